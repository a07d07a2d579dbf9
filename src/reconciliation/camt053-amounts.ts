import { isCurrency } from '@/trade/currency';
import { parseDecimal } from '@/trade/money';
import type { Exchange } from './bank-statement';
import { all, at, textAt, type XmlElement } from './xml-element';

/**
 * Charges the bank states, detail before entry. Where it states none but the payer instructed more in our currency
 * than arrived, the difference was taken on the way: the same fact said in other words.
 */
export function chargesOf(
  detail: XmlElement | undefined,
  entry: XmlElement | undefined,
  amountMinor: number,
  currency: string,
): number {
  const own = all(detail, 'Chrgs');
  const stated = own.length > 0 ? own : all(entry, 'Chrgs');
  // .02 repeats Chrgs, each with its amount; .08 has one with records
  const records = stated.flatMap((charges) =>
    all(charges, 'Rcrd').length > 0 ? all(charges, 'Rcrd') : [charges],
  );
  const sum = records.reduce((total, record) => {
    const amount = at(record, 'Amt') ?? at(record, 'TtlChrgsAndTaxAmt');
    if (!amount || (amount.attributes.Ccy ?? currency) !== currency) return total;
    if (textAt(record, 'CdtDbtInd') === 'CRDT') return total;
    return total + (parseDecimal(currency, amount.text)?.minor ?? 0);
  }, 0);
  if (stated.length > 0) return Math.max(0, sum);
  const instructed = at(detail, 'AmtDtls', 'InstdAmt', 'Amt');
  if (amountMinor <= 0 || !instructed || instructed.attributes.Ccy !== currency) return 0;
  return Math.max(0, (parseDecimal(currency, instructed.text)?.minor ?? 0) - amountMinor);
}

/** What the payer instructed in another currency, with the rate the bank states; null where it states none. */
export function exchangeOf(
  detail: XmlElement | undefined,
  entry: XmlElement | undefined,
  currency: string,
): Exchange | null {
  const amounts = at(detail, 'AmtDtls') ?? at(entry, 'AmtDtls');
  const instructed = at(amounts, 'InstdAmt', 'Amt');
  const instructedCurrency = instructed?.attributes.Ccy;
  if (
    !instructed ||
    !instructedCurrency ||
    instructedCurrency === currency ||
    !isCurrency(instructedCurrency)
  )
    return null;
  const minor = parseDecimal(instructedCurrency, instructed.text)?.minor;
  const rate = ['InstdAmt', 'TxAmt', 'CntrValAmt']
    .map((where) => textAt(amounts, where, 'CcyXchg', 'XchgRate'))
    .find((found) => found !== null);
  if (minor === undefined || !rate || !/^\d{1,11}(\.\d{1,10})?$/.test(rate)) return null;
  return { instructedCurrency, instructedMinor: minor, rate };
}
