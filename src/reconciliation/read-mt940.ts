import { isCurrency } from '@/trade/currency';
import { parseDecimal } from '@/trade/money';
import {
  type BankLine,
  type BankStatement,
  balanceGap,
  type StatementProblem,
  type StatementReading,
  unreadable,
} from './bank-statement';
import { isDay } from './camt053-reader';
import { readDetails86 } from './mt940-details';

interface Field {
  readonly tag: string;
  readonly text: string;
  readonly line: number;
}

const mostFields = 100_000;

/**
 * Reads SWIFT MT940 as banks export it: tags 20, 25, 28C, 60F, 61, 86 and 62F, several statements a file, with or
 * without the SWIFT envelope. Amounts are read as integers, and every statement adds up to the cent or is refused.
 * Intermediate balances (60M, 62M) open and close the pages of a longer statement and are read like the final ones.
 */
export function readMt940(text: string): StatementReading {
  const fields = readFields(text);
  if (fields.length === 0) return unreadable('format-unknown', 1, ':20:');
  if (fields.length > mostFields) return unreadable('too-many-lines', 1, ':61:', String(fields.length));
  const problems: StatementProblem[] = [];
  const statements = splitAt20(fields).map((group) => readStatement(group, problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, statements: statements.filter((statement) => statement !== null) };
}

function readFields(text: string): Field[] {
  const fields: { tag: string; text: string; line: number }[] = [];
  text.split(/\r\n|\n|\r/).forEach((row, i) => {
    const start = /^(?:\{.*\{4:)?:(\d\d[A-Z]?):(.*)$/.exec(row);
    if (start) fields.push({ tag: start[1] ?? '', text: start[2] ?? '', line: i + 1 });
    else if (row.startsWith('{') || /^-\}?$/.test(row.trim()) || row.trim() === '') return;
    else if (fields.length > 0) {
      const last = fields[fields.length - 1];
      if (last) last.text += `\n${row}`;
    }
  });
  return fields;
}

function splitAt20(fields: readonly Field[]): Field[][] {
  const groups: Field[][] = [];
  for (const field of fields) {
    if (field.tag === '20' || groups.length === 0) groups.push([]);
    groups[groups.length - 1]?.push(field);
  }
  return groups;
}

function readStatement(fields: readonly Field[], problems: StatementProblem[]): BankStatement | null {
  const field = (...tags: string[]) => fields.find(({ tag }) => tags.includes(tag));
  const firstLine = fields[0]?.line ?? 1;
  const opening = readBalance(field('60F', '60M'), ':60F:', firstLine, problems);
  const closing = readBalance(field('62F', '62M'), ':62F:', firstLine, problems);
  const account = field('25');
  if (!account) problems.push({ code: 'element-missing', line: firstLine, element: ':25:' });
  if (!opening || !closing || !account) return null;
  if (opening.currency !== closing.currency) {
    problems.push({ code: 'currency-differs', line: firstLine, element: ':62F:', value: closing.currency });
    return null;
  }
  const lines = readLines(fields, opening.currency, problems);
  const sequence = field('28C', '28')?.text.trim() ?? '';
  const statement: BankStatement = {
    format: 'mt940',
    reference: [field('20')?.text.trim(), sequence].filter(Boolean).join(' '),
    account: account.text.replace(/\s/g, ''),
    currency: opening.currency,
    openingMinor: opening.minor,
    closingMinor: closing.minor,
    fromDate: opening.day,
    toDate: closing.day,
    lines,
  };
  const gap = balanceGap(statement);
  if (problems.length === 0 && gap !== 0) {
    problems.push({
      code: 'balance-does-not-add-up',
      line: field('62F', '62M')?.line ?? firstLine,
      element: ':62F:',
      value: String(gap),
    });
  }
  return statement;
}

/** D or C, YYMMDD, currency, amount with a comma: C261124EUR1234,56. */
function readBalance(field: Field | undefined, name: string, line: number, problems: StatementProblem[]) {
  if (!field) {
    problems.push({ code: 'element-missing', line, element: name });
    return null;
  }
  const [, sign, day = '', currency = '', amount = ''] =
    /^([DC])(\d{6})([A-Z]{3})([\d,]{1,15})\s*$/.exec(field.text) ?? [];
  if (!sign || !isDay(fullDay(day))) {
    problems.push({
      code: 'value-malformed',
      line: field.line,
      element: name,
      value: field.text.slice(0, 60),
    });
    return null;
  }
  const minor = readAmount(currency, amount);
  if (minor === null) {
    const code = isCurrency(currency) ? 'value-malformed' : 'currency-unknown';
    problems.push({ code, line: field.line, element: name, value: field.text.slice(0, 60) });
    return null;
  }
  return { minor: sign === 'C' ? minor : -minor, currency, day: fullDay(day) };
}

/** Field 61: value date, entry date, mark, funds code, amount, type, reference of ours // of the bank. */
const line61 =
  /^(\d{6})(\d{4})?(R?[DC])([A-Z])?([\d,]{1,15})([SNF][A-Z0-9]{3})([^\n]{0,16}?)(?:\/\/([^\n]{0,16}))?(?:\n([^\n]*))?\s*$/;

function readLines(fields: readonly Field[], currency: string, problems: StatementProblem[]): BankLine[] {
  const lines: BankLine[] = [];
  fields.forEach((field, i) => {
    if (field.tag !== '61') return;
    const [, value = '', entry, mark = '', , amount = '', , ours = '', bank] = line61.exec(field.text) ?? [];
    const minor = readAmount(currency, amount);
    const valueDate = fullDay(value);
    const bookingDate = entry ? bookingDay(valueDate, entry) : valueDate;
    if (minor === null || !isDay(valueDate) || !isDay(bookingDate)) {
      problems.push({
        code: 'value-malformed',
        line: field.line,
        element: ':61:',
        value: field.text.slice(0, 60),
      });
      return;
    }
    if (minor === 0) return;
    const next = fields[i + 1];
    const details = readDetails86(next?.tag === '86' ? next.text : '');
    // RC is the reversal of a credit, hence a debit
    const isCredit = mark === 'C' || mark === 'RD';
    lines.push({
      position: lines.length + 1,
      bookingDate,
      valueDate,
      amountMinor: isCredit ? minor : -minor,
      endToEndId: details.endToEndId ?? provided(ours),
      servicerReference: provided(bank),
      uetr: null,
      creditorReference: null,
      counterparty: details.counterparty,
      counterpartyAccount: details.counterpartyAccount,
      remittance: details.remittance,
      chargesMinor: 0,
      exchange: null,
      isReversal: mark.startsWith('R'),
    });
  });
  return lines;
}

/** "1234,56", "1234," and "1234,5" exactly; null otherwise. */
function readAmount(currency: string, text: string): number | null {
  if (!isCurrency(currency) || !/^\d+,\d*$/.test(text)) return null;
  return parseDecimal(currency, text.replace(/,$/, '').replace(',', '.'))?.minor ?? null;
}

/** MMDD beside a value date: the year is the one that brings the two together over New Year. */
function bookingDay(valueDate: string, monthDay: string): string {
  const year = Number(valueDate.slice(0, 4));
  const candidates = [year - 1, year, year + 1].map(
    (y) => `${y}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`,
  );
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(valueDate));
  return candidates.filter(isDay).sort((a, b) => distance(a) - distance(b))[0] ?? '';
}

function fullDay(yymmdd: string): string {
  return `20${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`;
}

function provided(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || /^(NONREF|NOTPROVIDED)$/i.test(trimmed) ? null : trimmed;
}
