import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { isLocale, type Locale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { accentOf } from '@/ui/document-stylesheet';
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
    <>
      {portal && (
        <style
          nonce={asked.get('x-nonce') ?? undefined}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: colours checked by accentOf
          dangerouslySetInnerHTML={{ __html: accentOf(portal) }}
        />
      )}
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
    </>
  );
}

function pathWithoutLanguage(path: string | null): string {
  const [, first = '', ...rest] = (path ?? '/').split('/');
  return isLocale(first) ? `/${rest.join('/')}` : (path ?? '/');
}
