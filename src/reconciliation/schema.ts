import { boolean, char, date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, instant, whole } from '../db/columns';

export const statements = pgTable(
  'statements',
  {
    id: id(),
    /** SHA-256 of the file as received, which may hold several statements: the same file twice is a duplicate */
    fileDigest: bytes('file_digest').notNull(),
    format: text('format', { enum: ['camt.053.001.02', 'camt.053.001.08', 'mt940', 'csv'] }).notNull(),
    statementReference: text('statement_reference').notNull(),
    account: text('account').notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    openingMinor: whole('opening_minor').notNull(),
    closingMinor: whole('closing_minor').notNull(),
    fromDate: date('from_date', { mode: 'string' }).notNull(),
    toDate: date('to_date', { mode: 'string' }).notNull(),
    importedBy: uuid('imported_by').notNull(),
    importedAt: instant('imported_at').notNull().defaultNow(),
  },
  (t) => [
    unique('statement_once').on(t.account, t.currency, t.statementReference),
    index('statement_file').on(t.fileDigest),
  ],
);

export const lineStates = ['unmatched', 'suggested', 'matched', 'split', 'written-off', 'set-aside'] as const;

export const statementLines = pgTable(
  'statement_lines',
  {
    id: id(),
    statementId: uuid('statement_id')
      .notNull()
      .references(() => statements.id),
    position: integer('position').notNull(),
    bookingDate: date('booking_date', { mode: 'string' }).notNull(),
    valueDate: date('value_date', { mode: 'string' }).notNull(),
    /** credit positive, debit negative */
    amountMinor: whole('amount_minor').notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    endToEndId: text('end_to_end_id'),
    servicerReference: text('servicer_reference'),
    /** SWIFT gpi's unique end-to-end transaction reference, the same at every bank on the way */
    uetr: uuid('uetr'),
    creditorReference: text('creditor_reference'),
    counterparty: text('counterparty'),
    counterpartyAccount: text('counterparty_account'),
    remittance: text('remittance').notNull().default(''),
    chargesMinor: whole('charges_minor').notNull().default(0),
    exchange: jsonb('exchange').$type<{
      instructedCurrency: string;
      instructedMinor: number;
      rate: string;
    }>(),
    isReversal: boolean('is_reversal').notNull().default(false),
    state: text('state', { enum: lineStates }).notNull(),
    reason: text('reason'),
    reasonBy: uuid('reason_by'),
  },
  (t) => [
    unique('line_position').on(t.statementId, t.position),
    index('line_state').on(t.state),
    index('line_servicer_reference').on(t.servicerReference),
  ],
);

/** A payment provider's payout to our bank, and what it is made of. */
export const providerPayouts = pgTable('provider_payouts', {
  id: text('id').primaryKey(),
  provider: text('provider').notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  amountMinor: whole('amount_minor').notNull(),
  arrivalDate: date('arrival_date', { mode: 'string' }).notNull(),
  statementDescriptor: text('statement_descriptor'),
  state: text('state').notNull(),
  importedAt: instant('imported_at').notNull().defaultNow(),
});

export const providerTransactions = pgTable(
  'provider_transactions',
  {
    id: text('id').primaryKey(),
    provider: text('provider').notNull(),
    payoutId: text('payout_id').references(() => providerPayouts.id),
    reportingCategory: text('reporting_category').notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    grossMinor: whole('gross_minor').notNull(),
    feeMinor: whole('fee_minor').notNull(),
    netMinor: whole('net_minor').notNull(),
    /** the authorisation (pi_…) it belongs to, where it does */
    paymentReference: text('payment_reference'),
    at: instant('at').notNull(),
    paymentId: uuid('payment_id'),
  },
  (t) => [index('provider_tx_payout').on(t.payoutId), index('provider_tx_payment').on(t.paymentReference)],
);

/** Why a line is explained: by which rule, with what, for how much, by whom. */
export const matches = pgTable(
  'matches',
  {
    id: id(),
    lineId: uuid('line_id')
      .notNull()
      .references(() => statementLines.id),
    targetType: text('target_type', {
      enum: ['provider-payout', 'payment', 'payout', 'write-off'],
    }).notNull(),
    targetId: text('target_id').notNull(),
    minor: whole('minor').notNull(),
    rule: text('rule').notNull(),
    explanation: jsonb('explanation').$type<Record<string, string | number>>().notNull(),
    journalEntryId: uuid('journal_entry_id'),
    matchedBy: uuid('matched_by'),
    matchedAt: instant('matched_at').notNull().defaultNow(),
    undoneAt: instant('undone_at'),
  },
  (t) => [index('match_line').on(t.lineId), index('match_target').on(t.targetType, t.targetId)],
);

/** Up to and including that day everything on the account is explained, and nothing moves any more. */
export const closedPeriods = pgTable(
  'closed_periods',
  {
    id: id(),
    account: text('account').notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    untilDate: date('until_date', { mode: 'string' }).notNull(),
    closingMinor: whole('closing_minor').notNull(),
    closedBy: uuid('closed_by').notNull(),
    closedAt: instant('closed_at').notNull().defaultNow(),
  },
  (t) => [unique('period_once').on(t.account, t.currency, t.untilDate)],
);
