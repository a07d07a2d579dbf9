import { parseCreditorReference } from '@/trade/creditor-reference';
import { parseDecimal } from '@/trade/money';
import type { BankLine } from './bank-statement';
import { chargesOf, exchangeOf } from './camt053-amounts';
import { counterpartyOf } from './camt053-party';
import type { CamtReader } from './camt053-reader';
import { all, at, textAt, type XmlElement } from './xml-element';

type UnplacedLine = Omit<BankLine, 'position'>;

/** The lines of one entry: one, or one a detail where the details carry amounts that sum to the entry. */
export function readEntry(entry: XmlElement, reader: CamtReader): UnplacedLine[] {
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts');
  if (status === null) {
    reader.missing(entry, 'Sts');
    return [];
  }
  if (status !== 'BOOK') return [];
  const amountMinor = reader.signedAmount(entry);
  const bookingDate = reader.day(entry, 'BookgDt');
  const valueDate = at(entry, 'ValDt') ? reader.day(entry, 'ValDt') : bookingDate;
  if (amountMinor === null || bookingDate === null || valueDate === null) return [];
  if (amountMinor === 0) return [];
  const details = all(entry, 'NtryDtls').flatMap((batch) => all(batch, 'TxDtls'));
  const parts = splitAmounts(details, amountMinor, reader);
  const common = { bookingDate, valueDate, isReversal: textAt(entry, 'RvslInd') === 'true' };
  if (!parts) {
    const line = readDetail(
      details.length === 1 ? details[0] : undefined,
      entry,
      amountMinor,
      reader.currency,
    );
    const batchNote = details.length > 1 ? ` (${details.length} transactions)` : '';
    return [{ ...common, ...line, amountMinor, remittance: `${line.remittance}${batchNote}`.trim() }];
  }
  return details.map((detail, i) => {
    const minor = parts[i] ?? 0;
    const line = readDetail(detail, entry, minor, reader.currency, i + 1);
    return { ...common, ...line, amountMinor: minor };
  });
}

/** The amounts of a batch's details when every one has one and they sum to the entry; else null, and it stays whole. */
function splitAmounts(details: readonly XmlElement[], total: number, reader: CamtReader): number[] | null {
  if (details.length < 2) return null;
  const amounts = details.map((detail) => detailAmount(detail, Math.sign(total), reader.currency));
  if (amounts.some((amount) => amount === null || amount === 0)) return null;
  const known = amounts.filter((amount) => amount !== null);
  return known.reduce((sum, amount) => sum + amount, 0) === total ? known : null;
}

function detailAmount(detail: XmlElement, entrySign: number, currency: string): number | null {
  const amount = at(detail, 'Amt') ?? at(detail, 'AmtDtls', 'TxAmt', 'Amt');
  if (!amount || (amount.attributes.Ccy ?? currency) !== currency) return null;
  const minor = parseDecimal(currency, amount.text)?.minor;
  if (minor === undefined) return null;
  const indicator = textAt(detail, 'CdtDbtInd');
  const sign = indicator === 'CRDT' ? 1 : indicator === 'DBIT' ? -1 : entrySign;
  return sign * minor;
}

/** `part` is the place of a detail in a batch that was split: what the entry says as a whole is then not the line's. */
function readDetail(
  detail: XmlElement | undefined,
  entry: XmlElement,
  amountMinor: number,
  currency: string,
  part?: number,
): Omit<UnplacedLine, 'amountMinor' | 'bookingDate' | 'valueDate' | 'isReversal'> {
  const whole = part === undefined ? entry : undefined;
  const entryReference = provided(textAt(entry, 'AcctSvcrRef'));
  const remittance = at(detail, 'RmtInf');
  const structured = all(remittance, 'Strd')
    .map((strd) => textAt(strd, 'CdtrRefInf', 'Ref'))
    .find((ref) => ref !== null);
  const creditor = structured ? parseCreditorReference(structured) : null;
  const words = [
    ...all(remittance, 'Ustrd').map((line) => line.text),
    ...(structured && !creditor?.ok ? [structured] : []),
    textAt(detail, 'AddtlTxInf') ?? textAt(whole, 'AddtlNtryInf') ?? '',
  ];
  return {
    endToEndId: provided(textAt(detail, 'Refs', 'EndToEndId')),
    servicerReference:
      provided(textAt(detail, 'Refs', 'AcctSvcrRef')) ??
      (entryReference && part !== undefined ? `${entryReference}/${part}` : entryReference),
    uetr: uuid(textAt(detail, 'Refs', 'UETR')),
    creditorReference: creditor?.ok ? creditor.value : null,
    ...counterpartyOf(detail, amountMinor),
    remittance: words.filter(Boolean).join(' ').slice(0, 2_000),
    chargesMinor: chargesOf(detail, whole, amountMinor, currency),
    exchange: exchangeOf(detail, whole, currency),
  };
}

/** NOTPROVIDED is what banks write where ISO 20022 wants an answer and there is none. */
function provided(text: string | null): string | null {
  return text === null || /^(NOTPROVIDED|NONREF|NONE)$/i.test(text) ? null : text.slice(0, 105);
}

function uuid(text: string | null): string | null {
  return text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : null;
}
