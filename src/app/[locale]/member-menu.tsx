import { type Locale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { QuietButton } from '@/ui/button';
import { Languages } from '@/ui/masthead';
import { Folded } from './folded';
import { currentIn, placesOf } from './member-places';

/** Where a signed-in person may go, the languages, and the way out. */
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
  const opens = (
    <>
      {t('menu')}
      {news}
    </>
  );
  return (
    <Folded locale={locale} id="member-menu" shown={opens}>
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
    </Folded>
  );
}
