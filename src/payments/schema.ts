import { sql } from 'drizzle-orm';
import {
  char,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, id, instant, whole } from '../db/columns';
import { verificationReports } from '../documents/schema';
import { organisations } from '../members/schema';
import { purchaseOrders } from '../orders/schema';
import { portals } from '../portals/schema';

export const paymentStates = [
  'expected',
  'authorised',
  'captured',
  'partially-refunded',
  'refunded',
  'failed',
  'voided',
  'expired',
] as const;
export type PaymentState = (typeof paymentStates)[number];

export const payments = pgTable(
  'payments',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    orderId: uuid('order_id')
      .notNull()
      .references(() => purchaseOrders.id),
    provider: text('provider', { enum: ['stripe', 'bank-transfer', 'mobile-money'] }).notNull(),
    state: text('state', { enum: paymentStates }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    amountMinor: whole('amount_minor').notNull(),
    refundedMinor: whole('refunded_minor').notNull().default(0),
    /** the provider's checkout (cs_…) and authorisation (pi_…) */
    checkoutReference: text('checkout_reference'),
    checkoutUrl: text('checkout_url'),
    authorisationReference: text('authorisation_reference').unique(),
    /** ISO 11649, for payers by bank transfer */
    creditorReference: text('creditor_reference').unique(),
    authorisedAt: instant('authorised_at'),
    captureBefore: instant('capture_before'),
    capturedAt: instant('captured_at'),
    failureCode: text('failure_code'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('payment_order').on(t.orderId),
    uniqueIndex('payment_live_once')
      .on(t.orderId)
      .where(sql`state in ('expected', 'authorised', 'captured', 'partially-refunded', 'refunded')`),
  ],
);

/**
 * The gate. A row is a capture that may be asked of the provider, and the database admits it only with a fresh
 * TOTAL-PASSED report of every required signature on that document, with its amount and its currency.
 */
export const captures = pgTable(
  'captures',
  {
    id: id(),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    orderId: uuid('order_id')
      .notNull()
      .references(() => purchaseOrders.id),
    documentDigest: bytes('document_digest').notNull(),
    verificationId: uuid('verification_id').notNull(),
    verificationIndication: text('verification_indication').notNull().default('TOTAL-PASSED'),
    currency: char('currency', { length: 3 }).notNull(),
    amountMinor: whole('amount_minor').notNull(),
    state: text('state', { enum: ['requested', 'succeeded', 'failed'] }).notNull(),
    providerReference: text('provider_reference'),
    failureCode: text('failure_code'),
    requestedAt: instant('requested_at').notNull().defaultNow(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('capture_live_once').on(t.paymentId).where(sql`state in ('requested', 'succeeded')`),
    foreignKey({
      name: 'capture_covered_by_verification',
      columns: [
        t.verificationId,
        t.orderId,
        t.documentDigest,
        t.currency,
        t.amountMinor,
        t.verificationIndication,
      ],
      foreignColumns: [
        verificationReports.id,
        verificationReports.subjectId,
        verificationReports.documentDigest,
        verificationReports.currency,
        verificationReports.amountMinor,
        verificationReports.indication,
      ],
    }),
  ],
);

export const refunds = pgTable('refunds', {
  id: id(),
  paymentId: uuid('payment_id')
    .notNull()
    .references(() => payments.id),
  currency: char('currency', { length: 3 }).notNull(),
  amountMinor: whole('amount_minor').notNull(),
  reason: text('reason').notNull(),
  state: text('state', { enum: ['requested', 'succeeded', 'failed'] }).notNull(),
  requestedBy: uuid('requested_by').notNull(),
  idempotencyKey: text('idempotency_key').notNull().unique(),
  providerReference: text('provider_reference'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const payoutStates = ['scheduled', 'sent', 'paid', 'returned'] as const;

/** Money owed to a seller on its way to the seller's bank. */
export const payouts = pgTable(
  'payouts',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    orderId: uuid('order_id')
      .notNull()
      .references(() => purchaseOrders.id)
      .unique(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    currency: char('currency', { length: 3 }).notNull(),
    amountMinor: whole('amount_minor').notNull(),
    state: text('state', { enum: payoutStates }).notNull(),
    scheduledFor: instant('scheduled_for').notNull(),
    sentAt: instant('sent_at'),
    paidAt: instant('paid_at'),
    reference: text('reference').notNull().unique(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('payout_organisation').on(t.organisationId, t.state)],
);

/** What providers told us, once each, however often they say it. */
export const providerEvents = pgTable(
  'provider_events',
  {
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
    processedAt: instant('processed_at'),
  },
  (t) => [primaryKey({ columns: [t.provider, t.eventId] })],
);
