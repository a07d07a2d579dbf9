import type { Product } from '@/catalogue/find-product';
import type { PriceTier } from '@/catalogue/price';
import { formatPercent } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { lineAmount, money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { Quantity, unitText } from '@/ui/quantity';
import type { Market } from '../../../../market';
import { OfferData } from './product-data';

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
      <Tiers locale={locale} unit={product.unit} currency={currency} tiers={tiers} />
      {others.map(([code, inOther]) => (
        <details key={code}>
          <summary>{t('product.pricesIn', { currency: code })}</summary>
          <Tiers locale={locale} unit={product.unit} currency={code} tiers={inOther} />
        </details>
      ))}
    </section>
  );
}

interface TiersProps {
  readonly locale: Locale;
  readonly unit: string;
  readonly currency: string;
  readonly tiers: readonly PriceTier[];
}

function Tiers({ locale, unit, currency, tiers }: TiersProps) {
  const t = translator(locale, 'catalogue');
  const list = tiers[0]?.unitMinor ?? 0;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('product.from')}</th>
          <th scope="col" className="end">
            {t('product.unitPrice', { unit: unitText(locale, unit, 1) })}
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
            unit={unit}
            currency={currency}
            tier={tier}
            list={list}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  locale,
  unit,
  currency,
  tier,
  list,
}: {
  readonly locale: Locale;
  readonly unit: string;
  readonly currency: string;
  readonly tier: PriceTier;
  readonly list: number;
}) {
  const price = money(currency, tier.unitMinor);
  const percents = Math.round((1 - tier.unitMinor / list) * 100);
  return (
    <tr>
      <th scope="row">
        <Quantity locale={locale} thousandths={tier.fromThousandths} unit={unit} />
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
