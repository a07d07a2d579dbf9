import {
  char,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, whole } from '../db/columns';
import { organisations, producers } from '../members/schema';
import { portals } from '../portals/schema';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const productStates = ['draft', 'in-review', 'published', 'paused', 'archived'] as const;

/** A scheme the goods are certified under, e.g. { scheme: 'EU organic', expires: '2027-05-31' }. */
export interface HeldCertificate {
  readonly scheme: string;
  readonly expires?: string;
}

export const products = pgTable(
  'products',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    producerId: uuid('producer_id').references(() => producers.id),
    slug: text('slug').notNull(),
    state: text('state', { enum: productStates }).notNull(),
    category: text('category').notNull(),
    /** the drawing shown where there is no photograph */
    artwork: text('artwork').notNull(),
    hsCode: char('hs_code', { length: 6 }).notNull(),
    hsEdition: integer('hs_edition').notNull().default(2022),
    originCountry: char('origin_country', { length: 2 }).notNull(),
    originRegion: text('origin_region'),
    /** UN/ECE Recommendation 20 */
    unit: text('unit').notNull(),
    minimumThousandths: whole('minimum_thousandths').notNull(),
    incoterm: char('incoterm', { length: 3 }).notNull(),
    incotermPlace: text('incoterm_place').notNull(),
    leadTimeDays: integer('lead_time_days').notNull(),
    monthlyCapacityThousandths: whole('monthly_capacity_thousandths'),
    /** months 1..12 of the harvest or making season; empty for all year */
    seasonMonths: integer('season_months').array().notNull().default([]),
    packaging: jsonb('packaging').$type<Readonly<Record<string, string>>>().notNull().default({}),
    shelfLifeDays: integer('shelf_life_days'),
    heldCertificates: jsonb('held_certificates').$type<readonly HeldCertificate[]>().notNull().default([]),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    unique('product_slug').on(t.portalId, t.slug),
    index('product_list').on(t.portalId, t.state, t.publishedAt, t.id),
    index('product_organisation').on(t.organisationId, t.state),
  ],
);

export const productTexts = pgTable(
  'product_texts',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    locale: text('locale').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    translation: text('translation', { enum: ['original', 'human', 'machine'] }).notNull(),
    /** maintained by a trigger, with the dictionary of the locale */
    search: tsvector('search'),
  },
  (t) => [primaryKey({ columns: [t.productId, t.locale] })],
);

/** Price per unit from this quantity on, in this currency. */
export const priceTiers = pgTable(
  'price_tiers',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    currency: char('currency', { length: 3 }).notNull(),
    fromThousandths: whole('from_thousandths').notNull(),
    unitMinor: whole('unit_minor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.productId, t.currency, t.fromThousandths] })],
);

/** Every change is a version; an order keeps the version it was signed on. */
export const productVersions = pgTable(
  'product_versions',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    snapshot: jsonb('snapshot').$type<Record<string, unknown>>().notNull(),
    changedBy: uuid('changed_by'),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.productId, t.version] })],
);

/** Photographs of goods, in the order they are shown. Their bytes lie in src/files under the digest. */
export const productPhotos = pgTable(
  'product_photos',
  {
    id: id(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** of all its sizes together, so that an address never changes what it shows */
    digest: char('digest', { length: 64 }).notNull(),
    /** shown in ascending order; gaps are allowed */
    position: integer('position').notNull(),
    /** of the large size, in pixels, so that a page keeps its room free */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** a blurred sight of it: a WebP of some hundred bytes in base64 */
    placeholder: text('placeholder').notNull(),
    /** what is to be seen, by language, for those who do not see it */
    altTexts: jsonb('alt_texts').$type<Readonly<Record<string, string>>>().notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (t) => [unique('photo_once').on(t.productId, t.digest), index('photo_order').on(t.productId, t.position)],
);
