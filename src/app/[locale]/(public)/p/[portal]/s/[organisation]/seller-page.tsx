import type { ProductPage } from '@/catalogue/find-products';
import type { MakerPage, Seller } from '@/catalogue/find-seller';
import type { SellerSealFacts } from '@/certificates/find-seal';
import { formatCountry } from '@/i18n/format';
import { translator } from '@/i18n/translator';
import { languageIn, textIn } from '@/portals/text-in';
import { EmptyState } from '@/ui/empty-state';
import { inLanguage } from '@/ui/in-language';
import { MoreLink } from '@/ui/more-link';
import { PageHeader } from '@/ui/page-header';
import type { Market } from '../../../../market';
import { GoodsGrid } from '../../goods-grid';
import { SellerSeal } from '../../seller-seal';

export function SellerPage({
  market,
  seller,
  makers,
  seal,
  goods,
}: {
  readonly market: Market;
  readonly seller: Seller;
  readonly makers: MakerPage;
  readonly seal: SellerSealFacts | null;
  readonly goods: ProductPage;
}) {
  const { locale, brand } = market;
  const t = translator(locale, 'catalogue');
  const { products, next } = goods;
  const here = `/${locale}/p/${brand.slug}/s/${seller.slug}`;
  const about = textIn(locale, seller.about);
  return (
    <div itemScope itemType="https://schema.org/Organization">
      <meta itemProp="name" content={seller.legalName} />
      <PageHeader
        eyebrow={kindOf(market, seller)}
        title={seller.legalName}
        lead={about && <span {...inLanguage(locale, languageIn(locale, seller.about))}>{about}</span>}
      />
      <div className="columns">
        <section className="section">
          <h2>{t('seller.verified')}</h2>
          <p>{t('seller.vouchedText')}</p>
          <SellerSeal market={market} certificate={seal} />
        </section>
        <section className="section">
          <dl className="facts">
            <div>
              <dt>{t('seller.register')}</dt>
              <dd>
                <bdi>{seller.organisationIdentifier}</bdi>
              </dd>
            </div>
            <div>
              <dt>{t('seller.address')}</dt>
              <dd itemProp="address">{addressOf(market, seller)}</dd>
            </div>
          </dl>
        </section>
      </div>
      <Makers market={market} here={here} page={makers} />
      <section className="section">
        <h2>{t('seller.goods')}</h2>
        {products.length === 0 && (
          <EmptyState title={t('seller.noGoods')}>{t('seller.noGoodsText')}</EmptyState>
        )}
        <GoodsGrid locale={locale} portalSlug={brand.slug} products={products} />
        {next && <MoreLink href={`${here}?after=${next}`}>{t('market.more')}</MoreLink>}
      </section>
    </div>
  );
}

function Makers({
  market,
  here,
  page: { makers, next },
}: {
  readonly market: Market;
  readonly here: string;
  readonly page: MakerPage;
}) {
  if (makers.length === 0) return null;
  const { locale, brand } = market;
  return (
    <section className="section">
      <h2>{translator(locale, 'catalogue')('seller.makers')}</h2>
      <ul className="makers">
        {makers.map((maker) => (
          <li key={maker.id}>
            <h3>
              <a href={`/${locale}/p/${brand.slug}/m/${maker.slug}`}>{maker.name}</a>
            </h3>
            <p className="quiet fine">{maker.place}</p>
            <p {...inLanguage(locale, languageIn(locale, maker.story))}>{textIn(locale, maker.story)}</p>
          </li>
        ))}
      </ul>
      {next && (
        <MoreLink href={`${here}?${new URLSearchParams({ makers: next })}`}>
          {translator(locale, 'storefront')('moreMakers')}
        </MoreLink>
      )}
    </section>
  );
}

/** "Cooperative · led by women · 340 members". */
function kindOf({ locale }: Market, seller: Seller): string {
  const t = translator(locale, 'catalogue');
  return [
    t(`seller.kind.${seller.kind}`),
    seller.womenLed && t('seller.womenLed'),
    seller.memberCount && t('seller.members', { count: seller.memberCount }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function addressOf({ locale }: Market, { address }: Seller): string {
  const town = [address.postcode, address.town].filter(Boolean).join(' ');
  return [address.street, address.landmark, town, formatCountry(locale, address.country)]
    .filter(Boolean)
    .join(', ');
}
