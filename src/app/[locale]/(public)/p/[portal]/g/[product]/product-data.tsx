import { homeOf } from '@/app/own-host/route-own-host';
import type { Product } from '@/catalogue/find-product';
import type { ProductPhoto } from '@/catalogue/photos/photo';
import type { PriceTier } from '@/catalogue/price';
import { freeOf } from '@/catalogue/stock';
import { tiersOfVariant } from '@/catalogue/variant';
import { config } from '@/config';
import { currencyDigits } from '@/trade/currency';
import type { Market } from '../../../../market';

/**
 * What machines want to know of goods beyond what the page shows (schema.org Product), as microdata: JSON-LD would need
 * a script element, and there is none on these pages.
 */
export function ProductData({
  market,
  product,
  photos,
}: {
  readonly market: Market;
  readonly product: Product;
  readonly photos: readonly ProductPhoto[];
}) {
  const origin = config().baseUrl;
  const { slug } = market.brand;
  const { maker, seller } = product;
  const pictures = photos.map(({ digest }) => `${origin}/photos/${digest}/detail.webp`);
  const card = `${origin}/cards/${slug}/${product.slug}?in=${market.locale}`;
  return (
    <>
      <link itemProp="url" href={addressOf(market, `/g/${product.slug}`)} />
      {(pictures.length > 0 ? pictures : [card]).map((picture) => (
        <link key={picture} itemProp="image" href={picture} />
      ))}
      <meta itemProp="sku" content={product.id} />
      <meta itemProp="category" content={product.category} />
      <meta itemProp="countryOfOrigin" content={product.originCountry} />
      <span itemProp="brand" itemScope itemType="https://schema.org/Brand">
        <meta itemProp="name" content={maker?.name ?? seller.legalName} />
        <link itemProp="url" href={addressOf(market, maker ? `/m/${maker.slug}` : `/s/${seller.slug}`)} />
      </span>
    </>
  );
}

/** Where a page of the market is at home; `path` follows "/p/{market}". */
function addressOf({ portal, locale }: Market, path: string): string {
  const home = homeOf(portal, path, config().baseUrl);
  return `${home.origin}/${locale}${home.path}`;
}

/** The offer's bounds (schema.org AggregateOffer): prices per unit, of whichever variant, and whether it can be ordered. */
export function OfferData({
  market,
  product,
  currency,
  tiers,
}: {
  readonly market: Market;
  readonly product: Product;
  readonly currency: string;
  readonly tiers: readonly PriceTier[];
}) {
  const variants = product.variants.length > 0 ? product.variants : [null];
  const prices = variants.flatMap((variant) =>
    tiersOfVariant(tiers, currency, variant).map(({ unitMinor }) => unitMinor),
  );
  return (
    <>
      <meta itemProp="priceCurrency" content={currency} />
      <meta itemProp="lowPrice" content={decimal(currency, Math.min(...prices))} />
      <meta itemProp="highPrice" content={decimal(currency, Math.max(...prices))} />
      <meta itemProp="offerCount" content={String(prices.length)} />
      <link itemProp="availability" href={availabilityOf(product)} />
      <span itemProp="seller" itemScope itemType="https://schema.org/Organization">
        <meta itemProp="name" content={product.seller.legalName} />
        <link itemProp="url" href={addressOf(market, `/s/${product.seller.slug}`)} />
      </span>
    </>
  );
}

/** One price (schema.org Offer): from which quantity on it is asked for a unit, units as UN/CEFACT writes them. */
export function TierData({
  product,
  currency,
  tier,
}: {
  readonly product: Product;
  readonly currency: string;
  readonly tier: PriceTier;
}) {
  return (
    <>
      <meta itemProp="price" content={decimal(currency, tier.unitMinor)} />
      <meta itemProp="priceCurrency" content={currency} />
      <link itemProp="availability" href={availabilityOf(product)} />
      <span itemProp="eligibleQuantity" itemScope itemType="https://schema.org/QuantitativeValue">
        <meta itemProp="minValue" content={String(tier.fromThousandths / 1000)} />
        <meta itemProp="unitCode" content={product.unit} />
      </span>
    </>
  );
}

function decimal(currency: string, minor: number): string {
  return (minor / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency));
}

function availabilityOf(product: Product): string {
  const stocks = product.variants.length > 0 ? product.variants : [product.stock];
  const isLeft = stocks.some((stock) => freeOf(stock) !== 0);
  return `https://schema.org/${product.state === 'published' && isLeft ? 'InStock' : 'OutOfStock'}`;
}
