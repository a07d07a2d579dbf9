import { formatCountry, formatWholeUnits } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Volume } from '@/orders/find-trade-figures';
import { printHsCode } from '@/trade/hs-code';
import { hsName } from '@/trade/hs-codes';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { BarTable } from '@/ui/charts/bar-table';
import { everyMonth, MonthChart } from '@/ui/charts/month-chart';
import { FigureSection } from './figure-section';
import type { Figures } from './read-figures';

interface Props {
  readonly locale: Locale;
  readonly months: string;
  readonly figures: Figures;
  readonly now: Date;
}

/** Signed trade: by month, by country of the buyer, by goods. One drawing for each currency. */
export function TradeCharts({ locale, months, figures, now }: Props) {
  const t = translator(locale, 'figures');
  const { byMonth, byBuyerCountry, byHsCode } = figures.trade;
  const shared = { locale, months };
  return (
    <>
      <FigureSection
        {...shared}
        name="volume-by-month"
        title={t('volume.byMonth')}
        hint={t('volume.hint')}
        isEmpty={byMonth.length === 0}
      >
        {currenciesOf(byMonth).map((currency) => (
          <figure key={currency}>
            <figcaption>{currency}</figcaption>
            <MonthChart
              locale={locale}
              label={t('volume.monthLabel', { currency })}
              heads={[t('month'), currency]}
              months={everyMonth(
                byMonth
                  .filter((row) => row.currency === currency)
                  .map(({ of, totalMinor }) => ({ month: of, value: totalMinor })),
                { from: figures.since, until: now },
              )}
              format={(minor) => formatWholeUnits(locale, { currency, minor })}
            />
          </figure>
        ))}
      </FigureSection>
      <VolumeBars
        {...shared}
        name="volume-by-country"
        title={t('volume.byCountry')}
        head={t('volume.country')}
        rows={byBuyerCountry}
        label={(country) => formatCountry(locale, country)}
      />
      <VolumeBars
        {...shared}
        name="volume-by-hs-code"
        title={t('volume.byGoods')}
        head={t('volume.goods')}
        rows={byHsCode}
        label={(code) => (
          <>
            <bdi>{printHsCode(code)}</bdi> <span className="quiet">{hsName(locale, code)}</span>
          </>
        )}
      />
    </>
  );
}

function VolumeBars(props: {
  locale: Locale;
  months: string;
  name: 'volume-by-country' | 'volume-by-hs-code';
  title: string;
  head: string;
  rows: readonly Volume[];
  label: (of: string) => React.ReactNode;
}) {
  const { locale, months, name, title, head, rows, label } = props;
  const t = translator(locale, 'figures');
  return (
    <FigureSection locale={locale} months={months} name={name} title={title} isEmpty={rows.length === 0}>
      {currenciesOf(rows).map((currency) => (
        <BarTable
          key={currency}
          caption={`${title}, ${currency}`}
          heads={[head, t('volume.total')]}
          bars={rows
            .filter((row) => row.currency === currency)
            .map(({ of, totalMinor, orders }) => ({
              key: of,
              label: label(of),
              value: totalMinor,
              figures: (
                <>
                  <Amount locale={locale} value={money(currency, totalMinor)} />{' '}
                  <span className="quiet">{t('volume.orders', { orders })}</span>
                </>
              ),
            }))}
        />
      ))}
    </FigureSection>
  );
}

function currenciesOf(rows: readonly Volume[]): string[] {
  return [...new Set(rows.map(({ currency }) => currency))].sort();
}
