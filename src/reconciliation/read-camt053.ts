import { isCurrency } from '@/trade/currency';
import {
  type BankStatement,
  balanceGap,
  type StatementProblem,
  type StatementReading,
  unreadable,
} from './bank-statement';
import { readEntry } from './camt053-entry';
import { CamtReader } from './camt053-reader';
import { all, at, readXmlElement, textAt, type XmlElement } from './xml-element';

const mostLines = 50_000;
const formats = {
  'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02': 'camt.053.001.02',
  'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08': 'camt.053.001.08',
} as const;

/**
 * Reads an ISO 20022 bank-to-customer statement, camt.053.001.02 or .08, with every statement in it. Only booked
 * entries are lines: pending ones are not in the balance. A batch whose details carry amounts that sum to the entry
 * becomes one line a detail. Every statement adds up to the cent or the file is refused; problems are said by line
 * and element, all at once.
 */
export function readCamt053(xml: string): StatementReading {
  const reading = readXmlElement(xml);
  if (!reading.ok) {
    return unreadable(reading.problem.code, reading.problem.line, 'Document', reading.problem.value);
  }
  const { root } = reading;
  const format = Object.entries(formats).find(([namespace]) => namespaceOf(xml) === namespace)?.[1];
  if (!format) return unreadable('format-unknown', root.line, root.name, namespaceOf(xml));
  const body = at(root, 'BkToCstmrStmt');
  const found = all(body, 'Stmt');
  if (found.length === 0) return unreadable('element-missing', root.line, 'BkToCstmrStmt/Stmt');

  const problems: StatementProblem[] = [];
  const statements = found.map((element) => readStatement(element, format, problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, statements: statements.filter((statement) => statement !== null) };
}

function readStatement(
  element: XmlElement,
  format: BankStatement['format'],
  problems: StatementProblem[],
): BankStatement | null {
  const opening = balance(element, ['OPBD', 'PRCD']);
  const closing = balance(element, ['CLBD']);
  const currency = textAt(element, 'Acct', 'Ccy') ?? at(closing, 'Amt')?.attributes.Ccy ?? '';
  if (!isCurrency(currency)) {
    problems.push({ code: 'currency-unknown', line: element.line, element: 'Acct/Ccy', value: currency });
    return null;
  }
  const reader = new CamtReader(currency, problems);
  const reference = reader.required(element, 'Id');
  const account =
    textAt(element, 'Acct', 'Id', 'IBAN') ?? reader.required(element, 'Acct', 'Id', 'Othr', 'Id');
  if (!opening) reader.missing(element, 'Bal[OPBD]');
  if (!closing) reader.missing(element, 'Bal[CLBD]');
  const entries = all(element, 'Ntry');
  if (entries.length > mostLines) {
    problems.push({
      code: 'too-many-lines',
      line: element.line,
      element: 'Ntry',
      value: String(entries.length),
    });
    return null;
  }
  const lines = entries
    .flatMap((entry) => readEntry(entry, reader))
    .map((line, i) => ({ ...line, position: i + 1 }));
  const openingMinor = opening && reader.signedAmount(opening);
  const closingMinor = closing && reader.signedAmount(closing);
  const openingDate = opening && reader.day(opening, 'Dt');
  const closingDate = closing && reader.day(closing, 'Dt');
  const from = reader.optionalDay(element, 'FrToDt', 'FrDtTm');
  const to = reader.optionalDay(element, 'FrToDt', 'ToDtTm');
  if (problems.length > 0 || openingMinor == null || closingMinor == null || !openingDate || !closingDate)
    return null;

  const statement: BankStatement = {
    format,
    reference,
    account: account.replace(/\s/g, ''),
    currency,
    openingMinor,
    closingMinor,
    fromDate: from ?? openingDate,
    toDate: to ?? closingDate,
    lines,
  };
  const gap = balanceGap(statement);
  if (gap !== 0) {
    problems.push({
      code: 'balance-does-not-add-up',
      line: closing?.line ?? element.line,
      element: 'Bal[CLBD]',
      value: String(gap),
    });
    return null;
  }
  return statement;
}

/** The first balance of one of these types. */
function balance(statement: XmlElement, types: readonly string[]): XmlElement | undefined {
  const balances = all(statement, 'Bal');
  return types
    .map((type) => balances.find((candidate) => textAt(candidate, 'Tp', 'CdOrPrtry', 'Cd') === type))
    .find((found) => found !== undefined);
}

/** The message's namespace, which alone says its version. Banks put it on the root, with a prefix or without. */
function namespaceOf(xml: string): string {
  return (
    /xmlns(?::\w{1,20})?=["'](urn:iso:std:iso:20022:tech:xsd:[\w.]{1,40})["']/.exec(
      xml.slice(0, 4_000),
    )?.[1] ?? ''
  );
}
