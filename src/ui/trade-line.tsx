import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Money } from '@/trade/money';
import { Amount } from './amount';
import { Quantity, unitText } from './quantity';

/** The five facts of goods on offer. */
export interface TradeFacts {
  readonly price: Money;
  /** UN/ECE Rec 20 */
  readonly unit: string;
  readonly minimumThousandths: number;
  readonly incoterm: string;
  readonly incotermPlace: string;
  readonly leadTimeDays: number;
  /** ISO 3166-1 alpha-2 */
  readonly originCountry: string;
  readonly originRegion?: string | null;
}

/** Price and unit · minimum order · Incoterm and place · lead time · origin: wherever goods appear, in this order. */
export function TradeLine({
  locale,
  facts,
  wide = false,
}: {
  readonly locale: Locale;
  readonly facts: TradeFacts;
  readonly wide?: boolean;
}) {
  const t = translator(locale, 'ui');
  const country = formatCountry(locale, facts.originCountry);
  return (
    <dl className={wide ? 'trade-line trade-line-wide' : 'trade-line'}>
      <div>
        <dt>{t('trade.price')}</dt>
        <dd className="price">
          <Amount locale={locale} value={facts.price} />
          {` / ${unitText(locale, facts.unit, 1)}`}
        </dd>
      </div>
      <div>
        <dt>{t('trade.minimum')}</dt>
        <dd>
          <Quantity locale={locale} thousandths={facts.minimumThousandths} unit={facts.unit} />
        </dd>
      </div>
      <div>
        <dt>{t('trade.term')}</dt>
        <dd>
          <bdi>{`${facts.incoterm} ${facts.incotermPlace}`}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('trade.lead')}</dt>
        <dd>{t('trade.days', { days: facts.leadTimeDays })}</dd>
      </div>
      <div>
        <dt>{t('trade.origin')}</dt>
        <dd>{facts.originRegion ? `${facts.originRegion}, ${country}` : country}</dd>
      </div>
    </dl>
  );
}
