import { type AppPlace, appPlace } from '@/app/app-place';
import { directionOf, isLocale, type Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { textIn } from '@/portals/text-in';

/** What a telephone needs to know to install a market (W3C Web Application Manifest): "/app-manifest/wouri/fr". */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ place: string; locale: string }> },
): Promise<Response> {
  const { place, locale } = await params;
  const market = isLocale(locale) ? await appPlace(place) : null;
  if (!market || !isLocale(locale)) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(manifestOf(market, locale)), {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' },
  });
}

function manifestOf({ slug, name, accent }: AppPlace, locale: Locale): object {
  const t = translator(locale, 'offline');
  const title = name ? textIn(locale, name) : 'Tradeseal';
  const icon = (file: string, sizes: string, purpose: string) => ({
    src: `/icons/${slug}/${file}`,
    sizes,
    type: 'image/png',
    purpose,
  });
  return {
    id: `/?market=${slug}`,
    name: title,
    short_name: title.length > 12 ? (title.split(' ')[0] ?? title) : title,
    lang: locale,
    dir: directionOf(locale),
    start_url: `/${locale}/today`,
    scope: '/',
    display: 'standalone',
    background_color: '#fbf8f3',
    theme_color: accent,
    icons: [
      icon('192.png', '192x192', 'any'),
      icon('512.png', '512x512', 'any'),
      icon('maskable-512.png', '512x512', 'maskable'),
    ],
    shortcuts: (['orders', 'keys'] as const).map((room) => ({
      name: t(`shortcuts.${room}`),
      url: `/${locale}/${room}`,
    })),
  };
}
