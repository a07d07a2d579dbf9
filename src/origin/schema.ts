import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, whole } from '../db/columns';
import { people } from '../members/schema';
import { orderLines, purchaseOrders } from '../orders/schema';
import { portals } from '../portals/schema';

export const originStates = ['requested', 'issued', 'refused', 'cancelled', 'withdrawn'] as const;
export type OriginState = (typeof originStates)[number];

/** A certificate of origin, from the seller's request on. What it says of goods and parties is the order's, not its own. */
export const originCertificates = pgTable(
  'origin_certificates',
  {
    id: id(),
    number: text('number').notNull().unique(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    orderId: uuid('order_id')
      .notNull()
      .references(() => purchaseOrders.id),
    state: text('state', { enum: originStates }).notNull().default('requested'),
    /** how often a paper was prepared for a registrar to sign; only the newest can be signed */
    version: integer('version').notNull().default(0),
    /** the part of the verification link that nobody guesses */
    token: text('token').notNull().unique(),
    /** the language the paper is written in, beside English */
    locale: text('locale').notNull(),
    /** the seller's own words for box 5, may be empty */
    remarks: text('remarks').notNull().default(''),
    /** the issued certificate that this one takes the place of */
    replacesId: uuid('replaces_id').references((): AnyPgColumn => originCertificates.id),
    /** the exporter's declaration in the very words and language agreed to */
    declarationWording: text('declaration_wording').notNull(),
    declarationLanguage: text('declaration_language').notNull(),
    requestedBy: uuid('requested_by')
      .notNull()
      .references(() => people.id),
    requestedAt: instant('requested_at').notNull().defaultNow(),
    decidedBy: uuid('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    /** why the chamber refused it, or the seller took it back */
    refusedReason: text('refused_reason'),
    withdrawnBy: uuid('withdrawn_by').references(() => people.id),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
    /** made by the form; sending the form twice makes one request */
    idempotencyKey: text('idempotency_key').notNull().unique(),
  },
  (t) => [
    unique('origin_certificate_of_order').on(t.id, t.orderId),
    index('origin_order').on(t.orderId),
    uniqueIndex('origin_replaced_once').on(t.replacesId).where(sql`state in ('requested', 'issued')`),
    index('origin_queue').on(t.portalId, t.state, t.requestedAt),
  ],
);

/**
 * How much of an order's line the certificate covers, and how it is packed. Name, HS code and origin have no column:
 * they are those of the order's line.
 */
export const originCertificateLines = pgTable(
  'origin_certificate_lines',
  {
    certificateId: uuid('certificate_id').notNull(),
    orderId: uuid('order_id').notNull(),
    position: integer('position').notNull(),
    quantityThousandths: whole('quantity_thousandths').notNull(),
    /** marks and numbers, number and kind of packages, as the seller states them; may be empty */
    packages: text('packages').notNull().default(''),
    grossGrams: whole('gross_grams'),
  },
  (t) => [
    primaryKey({ columns: [t.certificateId, t.position] }),
    foreignKey({
      name: 'origin_line_of_certificate',
      columns: [t.certificateId, t.orderId],
      foreignColumns: [originCertificates.id, originCertificates.orderId],
    }),
    foreignKey({
      name: 'origin_line_of_order',
      columns: [t.orderId, t.position],
      foreignColumns: [orderLines.orderId, orderLines.position],
    }),
    index('origin_line_covers').on(t.orderId, t.position),
  ],
);

/** The last readable number given out: CO-2026-000123. */
export const originCertificateNumbers = pgTable('origin_certificate_numbers', {
  year: integer('year').primaryKey(),
  last: integer('last').notNull(),
});
