import { createHash } from 'node:crypto';
import { type CardFacts, drawCard } from '@/app/cards/draw-card';
import { namesNothing } from '@/app/names-nothing';
import { findProduct, type Product, textOf } from '@/catalogue/find-product';
import { findPhotosOf } from '@/catalogue/photos/find-photos';
import { photoKey } from '@/catalogue/photos/photo';
import { readPublic } from '@/db/read-public';
import { fileStorage } from '@/files/configured-storage';
import { inTurn } from '@/files/imaging/take-turns';
import { formatCountry, formatMoney } from '@/i18n/format';
import { defaultLocale, directionOf, isLocale, type Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findPortal, type Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { papers, readableAccent } from '@/trade/contrast';
import { artworkMarkup } from '@/ui/artwork/artwork';
import { quantityText, unitText } from '@/ui/quantity';

const drawn = new Map<string, Uint8Array>();
const most = 100;

/** The card by which goods are shown where somebody shares their page, in the language of that page: `?in=fr`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ portal: string; product: string }> },
): Promise<Response> {
  const asked = await params;
  if (namesNothing(asked)) return new Response(null, { status: 404 });
  const wished = new URL(request.url).searchParams.get('in') ?? '';
  const found = await readPublic(async (tx) => {
    const portal = await findPortal(tx, asked.portal);
    const product = portal && (await findProduct(tx, asked.portal, asked.product));
    if (!product || product.state !== 'published') return null;
    return { portal, product, photo: (await findPhotosOf(tx, [product.id])).get(product.id)?.[0] };
  });
  if (!found) return new Response(null, { status: 404 });
  const { portal, product, photo } = found;
  const locale = isLocale(wished) ? wished : (portal.locales.find(isLocale) ?? defaultLocale);
  const words = wordsOf(locale, portal, product);
  const digest = createHash('sha256')
    .update(JSON.stringify([words, photo?.digest, product.artwork]))
    .digest('base64url');
  const headers = { etag: `"${digest.slice(0, 22)}"`, 'cache-control': 'public, max-age=300, s-maxage=300' };
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  const picture = await pictureOf(product, photo?.digest);
  const card = drawn.get(digest) ?? (await inTurn(() => drawCard({ ...words, picture })));
  if (!card) return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
  if (drawn.size >= most) drawn.delete(drawn.keys().next().value ?? '');
  drawn.set(digest, card);
  return new Response(new Uint8Array(card), { headers: { ...headers, 'content-type': 'image/jpeg' } });
}

function wordsOf(locale: Locale, portal: Portal, product: Product): Omit<CardFacts, 'picture'> {
  const currency =
    portal.currencies.find((one) => product.prices[one]) ?? Object.keys(product.prices)[0] ?? 'EUR';
  const minor = product.prices[currency]?.[0]?.unitMinor ?? 0;
  const country = formatCountry(locale, product.originCountry);
  const minimum = quantityText(locale, product.minimumThousandths, product.unit);
  return {
    name: textOf(product, locale).name,
    direction: directionOf(locale),
    price: `${isolated(formatMoney(locale, { currency, minor }))} / ${unitText(locale, product.unit, 1)}`,
    terms: [
      `${translator(locale, 'ui')('trade.minimum')} ${isolated(minimum)}`,
      isolated(`${product.incoterm} ${product.incotermPlace}`),
      product.originRegion ? `${isolated(product.originRegion)}, ${country}` : country,
    ],
    market: textIn(locale, portal.name),
    chamber: textIn(locale, portal.chamberName),
    accent: readableAccent(portal.accent, papers.day, '#27348b'),
  };
}

/** As `<bdi>` does on pages: its parts stay in their own order, whatever stands around them (FSI, PDI). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

async function pictureOf(product: Product, digest: string | undefined): Promise<CardFacts['picture']> {
  const photo = digest ? await fileStorage().get(photoKey('detail-webp', digest)) : null;
  return photo ? { photo } : { artwork: artworkMarkup(product.artwork, product.category) };
}
