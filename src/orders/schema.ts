import {
  char,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { productStock, products } from '../catalogue/schema';
import { certificates } from '../certificates/schema';
import { id, instant, whole } from '../db/columns';
import { organisations, people } from '../members/schema';
import { type LocalisedText, portals } from '../portals/schema';
import type { VariantOptions } from '../trade/variant-options';

export const orderStates = [
  'draft',
  'awaiting-approval',
  'placed',
  'awaiting-seller-approval',
  'accepted',
  'in-fulfilment',
  'delivered',
  'completed',
  'declined',
  'cancelled',
  'expired',
] as const;
export type OrderState = (typeof orderStates)[number];

export const purchaseOrders = pgTable(
  'purchase_orders',
  {
    id: id(),
    number: text('number').notNull().unique(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    buyerOrganisationId: uuid('buyer_organisation_id')
      .notNull()
      .references(() => organisations.id),
    sellerOrganisationId: uuid('seller_organisation_id')
      .notNull()
      .references(() => organisations.id),
    buyerPersonId: uuid('buyer_person_id')
      .notNull()
      .references(() => people.id),
    state: text('state', { enum: orderStates }).notNull(),
    version: integer('version').notNull().default(1),
    currency: char('currency', { length: 3 }).notNull(),
    totalMinor: whole('total_minor').notNull(),
    incoterm: char('incoterm', { length: 3 }).notNull(),
    incotermPlace: text('incoterm_place').notNull(),
    deliveryDate: date('delivery_date', { mode: 'string' }).notNull(),
    note: text('note').notNull().default(''),
    /** the language the paper is written in */
    locale: text('locale').notNull(),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    placedAt: instant('placed_at'),
    acceptedAt: instant('accepted_at'),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    index('order_buyer').on(t.buyerOrganisationId, t.state),
    index('order_seller').on(t.sellerOrganisationId, t.state),
    index('order_portal').on(t.portalId, t.state),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => purchaseOrders.id),
    position: integer('position').notNull(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    productVersion: integer('product_version').notNull(),
    /** the variant ordered, by its seller's code; null for goods without variants */
    variantCode: text('variant_code'),
    variantOptions: jsonb('variant_options').$type<VariantOptions>().notNull().default({}),
    /** the seller's identifier and the maker as they were, so that a later paper says the same; null on older orders */
    itemId: text('item_id'),
    producerName: text('producer_name'),
    name: jsonb('name').$type<LocalisedText>().notNull(),
    hsCode: char('hs_code', { length: 6 }).notNull(),
    originCountry: char('origin_country', { length: 2 }).notNull(),
    unit: text('unit').notNull(),
    quantityThousandths: whole('quantity_thousandths').notNull(),
    unitMinor: whole('unit_minor').notNull(),
    lineMinor: whole('line_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.position] }),
    index('line_product_version').on(t.productId, t.productVersion),
  ],
);

/** What an order was promised of goods in stock, all its lines together; written by a trigger only (drizzle/0040). */
export const stockReservations = pgTable(
  'stock_reservations',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => purchaseOrders.id),
    productId: uuid('product_id').notNull(),
    variantCode: text('variant_code').notNull(),
    quantityThousandths: whole('quantity_thousandths').notNull(),
    state: text('state', { enum: ['reserved', 'released', 'shipped'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.productId, t.variantCode] }),
    // of the stock and not of the product: a seller who is saving goods does not hold up whoever orders them
    foreignKey({
      name: 'reservation_of_stock',
      columns: [t.productId, t.variantCode],
      foreignColumns: [productStock.productId, productStock.variantCode],
    }),
  ],
);

/** The order's timeline: one row a transition, never changed. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => purchaseOrders.id),
    at: instant('at').notNull(),
    from: text('from_state', { enum: orderStates }),
    to: text('to_state', { enum: orderStates }).notNull(),
    actorId: uuid('actor_id').references(() => people.id),
    certificateId: uuid('certificate_id').references(() => certificates.id),
    reason: text('reason'),
    facts: jsonb('facts').$type<Record<string, string | number>>().notNull().default({}),
  },
  (t) => [index('event_order').on(t.orderId, t.at)],
);

/** The last readable number given out: PO-2026-000123. */
export const orderNumbers = pgTable('order_numbers', {
  year: integer('year').primaryKey(),
  last: integer('last').notNull(),
});
