import { formatMoney, formatThousandths } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Reason } from '@/reconciliation/claim';
import { money } from '@/trade/money';

/** A rule's reason as a sentence. */
export function reasonWords(locale: Locale, reason: Reason, currency: string): string {
  const t = translator(locale, 'finance');
  const { minor, basisPoints, ...facts } = reason.facts;
  return t(`reasons.${reason.code}`, {
    ...facts,
    ...(minor === undefined ? {} : { amount: formatMoney(locale, money(currency, Number(minor))) }),
    ...(basisPoints === undefined ? {} : { percent: formatThousandths(locale, Number(basisPoints) * 10) }),
  });
}
