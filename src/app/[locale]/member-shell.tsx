import type { ReactNode } from 'react';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { type Actor, scopeOf } from '@/members/actor';
import { countUnread } from '@/notifications/find-notices';
import { findPortal } from '@/portals/find-portals';
import { accentStyle } from '@/ui/accent-style';
import { FootLinks } from '@/ui/foot-links';
import { Masthead } from '@/ui/masthead';
import { Installable } from '@/ui/offline/installable';
import { OwnDeviceWorker } from '@/ui/offline/own-device-worker';
import { pathWithoutLanguage } from '../path-without-language';
import { portalBrand } from '../portal-brand';
import { MemberMenu } from './member-menu';

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
  const { portal, unread } = await inTransaction(scopeOf(actor), async (tx) => ({
    portal: actor.portalSlug ? await findPortal(tx, actor.portalSlug) : null,
    unread: await countUnread(tx, actor.personId),
  }));
  const brand = portal ? portalBrand(portal, locale) : null;
  return (
    <div className="branded" data-member={actor.personId} style={brand ? accentStyle(brand) : undefined}>
      <Installable locale={locale} market={brand?.slug} accent={brand?.accent} />
      <OwnDeviceWorker keep={[`/${locale}/guide`]} />
      <a className="skip" href="#content">
        {translator(locale, 'ui')('skip')}
      </a>
      <Masthead locale={locale} portal={brand}>
        <MemberMenu locale={locale} actor={actor} path={await pathWithoutLanguage()} unread={unread} />
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
        <FootLinks locale={locale} />
      </footer>
    </div>
  );
}
