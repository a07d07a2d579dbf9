import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { isLocale, type Locale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { accentStyle } from '@/ui/accent-style';
import { Masthead, type PortalBrand } from '@/ui/masthead';

/** Around the pages of somebody who is not signed in yet. */
export async function GuestShell(props: {
  locale: Locale;
  portal?: PortalBrand | null;
  children: ReactNode;
}) {
  const { locale, portal, children } = props;
  const asked = await headers();
  return (
    <div className="branded" style={portal ? accentStyle(portal) : undefined}>
      <a className="skip" href="#content">
        {translator(locale, 'ui')('skip')}
      </a>
      <Masthead
        locale={locale}
        path={pathWithoutLanguage(asked.get('x-path'))}
        portal={portal}
        languages={locales}
      >
        <span />
      </Masthead>
      <main id="content" className="sheet">
        {children}
      </main>
    </div>
  );
}

function pathWithoutLanguage(path: string | null): string {
  const [, first = '', ...rest] = (path ?? '/').split('/');
  return isLocale(first) ? `/${rest.join('/')}` : (path ?? '/');
}
