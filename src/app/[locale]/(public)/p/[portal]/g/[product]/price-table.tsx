import type { Product } from '@/catalogue/find-product';
import type { PriceTier } from '@/catalogue/price';
import { formatPercent } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { lineAmount, money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { Quantity, unitText } from '@/ui/quantity';
import type { Market } from '../../../../market';
import { OfferData, TierData } from './product-data';

/** Price by quantity, as an offer that machines can read too; in the other currencies that can be ordered in, opened on request. */
export function PriceTable({
  market,
  product,
  currency,
}: {
  readonly market: Market;
  readonly product: Product;
  readonly currency: string;
}) {
  const { locale } = market;
  const t = translator(locale, 'catalogue');
  const tiers = product.prices[currency] ?? [];
  const others = Object.entries(product.prices).filter(([code]) => code !== currency);
  return (
    <section className="section" itemProp="offers" itemScope itemType="https://schema.org/AggregateOffer">
      <h2>{t('product.prices')}</h2>
      <OfferData market={market} product={product} currency={currency} tiers={tiers} />
      <Tiers locale={locale} product={product} currency={currency} tiers={tiers} asOffers />
      {others.map(([code, inOther]) => (
        <details key={code}>
          <summary>{t('product.pricesIn', { currency: code })}</summary>
          <Tiers locale={locale} product={product} currency={code} tiers={inOther} />
        </details>
      ))}
    </section>
  );
}

interface TiersProps {
  readonly locale: Locale;
  readonly product: Product;
  readonly currency: string;
  readonly tiers: readonly PriceTier[];
  /** whether machines are told of each price; only of those in the currency of the offer as a whole */
  readonly asOffers?: boolean;
}

function Tiers({ locale, product, currency, tiers, asOffers = false }: TiersProps) {
  const t = translator(locale, 'catalogue');
  const list = tiers[0]?.unitMinor ?? 0;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('product.from')}</th>
          <th scope="col" className="end">
            {t('product.unitPrice', { unit: unitText(locale, product.unit, 1) })}
          </th>
          <th scope="col" className="end">
            {t('product.atThisQuantity')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier) => (
          <Row
            key={tier.fromThousandths}
            locale={locale}
            product={product}
            currency={currency}
            tier={tier}
            list={list}
            asOffer={asOffers}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  locale,
  product,
  currency,
  tier,
  list,
  asOffer,
}: {
  readonly locale: Locale;
  readonly product: Product;
  readonly currency: string;
  readonly tier: PriceTier;
  readonly list: number;
  readonly asOffer: boolean;
}) {
  const price = money(currency, tier.unitMinor);
  const percents = Math.round((1 - tier.unitMinor / list) * 100);
  return (
    <tr {...(asOffer && { itemProp: 'offers', itemScope: true, itemType: 'https://schema.org/Offer' })}>
      <th scope="row">
        {asOffer && <TierData product={product} currency={currency} tier={tier} />}
        <Quantity locale={locale} thousandths={tier.fromThousandths} unit={product.unit} />
        {percents > 0 && (
          <>
            {' '}
            <bdi className="quiet saving">{formatPercent(locale, -percents / 100)}</bdi>
          </>
        )}
      </th>
      <td className="end">
        <Amount locale={locale} value={price} />
      </td>
      <td className="end">
        <Amount locale={locale} value={lineAmount(price, tier.fromThousandths)} />
      </td>
    </tr>
  );
}
