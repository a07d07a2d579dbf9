import type { ReactNode } from 'react';
import { type Locale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { accentStyle } from '@/ui/accent-style';
import { FootLinks } from '@/ui/foot-links';
import { Languages, Masthead, type PortalBrand } from '@/ui/masthead';
import { Installable } from '@/ui/offline/installable';
import { pathWithoutLanguage } from '../path-without-language';

/** Around the pages of somebody who is not signed in yet. */
export async function GuestShell(props: {
  locale: Locale;
  portal?: PortalBrand | null;
  children: ReactNode;
}) {
  const { locale, portal, children } = props;
  return (
    <div className="branded" style={portal ? accentStyle(portal) : undefined}>
      <Installable locale={locale} market={portal?.slug} accent={portal?.accent} />
      <a className="skip" href="#content">
        {translator(locale, 'ui')('skip')}
      </a>
      <Masthead locale={locale} portal={portal}>
        <Languages locale={locale} path={await pathWithoutLanguage()} languages={locales} />
      </Masthead>
      <main id="content" className="sheet">
        {children}
      </main>
      <footer className="sheet colophon">
        <div className="engraved" />
        <FootLinks locale={locale} />
      </footer>
    </div>
  );
}
