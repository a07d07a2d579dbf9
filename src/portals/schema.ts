import { boolean, char, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, instant } from '../db/columns';

/** Text in several languages: { fr: 'Chambre', en: 'Chamber' }. */
export type LocalisedText = Readonly<Record<string, string>>;

export const portals = pgTable('portals', {
  id: id(),
  slug: text('slug').notNull().unique(),
  host: text('host').unique(),
  name: jsonb('name').$type<LocalisedText>().notNull(),
  chamberName: jsonb('chamber_name').$type<LocalisedText>().notNull(),
  motto: jsonb('motto').$type<LocalisedText>().notNull(),
  country: char('country', { length: 2 }).notNull(),
  locales: text('locales').array().notNull(),
  currencies: text('currencies').array().notNull(),
  accent: text('accent').notNull(),
  accentNight: text('accent_night').notNull(),
  /** SHA-256 of the sizes of its logo in the file storage (src/operator/prepare-logo.ts), hexadecimal */
  logoDigest: text('logo_digest'),
  /** octets of the logo as pages are sent it; told in their foot */
  logoBytes: integer('logo_bytes'),
  governingLaw: jsonb('governing_law').$type<LocalisedText>().notNull(),
  platformFeeBasisPoints: integer('platform_fee_bps').notNull(),
  chamberFeeBasisPoints: integer('chamber_fee_bps').notNull(),
  reviewsProducts: boolean('reviews_products').notNull().default(false),
  isDemo: boolean('is_demo').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** A buyer of one portal may buy in another when the operator has linked them. */
export const portalLinks = pgTable(
  'portal_links',
  {
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    linkedPortalId: uuid('linked_portal_id')
      .notNull()
      .references(() => portals.id),
  },
  (t) => [primaryKey({ columns: [t.portalId, t.linkedPortalId] })],
);

/** A portal's logo as papers carry it: a small JPEG under the digest that the portal remembers. Never changed. */
export const portalLogos = pgTable('portal_logos', {
  digest: char('digest', { length: 64 }).primaryKey(),
  jpeg: bytes('jpeg').notNull(),
});
