import type { ProductPage } from '@/catalogue/find-products';
import type { Maker, Seller } from '@/catalogue/find-seller';
import { translator } from '@/i18n/translator';
import { languageIn, textIn } from '@/portals/text-in';
import { inLanguage } from '@/ui/in-language';
import { MoreLink } from '@/ui/more-link';
import type { Market } from '../../../../market';
import { GoodsGrid } from '../../goods-grid';

export function MakerPage({
  market,
  maker,
  seller,
  goods: { products, next },
}: {
  readonly market: Market;
  readonly maker: Maker;
  readonly seller: Seller;
  readonly goods: ProductPage;
}) {
  const { locale, brand } = market;
  const t = translator(locale, 'catalogue');
  return (
    <div itemScope itemType="https://schema.org/Person">
      <header className="page-header">
        <h1 itemProp="name" dir="auto">
          {maker.name}
        </h1>
        <p className="lead" itemProp="description" {...inLanguage(locale, languageIn(locale, maker.story))}>
          {textIn(locale, maker.story)}
        </p>
        <p>
          {maker.place} · <a href={`/${locale}/p/${brand.slug}/s/${seller.slug}`}>{seller.legalName}</a>
        </p>
      </header>
      {products.length > 0 && (
        <section className="section">
          <h2>{t('maker.goods', { maker: maker.name })}</h2>
          <GoodsGrid locale={locale} portalSlug={brand.slug} products={products} />
          {next && (
            <MoreLink href={`/${locale}/p/${brand.slug}/m/${maker.slug}?after=${next}`}>
              {t('market.more')}
            </MoreLink>
          )}
        </section>
      )}
    </div>
  );
}
