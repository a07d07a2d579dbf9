import type { BankLine, BankStatement } from '@/reconciliation/bank-statement';

/** The house's account as the demo's bank keeps it. */
export interface BankBook {
  readonly account: string;
  readonly currency: string;
  readonly closingMinor: number;
  readonly statements: number;
  /** Names of movements booked before: each is booked once. */
  readonly booked: readonly string[];
}

/** Something that moves the account; the bank books it when it first hears of it. */
export interface Movement extends Partial<Omit<BankLine, 'position' | 'bookingDate' | 'valueDate'>> {
  readonly name: string;
  readonly amountMinor: number;
}

export const emptyBook: BankBook = {
  account: 'FR7630006000011234567890189',
  currency: 'EUR',
  closingMinor: 0,
  statements: 0,
  booked: [],
};

/** Books what is new on a day (YYYY-MM-DD) and writes the statement of it; null when nothing is new. */
export function bookDay(
  book: BankBook,
  movements: readonly Movement[],
  day: string,
): { readonly book: BankBook; readonly statement: BankStatement } | null {
  const fresh = movements.filter((movement) => !book.booked.includes(movement.name));
  if (fresh.length === 0) return null;
  const number = book.statements + 1;
  const lines = fresh.map((movement, i) => lineOf(movement, i + 1, day, number));
  const closingMinor = lines.reduce((sum, line) => sum + line.amountMinor, book.closingMinor);
  return {
    book: {
      ...book,
      closingMinor,
      statements: number,
      booked: [...book.booked, ...fresh.map((movement) => movement.name)],
    },
    statement: {
      format: 'camt.053.001.08',
      reference: `BDD-${day}-${String(number).padStart(4, '0')}`,
      account: book.account,
      currency: book.currency,
      openingMinor: book.closingMinor,
      closingMinor,
      fromDate: day,
      toDate: day,
      lines,
    },
  };
}

function lineOf({ name: _, ...facts }: Movement, position: number, day: string, statement: number): BankLine {
  return {
    endToEndId: null,
    servicerReference: `BDD${String(statement).padStart(4, '0')}${String(position).padStart(4, '0')}`,
    uetr: null,
    creditorReference: null,
    counterparty: null,
    counterpartyAccount: null,
    remittance: '',
    chargesMinor: 0,
    exchange: null,
    isReversal: false,
    ...facts,
    position,
    bookingDate: day,
    valueDate: day,
  };
}
