import { boolean, char, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant, whole } from '../db/columns';
import { type LocalisedText, portals } from '../portals/schema';

/** Postcode optional, landmark welcome: addresses as people give them. */
export interface PostalAddress {
  readonly street: string;
  readonly landmark?: string;
  readonly town: string;
  readonly postcode?: string;
  readonly country: string;
}

export const organisations = pgTable(
  'organisations',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    slug: text('slug').notNull(),
    legalName: text('legal_name').notNull(),
    kind: text('kind', { enum: ['company', 'cooperative', 'association'] }).notNull(),
    country: char('country', { length: 2 }).notNull(),
    /** ETSI EN 319 412-1 semantics, e.g. NTRCM-RC/DLA/2019/B/1234 */
    organisationIdentifier: text('organisation_identifier').notNull(),
    taxId: text('tax_id'),
    address: jsonb('address').$type<PostalAddress>().notNull(),
    about: jsonb('about').$type<LocalisedText>().notNull().default({}),
    womenLed: boolean('women_led').notNull().default(false),
    memberCount: whole('member_count'),
    sells: boolean('sells').notNull(),
    buys: boolean('buys').notNull(),
    state: text('state', { enum: ['active', 'suspended'] })
      .notNull()
      .default('active'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('organisation_slug').on(t.portalId, t.slug),
    unique('organisation_identity').on(t.portalId, t.organisationIdentifier),
  ],
);

export const people = pgTable(
  'people',
  {
    id: id(),
    portalId: uuid('portal_id').references(() => portals.id),
    /** as the person writes it, and its Latin transliteration for certificate and bank */
    name: text('name').notNull(),
    latinName: text('latin_name').notNull(),
    email: text('email').notNull(),
    locale: text('locale').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('people_email').on(t.portalId, t.email).nullsNotDistinct()],
);

export const roles = [
  'owner',
  'seller',
  'buyer',
  'approver',
  'registrar',
  'registrar-approver',
  'finance',
  'operator',
] as const;
export type Role = (typeof roles)[number];

/** A person's role in an organisation, or (organisation null) on the staff of the portal's chamber, of finance, of the operator. */
export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    role: text('role', { enum: roles }).notNull(),
  },
  (t) => [unique('membership_once').on(t.personId, t.organisationId, t.role).nullsNotDistinct()],
);

/** What a person may sign for an organisation (signing: digital authorisations). */
export const mandates = pgTable(
  'mandates',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    documentKinds: text('document_kinds').array().notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    maximumMinor: whole('maximum_minor').notNull(),
    secondSignatoryAboveMinor: whole('second_signatory_above_minor'),
    validFrom: instant('valid_from').notNull(),
    validUntil: instant('valid_until').notNull(),
    grantedBy: uuid('granted_by')
      .notNull()
      .references(() => people.id),
    endorsedBy: uuid('endorsed_by').references(() => people.id),
    endorsedAt: instant('endorsed_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('mandate_person').on(t.personId, t.organisationId)],
);

/** Who made it: a member of the cooperative. */
export const producers = pgTable('producers', {
  id: id(),
  organisationId: uuid('organisation_id')
    .notNull()
    .references(() => organisations.id),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  place: text('place').notNull(),
  isWoman: boolean('is_woman').notNull(),
  story: jsonb('story').$type<LocalisedText>().notNull(),
});
