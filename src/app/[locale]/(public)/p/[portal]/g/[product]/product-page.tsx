import type { Product } from '@/catalogue/find-product';
import type { ProductPhoto } from '@/catalogue/photos/photo';
import type { SellerSealFacts } from '@/certificates/find-seal';
import { translator } from '@/i18n/translator';
import { languageIn, textIn } from '@/portals/text-in';
import { money } from '@/trade/money';
import { PrimaryLink } from '@/ui/button';
import { inLanguage } from '@/ui/in-language';
import { Notice } from '@/ui/notice';
import { TradeLine } from '@/ui/trade-line';
import type { Market } from '../../../../market';
import { SellerSeal } from '../../seller-seal';
import { GrowthOfGoods } from './growth-of-goods';
import { PapersOfGoods } from './papers-of-goods';
import { PicturesOfGoods } from './pictures-of-goods';
import { PriceTable } from './price-table';
import { ProductData } from './product-data';
import { SeasonOfGoods } from './season-of-goods';
import { VariantsOfGoods } from './variants-of-goods';

/** Everything said about goods, in the order a buyer asks: what, on what terms, at what price, when, from whom. */
export function ProductPage({
  market,
  product,
  photos,
  text,
  certificate,
}: {
  readonly market: Market;
  readonly product: Product;
  readonly photos: readonly ProductPhoto[];
  readonly text: Product['texts'][number];
  readonly certificate: SellerSealFacts | null;
}) {
  const { locale, brand } = market;
  const t = translator(locale, 'catalogue');
  const here = `/${locale}/p/${brand.slug}`;
  const language = inLanguage(locale, text.locale);
  return (
    <article itemScope itemType="https://schema.org/Product">
      <ProductData market={market} product={product} photos={photos} />
      <p className="eyebrow crumbs">
        <a href={here}>{brand.name}</a> <span aria-hidden="true">/</span>{' '}
        <a href={`${here}/c/${product.category}`}>{translator(locale, 'categories')(product.category)}</a>
      </p>
      <div className="spread">
        <PicturesOfGoods locale={locale} product={product} photos={photos} label={text.name} />
        <div>
          <h1 itemProp="name" {...language}>
            {text.name}
          </h1>
          <Terms market={market} product={product} />
          {product.state === 'published' ? (
            <>
              <PrimaryLink href={`/${locale}/buyer/orders/new?product=${product.id}`}>
                {t('product.order')}
              </PrimaryLink>
              <p className="quiet fine order-note">{t('product.orderNote')}</p>
            </>
          ) : (
            <Notice title={t(product.state === 'archived' ? 'product.archived' : 'product.paused')}>
              <p>{t('product.pausedText')}</p>
            </Notice>
          )}
        </div>
      </div>
      <div className="columns">
        <section className="section">
          <h2>{t('product.about')}</h2>
          <p className="serif-text" itemProp="description" {...language}>
            {text.description}
          </p>
          {text.translation !== 'original' && (
            <p className="quiet fine">
              {t(text.translation === 'machine' ? 'product.machine' : 'product.translated')}
            </p>
          )}
        </section>
        <PriceTable market={market} product={product} currency={currencyOf(market, product)} />
        <VariantsOfGoods locale={locale} product={product} currency={currencyOf(market, product)} />
        <SeasonOfGoods locale={locale} product={product} />
        <PapersOfGoods locale={locale} product={product} />
        <GrowthOfGoods locale={locale} product={product} />
        {product.maker && (
          <section className="section">
            <h2>{t('product.maker')}</h2>
            <h3>
              <a href={`${here}/m/${product.maker.slug}`}>{product.maker.name}</a>
            </h3>
            <p className="quiet">{product.maker.place}</p>
            <p className="serif-text" {...inLanguage(locale, languageIn(locale, product.maker.story))}>
              {textIn(locale, product.maker.story)}
            </p>
          </section>
        )}
        <section className="section">
          <h2>{t('product.seller')}</h2>
          <h3>
            <a href={`${here}/s/${product.seller.slug}`}>{product.seller.legalName}</a>
          </h3>
          <SellerSeal market={market} certificate={certificate} />
        </section>
      </div>
    </article>
  );
}

function Terms({ market, product }: { readonly market: Market; readonly product: Product }) {
  const currency = currencyOf(market, product);
  const unitMinor = product.prices[currency]?.[0]?.unitMinor ?? 0;
  return <TradeLine locale={market.locale} facts={{ ...product, price: money(currency, unitMinor) }} />;
}

/** The market's first currency if the seller quotes in it, else the seller's first. */
function currencyOf(market: Market, product: Product): string {
  return product.prices[market.currency]
    ? market.currency
    : (Object.keys(product.prices)[0] ?? market.currency);
}
