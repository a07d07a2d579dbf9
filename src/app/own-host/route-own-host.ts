import { isLocale, type Locale, negotiateLocale } from '@/i18n/locales';

/** What a request to a market place's own host becomes. */
export type OwnHostRoute =
  | { readonly kind: 'show'; readonly path: string }
  | { readonly kind: 'go'; readonly to: string; readonly status: 307 | 308 };

/** The pages of a market place; all else (signing in, orders, applications, verification) is at home at the house. */
const shown = new Set(['', 'g', 'm', 's', 'c', 'seasons']);

/**
 * Where a path at a market's own host leads: "/fr/g/mango" shows "/fr/p/wouri/g/mango"; that long address itself moves
 * to the short one; what belongs to the house goes to the house. `search` has its question mark or is ''.
 */
export function routeOwnHost(
  request: { readonly pathname: string; readonly search: string; readonly acceptLanguage: string | null },
  portal: { readonly slug: string; readonly locales: readonly string[] },
  baseUrl: string,
): OwnHostRoute {
  const { pathname, search } = request;
  const [, language = '', first = '', ...rest] = pathname.split('/');
  if (language === '') {
    const offered = portal.locales.filter(isLocale) as Locale[];
    return { kind: 'go', to: `/${negotiateLocale(request.acceptLanguage, offered)}`, status: 307 };
  }
  if (!isLocale(language)) return { kind: 'go', to: `${baseUrl}${pathname}${search}`, status: 307 };
  if (first === 'p' && rest[0] === portal.slug && shown.has(rest[1] ?? '')) {
    const short = [language, ...rest.slice(1)].join('/');
    return { kind: 'go', to: `/${short}${search}`, status: 308 };
  }
  if (!shown.has(first)) return { kind: 'go', to: `${baseUrl}${pathname}${search}`, status: 307 };
  const below = [first, ...rest].filter(Boolean).join('/');
  return { kind: 'show', path: `/${language}/p/${portal.slug}${below && `/${below}`}` };
}

/**
 * Where a page of a market is at home, which its canonical link and the sitemap name: at the market's own host if it has
 * one that shows the page, else at the house. `path` follows "/p/{market}".
 */
export function homeOf(
  portal: { readonly slug: string; readonly host: string | null },
  path: string,
  baseUrl: string,
): { readonly origin: string; readonly path: string } {
  const isShown = shown.has(path.split('/')[1] ?? '');
  return portal.host && isShown
    ? { origin: ownOrigin(portal.host, baseUrl), path }
    : { origin: baseUrl, path: `/p/${portal.slug}${path}` };
}

/** The origin of a market's own host, by the same protocol and port as the house. */
export function ownOrigin(host: string, baseUrl: string): string {
  const { protocol, port } = new URL(baseUrl);
  return `${protocol}//${host}${port && `:${port}`}`;
}

/**
 * A page of the market as its own host shows it: links within the market are short, links to the house lead to the
 * house. Only addresses that begin with a language are touched; pictures and styles are served at every host.
 */
export function withOwnLinks(html: string, slug: string, baseUrl: string): string {
  return html.replace(
    /(href|action)="\/(en|fr|es|pt|ar)(?=["/?#])([^"]*)"/g,
    (_, attribute: string, language: string, rest: string) => {
      const inside = rest.startsWith(`/p/${slug}`) ? rest.slice(slug.length + 3) : null;
      const [, first = ''] = (inside ?? '/-').split(/[?#]/)[0]!.split('/');
      const stays = inside !== null && /^([/?#]|$)/.test(inside) && shown.has(first);
      return `${attribute}="${stays ? '' : baseUrl}/${language}${stays ? inside : rest}"`;
    },
  );
}
