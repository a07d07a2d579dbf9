import type { statements } from './schema';

export type StatementFormat = (typeof statements.$inferSelect)['format'];

/** A bank's account of one of our accounts over some days, whatever format it came in. Days are YYYY-MM-DD. */
export interface BankStatement {
  readonly format: StatementFormat;
  /** The bank's own name for it: with the account it identifies the statement. */
  readonly reference: string;
  /** IBAN, or the bank's own account number where there are no IBANs. */
  readonly account: string;
  readonly currency: string;
  readonly openingMinor: number;
  readonly closingMinor: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly lines: readonly BankLine[];
}

/** One movement. Credit is positive, debit negative, in minor units of the statement's currency. */
export interface BankLine {
  readonly position: number;
  readonly bookingDate: string;
  readonly valueDate: string;
  readonly amountMinor: number;
  /** What the payer named the payment, when they did. */
  readonly endToEndId: string | null;
  /** The bank's own reference: unique at the bank. */
  readonly servicerReference: string | null;
  readonly uetr: string | null;
  /** A valid ISO 11649 reference the bank carried in its own field. */
  readonly creditorReference: string | null;
  readonly counterparty: string | null;
  readonly counterpartyAccount: string | null;
  readonly remittance: string;
  /** What banks on the way say they took, in the statement's currency; never negative. */
  readonly chargesMinor: number;
  readonly exchange: Exchange | null;
  readonly isReversal: boolean;
}

/** What the payer instructed in another currency, and the rate the bank states. */
export interface Exchange {
  readonly instructedCurrency: string;
  readonly instructedMinor: number;
  readonly rate: string;
}

/** Why a file cannot be read, and where. All problems of a file are said at once. */
export interface StatementProblem {
  readonly code: StatementProblemCode;
  readonly line: number;
  /** The element (camt.053) or tag (MT940) concerned. */
  readonly element: string;
  readonly value?: string;
}

export const statementProblemCodes = [
  'file-empty',
  'file-too-large',
  'file-not-text',
  'format-unknown',
  'xml-malformed',
  'document-type-not-allowed',
  'element-missing',
  'value-malformed',
  'currency-unknown',
  'currency-differs',
  'too-many-lines',
  'balance-does-not-add-up',
] as const;
export type StatementProblemCode = (typeof statementProblemCodes)[number];

export type StatementReading =
  | { readonly ok: true; readonly statements: readonly BankStatement[] }
  | { readonly ok: false; readonly problems: readonly StatementProblem[] };

export function unreadable(
  code: StatementProblemCode,
  line: number,
  element: string,
  value?: string,
): StatementReading {
  return {
    ok: false,
    problems: [value === undefined ? { code, line, element } : { code, line, element, value }],
  };
}

/** The cents between what the bank says it ends with and what its lines lead to; zero in a sound statement. */
export function balanceGap(
  statement: Pick<BankStatement, 'openingMinor' | 'closingMinor' | 'lines'>,
): number {
  const moved = statement.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  return statement.closingMinor - statement.openingMinor - moved;
}
