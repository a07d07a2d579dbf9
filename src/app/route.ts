import { chosenBy } from '@/app/page-cache/chosen-by-reader';
import { negotiateLocale } from '@/i18n/locales';

/** The bare address leads to the reader's language. */
export function GET(request: Request): Response {
  const locale = negotiateLocale(request.headers.get('accept-language'));
  return new Response(null, {
    status: 307,
    headers: {
      location: `/${locale}`,
      ...chosenBy('accept-language'),
      'cache-control': 'public, max-age=0, s-maxage=3600',
    },
  });
}
