import type { ReactNode } from 'react';
import { inTransaction } from '@/db/transaction';
import { type Locale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { type Actor, scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { countUnread } from '@/notifications/find-notices';
import { findPortal } from '@/portals/find-portals';
import { accentStyle } from '@/ui/accent-style';
import { QuietButton } from '@/ui/button';
import { Masthead } from '@/ui/masthead';
import { Installable } from '@/ui/offline/installable';
import { OwnDeviceWorker } from '@/ui/offline/own-device-worker';
import { pathWithoutLanguage } from '../path-without-language';
import { portalBrand } from '../portal-brand';

/** Around every page of a signed-in person: the market place's brand, where they may go, and the way out. */
export async function MemberShell({
  locale,
  actor,
  children,
}: {
  locale: Locale;
  actor: Actor;
  children: ReactNode;
}) {
  const t = translator(locale, 'member');
  const { portal, unread } = await inTransaction(scopeOf(actor), async (tx) => ({
    portal: actor.portalSlug ? await findPortal(tx, actor.portalSlug) : null,
    unread: await countUnread(tx, actor.personId),
  }));
  const brand = portal ? portalBrand(portal, locale) : null;
  return (
    <div className="branded" style={brand ? accentStyle(brand) : undefined}>
      <Installable locale={locale} market={brand?.slug} accent={brand?.accent} />
      <OwnDeviceWorker keep={[`/${locale}/guide`]} />
      <a className="skip" href="#content">
        {translator(locale, 'ui')('skip')}
      </a>
      <Masthead locale={locale} path={await pathWithoutLanguage()} portal={brand} languages={locales}>
        <nav aria-label={t('navigation')}>
          {placesOf(actor).map((place) => (
            <a key={place} href={`/${locale}/${place}`}>
              {t(`places.${place.replaceAll('/', '-')}`)}
              {place === 'today' && unread > 0 && ` (${unread})`}
            </a>
          ))}
          <form action="/api/sign-out" method="post">
            <input type="hidden" name="locale" value={locale} />
            <QuietButton>{t('signOut')}</QuietButton>
          </form>
        </nav>
      </Masthead>
      <main id="content" className="sheet">
        {children}
      </main>
      <footer className="sheet colophon">
        <div className="engraved" />
        <p>
          <bdi>{actor.name}</bdi>
          {actor.organisationName && (
            <>
              {' · '}
              <bdi>{actor.organisationName}</bdi>
            </>
          )}
        </p>
      </footer>
    </div>
  );
}

function placesOf(actor: Actor): string[] {
  const places = ['today'];
  if (actor.organisationId) places.push('orders');
  if (may(actor, 'save-search')) places.push('buyer/searches');
  if (actor.roles.includes('seller')) places.push('seller/products');
  if (actor.organisationId) places.push('mandates');
  if (actor.portalId && may(actor, 'see-certificates')) places.push('chamber');
  if (may(actor, 'see-ledger')) places.push('finance');
  if (may(actor, 'open-portal')) places.push('operator');
  return [...places, 'keys'];
}
