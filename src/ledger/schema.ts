import { char, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant, whole } from '../db/columns';

export const accountKinds = [
  'cash-at-bank',
  'psp-clearing',
  'buyer-escrow',
  'seller-payable',
  'platform-fee-income',
  'chamber-fee-payable',
  'psp-fees',
  'fx-difference',
  'write-off',
  'unallocated',
] as const;
export type AccountKind = (typeof accountKinds)[number];

/** One account per kind, currency and what it is kept for (an order's escrow, a seller, a bank account, a portal). */
export const accounts = pgTable(
  'ledger_accounts',
  {
    id: id(),
    kind: text('kind', { enum: accountKinds }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    /** order id for escrow, organisation id for payable, portal id for fees, IBAN for cash, provider for clearing */
    holder: text('holder').notNull(),
    portalId: uuid('portal_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('account_once').on(t.kind, t.currency, t.holder)],
);

/** pending → settled by exactly one `post` or `void`; `posted` stands alone. Entries are never changed. */
export const entryPhases = ['posted', 'pending', 'post', 'void'] as const;

export const journalEntries = pgTable(
  'journal_entries',
  {
    id: id(),
    phase: text('phase', { enum: entryPhases }).notNull(),
    /** what happened: authorisation, capture, release, payout, provider-settlement, refund, write-off, … */
    kind: text('kind').notNull(),
    portalId: uuid('portal_id'),
    /** the order, payout, statement line … this entry is about */
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    pendingEntryId: uuid('pending_entry_id'),
    reversesEntryId: uuid('reverses_entry_id'),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    effectiveAt: instant('effective_at').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    index('entry_subject').on(t.subjectType, t.subjectId),
    unique('entry_settled_once').on(t.pendingEntryId),
    unique('entry_reversed_once').on(t.reversesEntryId),
  ],
);

/** Debit positive, credit negative. */
export const postings = pgTable(
  'postings',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => journalEntries.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    currency: char('currency', { length: 3 }).notNull(),
    minor: whole('minor').notNull(),
  },
  (t) => [index('posting_account').on(t.accountId), index('posting_entry').on(t.entryId)],
);
