import type { ProductCard } from '@/catalogue/product-card';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { ArtworkPlate } from '@/ui/artwork/artwork-plate';
import { inLanguage } from '@/ui/in-language';
import { Photo } from '@/ui/photo';
import { TradeLine } from '@/ui/trade-line';

/** Goods as plates with their trade line. */
export function GoodsGrid({
  locale,
  portalSlug,
  products,
}: {
  readonly locale: Locale;
  readonly portalSlug: string;
  readonly products: readonly ProductCard[];
}) {
  if (products.length === 0) return null;
  return (
    <ul className="goods">
      {products.map((product) => (
        <li key={product.id}>
          <Goods locale={locale} href={`/${locale}/p/${portalSlug}/g/${product.slug}`} product={product} />
        </li>
      ))}
    </ul>
  );
}

/** One plate; `market` says whose, where the goods of several stand together. */
export function Goods({
  locale,
  href,
  product,
  market,
}: {
  readonly locale: Locale;
  readonly href: string;
  readonly product: ProductCard;
  readonly market?: string;
}) {
  const t = translator(locale, 'catalogue');
  const { maker, seller } = product;
  return (
    <article>
      {product.photo ? (
        <Photo locale={locale} photo={product.photo} alt={product.photo.alt} size="thumb" />
      ) : (
        <ArtworkPlate name={product.artwork} category={product.category} />
      )}
      <h3 {...inLanguage(locale, product.nameLocale)}>
        <a href={href}>{product.name}</a>
      </h3>
      <p className="quiet fine">
        {maker ? t('card.madeBy', { maker: maker.name }) : t('card.soldBy', { seller: seller.name })}
        {market && ` · ${market}`}
      </p>
      <TradeLine locale={locale} facts={product} />
    </article>
  );
}
