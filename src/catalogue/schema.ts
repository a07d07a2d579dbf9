import {
  boolean,
  char,
  customType,
  date,
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
import type { VariantOptions } from '../trade/variant-options';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const productStates = ['draft', 'in-review', 'published', 'paused', 'archived'] as const;

/** A scheme the goods are certified under, e.g. { scheme: 'EU organic', number: 'CM-BIO-154', expires: '2027-05-31' }. */
export interface HeldCertificate {
  readonly scheme: string;
  /** as the certifier writes it, so that it can be looked up */
  readonly number?: string;
  readonly expires?: string;
}

/** A place on earth as GeoJSON writes it (RFC 7946): longitude first, decimal degrees, here with six decimals. */
export type GeoPosition = readonly [longitude: number, latitude: number];

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
    /** what the seller's own books call it; null where it was never said */
    sellerCode: text('seller_code'),
    state: text('state', { enum: productStates }).notNull(),
    category: text('category').notNull(),
    /** the drawing shown where there is no photograph */
    artwork: text('artwork').notNull(),
    hsCode: char('hs_code', { length: 6 }).notNull(),
    hsEdition: integer('hs_edition').notNull().default(2022),
    originCountry: char('origin_country', { length: 2 }).notNull(),
    originRegion: text('origin_region'),
    /** of the species, e.g. Theobroma cacao */
    scientificName: text('scientific_name'),
    /** UN/ECE Recommendation 20 */
    unit: text('unit').notNull(),
    minimumThousandths: whole('minimum_thousandths').notNull(),
    incoterm: char('incoterm', { length: 3 }).notNull(),
    incotermPlace: text('incoterm_place').notNull(),
    leadTimeDays: integer('lead_time_days').notNull(),
    monthlyCapacityThousandths: whole('monthly_capacity_thousandths'),
    /** months 1..12 of the harvest or making season; empty for all year */
    seasonMonths: integer('season_months').array().notNull().default([]),
    /** how the goods are packed, in words, by language */
    packaging: jsonb('packaging').$type<Readonly<Record<string, string>>>().notNull().default({}),
    /** what one package holds, in thousandths of the unit, and what it weighs without and with its wrapping */
    packageThousandths: whole('package_thousandths'),
    packageNetGrams: whole('package_net_grams'),
    packageGrossGrams: whole('package_gross_grams'),
    /** the size of a sample, in thousandths of the unit; null where none is sent */
    sampleThousandths: whole('sample_thousandths'),
    /** what a sample costs; zero for a free one */
    sampleMinor: whole('sample_minor'),
    sampleCurrency: char('sample_currency', { length: 3 }),
    /** who pays the carriage, whether the price is credited: in words, by language */
    sampleTerms: jsonb('sample_terms').$type<Readonly<Record<string, string>>>().notNull().default({}),
    shelfLifeDays: integer('shelf_life_days'),
    /** first and last day of the harvest (Regulation (EU) 2023/1115, Article 9(1)(d)) */
    harvestedFrom: date('harvested_from', { mode: 'string' }),
    harvestedUntil: date('harvested_until', { mode: 'string' }),
    /** of `product_plots`, for those who may know that there are plots but not where */
    plotCount: integer('plot_count').notNull().default(0),
    plotSquareMetres: whole('plot_square_metres').notNull().default(0),
    heldCertificates: jsonb('held_certificates').$type<readonly HeldCertificate[]>().notNull().default([]),
    version: integer('version').notNull().default(1),
    /** since when the chamber has been asked to look; null when it is not */
    submittedAt: instant('submitted_at'),
    /** the last version the chamber approved, or that changed nothing the chamber looks at */
    approvedVersion: integer('approved_version'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    unique('product_slug').on(t.portalId, t.slug),
    unique('product_seller_code').on(t.organisationId, t.sellerCode),
    index('product_list').on(t.portalId, t.state, t.publishedAt, t.id),
    index('product_organisation').on(t.organisationId, t.state, t.publishedAt, t.id),
    index('product_category').on(t.portalId, t.category, t.state, t.publishedAt, t.id),
    index('product_producer').on(t.producerId, t.state, t.publishedAt, t.id),
  ],
);

/** The same goods in another size, colour or grade. Goods without variants have no row here. */
export const productVariants = pgTable(
  'product_variants',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** the seller's own code; on the order it stands behind the product's */
    code: text('code').notNull(),
    options: jsonb('options').$type<VariantOptions>().notNull(),
    /** minor units on top of every tier's unit price, by currency; below zero for a cheaper variant, absent for none */
    surcharges: jsonb('surcharges').$type<Readonly<Record<string, number>>>().notNull().default({}),
    /** where it is higher than that of the goods */
    minimumThousandths: whole('minimum_thousandths'),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.productId, t.code] })],
);

/**
 * What there is of goods or of one variant: one, whatever the version. Sellers count it; what is reserved is written by
 * a trigger on purchase_orders only (drizzle/0040).
 */
export const productStock = pgTable(
  'product_stock',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** '' for goods that come in one way only */
    variantCode: text('variant_code').notNull(),
    /** on hand, with what is reserved of it; null where it is made to order */
    stockThousandths: whole('stock_thousandths'),
    /** promised by orders that are placed and not shipped yet */
    reservedThousandths: whole('reserved_thousandths').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.productId, t.variantCode] })],
);

/** Where goods under Regulation (EU) 2023/1115 were grown. Members see it, the street does not: it is where people live. */
export const productPlots = pgTable(
  'product_plots',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    /** one point, or the corners of a polygon without repeating the first */
    points: jsonb('points').$type<readonly GeoPosition[]>().notNull(),
    areaSquareMetres: whole('area_square_metres').notNull(),
  },
  (t) => [primaryKey({ columns: [t.productId, t.position] })],
);

/** What the chamber said about goods it was asked to look at; only grows. */
export const productReviews = pgTable(
  'product_reviews',
  {
    id: id(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    decision: text('decision', { enum: ['approved', 'sent-back'] }).notNull(),
    /** what is to be changed, for the seller to read */
    reason: text('reason'),
    decidedBy: uuid('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (t) => [index('review_product').on(t.productId, t.decidedAt)],
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
    /** what each size weighs in the heavier of its formats; null for photos hung before this was noted */
    thumbBytes: integer('thumb_bytes'),
    detailBytes: integer('detail_bytes'),
    /** a blurred sight of it: a WebP of some hundred bytes in base64 */
    placeholder: text('placeholder').notNull(),
    /** what is to be seen, by language, for those who do not see it */
    altTexts: jsonb('alt_texts').$type<Readonly<Record<string, string>>>().notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (t) => [unique('photo_once').on(t.productId, t.digest), index('photo_order').on(t.productId, t.position)],
);

/**
 * What the search knows of goods: one row each, written by triggers only (refresh_product_search). Goods that are not
 * on sale keep their row, with nothing in it to find, and so their place in the order of publication.
 */
export const productSearch = pgTable(
  'product_search',
  {
    productId: uuid('product_id')
      .primaryKey()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** in the order of first publication: "newest first" is its descending order */
    serial: whole('serial').notNull(),
    /** null while not on sale */
    portalId: uuid('portal_id').references(() => portals.id),
    category: text('category').notNull(),
    leadTimeDays: integer('lead_time_days').notNull(),
    /** list price per kilogram, litre or piece in the portal's first currency; the largest number where there is none */
    comparableMinor: whole('comparable_minor').notNull(),
    /** its portal (p:…) and the blocks its serial number lies in (11:…, 13:…), by which a search goes back in time */
    places: text('places').array().notNull(),
    /** what it can be narrowed down to, see search/facet-tokens.ts */
    facets: text('facets').array().notNull(),
    /** every text in the dictionary of its language, and the names of those who make and sell it */
    words: tsvector('words').notNull(),
    /** the day on which the first certificate among the facets expires */
    certifiedUntil: date('certified_until'),
  },
  (t) => [
    index('search_newest').on(t.portalId, t.serial),
    index('search_category_newest').on(t.portalId, t.category, t.serial),
    index('search_lead_time').on(t.portalId, t.leadTimeDays, t.serial),
    index('search_category_lead_time').on(t.portalId, t.category, t.leadTimeDays, t.serial),
    index('search_price').on(t.portalId, t.comparableMinor, t.serial),
    index('search_category_price').on(t.portalId, t.category, t.comparableMinor, t.serial),
    index('search_certified_until').on(t.certifiedUntil),
  ],
);

/** Every word that names of goods have ever been written with: what a mistyped word is compared to. */
export const searchWords = pgTable('search_words', { word: text('word').notNull() }, (t) => [
  index('search_word').on(t.word),
]);

/** Words that mean the same in a market: karité = shea, beurre de karité. */
export const searchSynonyms = pgTable(
  'search_synonyms',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    terms: text('terms').array().notNull(),
    /** the terms in small letters without accents, as they are compared */
    folded: text('folded').array().notNull(),
    changedBy: uuid('changed_by').notNull(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (t) => [index('synonyms_portal').on(t.portalId), index('synonyms_terms').using('gin', t.folded)],
);

/** A search somebody keeps, and how far its alerts have looked. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: id(),
    personId: uuid('person_id').notNull(),
    /** the market that is searched; null: all of them */
    portalId: uuid('portal_id').references(() => portals.id),
    locale: text('locale').notNull(),
    /** as in the address of the search page: q=karité&origin=BF */
    query: text('query').notNull(),
    alerts: boolean('alerts').notNull().default(true),
    /** goods up to this serial number have been told or were there when it was saved */
    seenSerial: whole('seen_serial').notNull(),
    alertedAt: instant('alerted_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('saved_once').on(t.personId, t.portalId, t.query).nullsNotDistinct(),
    index('saved_alerts').on(t.alerts, t.alertedAt),
  ],
);

export const productImportStates = [
  'mapping',
  'checking',
  'faulty',
  'ready',
  'applying',
  'done',
  'withdrawn',
] as const;

/** A file of goods on its way in: sent, its columns named, checked line by line, then written whole or not at all. */
export const productImports = pgTable(
  'product_imports',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    personId: uuid('person_id').notNull(),
    fileName: text('file_name').notNull(),
    /** where src/files keeps the bytes as sent: the SHA-256 of them */
    digest: char('digest', { length: 64 }).notNull(),
    format: text('format', { enum: ['csv', 'xlsx'] }).notNull(),
    /** of a CSV; a workbook says it itself */
    encoding: text('encoding'),
    state: text('state', { enum: productImportStates }).notNull(),
    headings: text('headings').array().notNull(),
    /** what each column of the file means, in its order; null for one that is left aside */
    mapping: jsonb('mapping').$type<readonly (string | null)[]>().notNull(),
    lineCount: integer('line_count').notNull().default(0),
    newCount: integer('new_count').notNull().default(0),
    changedCount: integer('changed_count').notNull().default(0),
    unchangedCount: integer('unchanged_count').notNull().default(0),
    faultCount: integer('fault_count').notNull().default(0),
    /** lines that the step under way has dealt with */
    progress: integer('progress').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    doneAt: instant('done_at'),
  },
  (t) => [index('product_import_list').on(t.organisationId, t.createdAt)],
);

/** What is wrong with a file of goods, cell by cell, in the order of its lines. */
export const productImportFaults = pgTable(
  'product_import_faults',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => productImports.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    line: integer('line').notNull(),
    /** from 0; null for what concerns the line as a whole */
    cell: integer('cell'),
    code: text('code').notNull(),
    /** the beginning of what stands there */
    found: text('found').notNull(),
    /** the column of ours that says what is expected */
    column: text('column_key'),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);

/** What a seller said that a heading of theirs means, to be proposed the next time. */
export const productImportColumns = pgTable(
  'product_import_columns',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** in small letters without accents, as headings are compared */
    heading: text('heading').notNull(),
    /** null for a column that is left aside */
    column: text('column_key'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.heading] })],
);
