import type { ReactNode } from 'react';
import { directionOf, type Locale, negotiateLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Colophon } from './colophon';
import { emblem } from './emblem';
import { Languages, Masthead, type PortalBrand } from './masthead';

/** What a public page is, apart from its body. */
export interface DocumentFacts {
  readonly locale: Locale;
  readonly title: string;
  readonly description: string;
  /** the path without the language, with its leading slash and without a query: "/p/wouri"; '' is the home page */
  readonly path: string;
  /** the search a reader takes along into another language, without its question mark: "q=mango" */
  readonly query?: string;
  /** the origin people reach us at, "https://tradeseal.example", for canonical and language links */
  readonly origin: string;
  /** where the page is at home when that is elsewhere: at its market's own host, whose paths are shorter */
  readonly home?: { readonly origin: string; readonly path: string };
  /** languages this page exists in */
  readonly languages: readonly Locale[];
  readonly portal?: PortalBrand | null;
  /** the path of a picture for who shares the page, 1200 × 630; the mark of its market stands there without one */
  readonly card?: string;
  /** false for search results and other pages that search engines should leave alone */
  readonly indexed?: boolean;
}

/** A public page: everything from `<html>` on. Plain markup, one stylesheet in the head, no script. */
export function Document({
  facts,
  stylesheet,
  children,
}: {
  readonly facts: DocumentFacts;
  readonly stylesheet: string;
  readonly children: ReactNode;
}) {
  const { locale, portal, path, query } = facts;
  const t = translator(locale, 'ui');
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <Head facts={facts} stylesheet={stylesheet} />
      <body>
        <a className="skip" href="#content">
          {t('skip')}
        </a>
        <Masthead locale={locale} portal={portal}>
          <Languages locale={locale} path={query ? `${path}?${query}` : path} languages={facts.languages} />
          <nav aria-label={t('masthead.account')}>
            <a href={`/${locale}/sign-in`}>{t('masthead.signIn')}</a>
          </nav>
        </Masthead>
        <main id="content" className="sheet">
          {children}
        </main>
        <Colophon locale={locale} path={path} isDemo={portal?.isDemo ?? false} />
      </body>
    </html>
  );
}

function Head({ facts, stylesheet }: { readonly facts: DocumentFacts; readonly stylesheet: string }) {
  const { locale, languages, indexed = true } = facts;
  const home = facts.home ?? facts;
  const siteName = facts.portal?.name ?? 'Tradeseal';
  const title = facts.title === siteName ? siteName : `${facts.title} · ${siteName}`;
  const addressIn = (language: Locale) => `${home.origin}/${language}${home.path}`;
  const address = addressIn(locale);
  // the bare address asks each reader's browser; other pages have the language we begin with
  const forOthers = home.path === '' ? `${home.origin}/` : addressIn(negotiateLocale(null, languages));
  return (
    // biome-ignore lint/style/noHeadElement: next/head belongs to Next's pages; this is a document of its own
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>{title}</title>
      <meta name="description" content={facts.description} />
      {indexed ? <link rel="canonical" href={address} /> : <meta name="robots" content="noindex" />}
      {indexed && languages.length > 1 && (
        <>
          {languages.map((language) => (
            <link key={language} rel="alternate" hrefLang={language} href={addressIn(language)} />
          ))}
          <link rel="alternate" hrefLang="x-default" href={forOthers} />
        </>
      )}
      <meta property="og:title" content={facts.title} />
      <meta property="og:description" content={facts.description} />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:url" content={address} />
      <meta property="og:type" content="website" />
      <meta property="og:locale" content={localeTag(locale)} />
      <ShareCard facts={facts} siteName={siteName} />
      <link rel="icon" href={emblem} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own stylesheet; React would escape its > */}
      <style dangerouslySetInnerHTML={{ __html: stylesheet }} />
    </head>
  );
}

/** The picture that stands beside a shared address: the page's own card, else the mark of its market or of the house. */
function ShareCard({ facts, siteName }: { readonly facts: DocumentFacts; readonly siteName: string }) {
  const { card, origin, portal, title } = facts;
  const picture = card ?? `/icons/${portal?.slug ?? 'house'}/512.png`;
  const [width, height] = card ? ['1200', '630'] : ['512', '512'];
  return (
    <>
      <meta property="og:image" content={`${origin}${picture}`} />
      <meta property="og:image:width" content={width} />
      <meta property="og:image:height" content={height} />
      <meta property="og:image:alt" content={card ? title : siteName} />
      <meta name="twitter:card" content={card ? 'summary_large_image' : 'summary'} />
    </>
  );
}

/** Open Graph wants a territory; these are the ones our formats follow. */
function localeTag(locale: Locale): string {
  return { en: 'en_GB', fr: 'fr_FR', es: 'es_ES', pt: 'pt_PT', ar: 'ar_MA' }[locale];
}
