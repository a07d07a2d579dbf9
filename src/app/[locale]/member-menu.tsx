import { type Locale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { QuietButton } from '@/ui/button';
import { Languages } from '@/ui/masthead';
import { currentIn, placesOf } from './member-places';

const id = 'member-menu';

/**
 * Where a signed-in person may go, the languages, and the way out. On a telephone one button brings them up, without
 * script; where the browser knows no popovers they stand as on a wide screen, and there is no button.
 */
export function MemberMenu({
  locale,
  actor,
  path,
  unread,
}: {
  readonly locale: Locale;
  readonly actor: Actor;
  /** the page's path without the language: "/orders?x=1" */
  readonly path: string;
  /** notices not read yet */
  readonly unread: number;
}) {
  const t = translator(locale, 'member');
  const news = unread > 0 && ` (${unread})`;
  return (
    <>
      <button type="button" className="button button-quiet menu-open" popoverTarget={id}>
        {t('menu')}
        {news}
      </button>
      <div id={id} className="menu" popover="auto">
        <button
          type="button"
          className="button button-quiet menu-close"
          popoverTarget={id}
          popoverTargetAction="hide"
        >
          {t('closeMenu')}
        </button>
        <Languages locale={locale} path={path} languages={locales} />
        <nav aria-label={t('navigation')}>
          {placesOf(actor).map((place) => (
            <a key={place} href={`/${locale}/${place}`} aria-current={currentIn(place, path)}>
              {t(`places.${place.replaceAll('/', '-')}`)}
              {place === 'today' && news}
            </a>
          ))}
          <form action="/api/sign-out" method="post">
            <input type="hidden" name="locale" value={locale} />
            <QuietButton>{t('signOut')}</QuietButton>
          </form>
        </nav>
      </div>
    </>
  );
}
