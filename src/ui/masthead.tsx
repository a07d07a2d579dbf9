import type { ReactNode } from 'react';
import { type Locale, localeNames } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** The market place in whose name a page speaks. */
export interface PortalBrand {
  readonly slug: string;
  readonly name: string;
  readonly chamberName: string;
  /** the language that the chamber's name is written in; the page's unless told */
  readonly chamberLanguage?: string;
  readonly accent: string;
  readonly accentNight: string;
  readonly logo: { readonly address: string; readonly bytes: number } | null;
  readonly locales: readonly string[];
  readonly isDemo: boolean;
}

/** The top of every page: whose market place this is, and what stands beside it. */
export function Masthead({
  locale,
  portal,
  children,
}: {
  readonly locale: Locale;
  readonly portal?: PortalBrand | null;
  /** the languages, and where the person may go */
  readonly children: ReactNode;
}) {
  const t = translator(locale, 'ui');
  return (
    <header className="masthead">
      <div className="sheet masthead-row">
        <a className="masthead-brand" href={portal ? `/${locale}/p/${portal.slug}` : `/${locale}`}>
          {portal?.logo && (
            <img className="masthead-logo" src={portal.logo.address} alt="" width={40} height={40} />
          )}
          {portal?.name ?? 'Tradeseal'}
          <small lang={portal?.chamberLanguage === locale ? undefined : portal?.chamberLanguage}>
            {portal?.chamberName ?? t('masthead.motto')}
          </small>
        </a>
        {children}
      </div>
      <div className="engraved" />
    </header>
  );
}

/** The page in its other languages. */
export function Languages({
  locale,
  path,
  languages,
}: {
  readonly locale: Locale;
  /** the page's path without the language: "/p/wouri" */
  readonly path: string;
  /** the languages this page exists in */
  readonly languages: readonly Locale[];
}) {
  return (
    <nav aria-label={translator(locale, 'ui')('masthead.languages')}>
      {languages.map((code) => (
        <a
          key={code}
          href={`/${code}${path}`}
          lang={code}
          hrefLang={code}
          aria-current={code === locale ? 'true' : undefined}
        >
          {localeNames[code]}
        </a>
      ))}
    </nav>
  );
}
