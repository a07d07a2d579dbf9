import type { ReactNode } from 'react';
import { formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { LineDetail } from '@/reconciliation/find-line';
import { money } from '@/trade/money';
import { DateText } from '@/ui/date-text';
import { dayAsDate } from '../../line-words';

/** Everything the bank said of the line, in its own words. What it did not say is left out. */
export function LineFacts({ locale, detail: { line, statement } }: { locale: Locale; detail: LineDetail }) {
  const t = translator(locale, 'finance');
  const { exchange } = line;
  const facts: readonly [string, ReactNode][] = [
    ['booked', <DateText key="booked" locale={locale} at={dayAsDate(line.bookingDate)} />],
    ['value', <DateText key="value" locale={locale} at={dayAsDate(line.valueDate)} />],
    ['account', <bdi key="account">{statement.account}</bdi>],
    ['counterparty', line.counterparty],
    ['counterpartyAccount', line.counterpartyAccount],
    ['remittance', line.remittance],
    ['creditorReference', line.creditorReference],
    ['endToEndId', line.endToEndId],
    ['servicerReference', line.servicerReference],
    ['uetr', line.uetr],
    ['charges', line.chargesMinor ? formatMoney(locale, money(line.currency, line.chargesMinor)) : null],
    [
      'exchange',
      exchange
        ? `${formatMoney(locale, money(exchange.instructedCurrency, exchange.instructedMinor))} × ${exchange.rate}`
        : null,
    ],
  ];
  return (
    <section aria-label={t('line.facts')}>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`line.${name}`)}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
