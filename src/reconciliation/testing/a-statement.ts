import fc from 'fast-check';
import { creditorReference } from '@/trade/creditor-reference';
import type { BankLine, BankStatement } from '../bank-statement';

/** A credit of 1,000.00 EUR that names nothing. */
export function aBankLine(facts: Partial<BankLine> = {}): BankLine {
  return {
    position: 1,
    bookingDate: '2026-11-24',
    valueDate: '2026-11-24',
    amountMinor: 100_000,
    endToEndId: null,
    servicerReference: null,
    uetr: null,
    creditorReference: null,
    counterparty: null,
    counterpartyAccount: null,
    remittance: '',
    chargesMinor: 0,
    exchange: null,
    isReversal: false,
    ...facts,
  };
}

/** A statement of these lines, in order, that adds up. */
export function aBankStatement(facts: Partial<BankStatement> = {}): BankStatement {
  const lines = (facts.lines ?? [aBankLine()]).map((line, i) => ({ ...line, position: i + 1 }));
  const openingMinor = facts.openingMinor ?? 0;
  return {
    format: 'camt.053.001.08',
    reference: 'STMT-2026-328',
    account: 'FR7630006000011234567890189',
    currency: 'EUR',
    fromDate: '2026-11-24',
    toDate: '2026-11-24',
    ...facts,
    openingMinor,
    closingMinor: facts.closingMinor ?? openingMinor + lines.reduce((sum, line) => sum + line.amountMinor, 0),
    lines,
  };
}

const printable = fc.string({
  unit: fc.constantFrom(...'ABCabcéè &<>"\'/-0123456789'),
  minLength: 1,
  maxLength: 30,
});
const words = printable.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
const token = fc.string({ unit: fc.constantFrom(...'ABCDEF0123456789-'), minLength: 1, maxLength: 20 });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);

/** Any line a bank may book, with what version .08 can say. */
export const anyBankLine: fc.Arbitrary<BankLine> = fc.record({
  position: fc.constant(1),
  bookingDate: day,
  valueDate: day,
  amountMinor: fc.integer({ min: -90_000_000, max: 90_000_000 }).filter((minor) => minor !== 0),
  endToEndId: orNull(token),
  servicerReference: orNull(token),
  uetr: orNull(fc.uuid()),
  creditorReference: orNull(
    fc.integer({ min: 1, max: 999_999 }).map((n) => {
      const reference = creditorReference(`PO-2026-${n}`);
      return reference.ok ? reference.value : null;
    }),
  ),
  counterparty: orNull(words),
  counterpartyAccount: orNull(token),
  remittance: fc.oneof(fc.constant(''), words),
  chargesMinor: fc.integer({ min: 0, max: 5_000 }),
  exchange: orNull(
    fc.record({
      instructedCurrency: fc.constantFrom('USD', 'XAF', 'GBP'),
      instructedMinor: fc.integer({ min: 1, max: 900_000_000 }),
      rate: fc.constantFrom('655.957', '1.0825', '0.85'),
    }),
  ),
  isReversal: fc.boolean(),
});

/** Any statement of such lines; it adds up. */
export const anyBankStatement: fc.Arbitrary<BankStatement> = fc
  .record({
    lines: fc.array(anyBankLine, { maxLength: 8 }),
    openingMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    reference: token,
    account: fc.constantFrom('FR7630006000011234567890189', '0012345678'),
    currency: fc.constantFrom('EUR', 'CHF', 'XOF'),
  })
  .map((facts) => aBankStatement(facts));
