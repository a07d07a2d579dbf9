import { boolean, char, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { certificates } from '../certificates/schema';
import { bytes, id, instant, whole } from '../db/columns';
import { mandates, organisations, people } from '../members/schema';
import { type LocalisedText, portals } from '../portals/schema';

/** The chamber signs its own papers; buyer and seller sign those between them. */
export const signingParties = ['buyer', 'seller', 'chamber'] as const;

export const documentKinds = ['purchase-order', 'contract', 'certificate-of-origin'] as const;

/** One paper between two parties; its revisions are the file as it grows by signatures. */
export const documents = pgTable(
  'documents',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    kind: text('kind', { enum: documentKinds }).notNull(),
    /** the order, contract, … this paper is of */
    subjectId: uuid('subject_id').notNull(),
    subjectVersion: integer('subject_version').notNull(),
    buyerOrganisationId: uuid('buyer_organisation_id')
      .notNull()
      .references(() => organisations.id),
    sellerOrganisationId: uuid('seller_organisation_id')
      .notNull()
      .references(() => organisations.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('document_subject').on(t.kind, t.subjectId, t.subjectVersion)],
);

/** Bytes by their SHA-256; the database itself checks that the digest is theirs. Never updated, never deleted. */
export const documentBytes = pgTable('document_bytes', {
  digest: bytes('digest').primaryKey(),
  bytes: bytes('bytes').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** original (no signature) → signed (1st party) → signed (2nd party) → completed (timestamps, revocation data). */
export const documentRevisions = pgTable(
  'document_revisions',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    number: integer('number').notNull(),
    kind: text('kind', { enum: ['original', 'signed', 'completed'] }).notNull(),
    digest: bytes('digest')
      .notNull()
      .references(() => documentBytes.digest),
    previousDigest: bytes('previous_digest'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('revision_number').on(t.documentId, t.number), index('revision_digest').on(t.digest)],
);

/** A prepared revision with an empty placeholder, offered to one person's certificate, once, for a while. */
export const signatureOffers = pgTable(
  'signature_offers',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    baseDigest: bytes('base_digest').notNull(),
    preparedDigest: bytes('prepared_digest')
      .notNull()
      .references(() => documentBytes.digest),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    party: text('party', { enum: signingParties }).notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('offer_document').on(t.documentId)],
);

/** On whose word somebody signed, as it stood then: kept with the signature, for the other party to read. */
export type AuthorityShown =
  | { readonly as: 'principal' }
  | {
      readonly as: 'mandatary';
      readonly grantedBy: string;
      readonly endorsedBy: string;
      readonly chamber: LocalisedText;
      /** ISO 8601 instants */
      readonly validFrom: string;
      readonly validUntil: string;
    };

export const signatures = pgTable(
  'signatures',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    revisionDigest: bytes('revision_digest')
      .notNull()
      .references(() => documentBytes.digest),
    party: text('party', { enum: signingParties }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** null for the chamber's own */
    organisationId: uuid('organisation_id').references(() => organisations.id),
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    signedAt: instant('signed_at').notNull(),
    /** 1 for a party's first signatory, 2 for the second over the first's signature */
    place: integer('place').notNull().default(1),
    /** this signature binds its party only together with a second one */
    needsSecond: boolean('needs_second').notNull().default(false),
    /** null for the organisation's principal */
    mandateId: uuid('mandate_id').references(() => mandates.id),
    authority: jsonb('authority').$type<AuthorityShown>(),
  },
  (t) => [unique('signature_once').on(t.documentId, t.party, t.place)],
);

/** A stored verdict of the verifier. Amount and currency are those read out of the signed bytes. */
export const verificationReports = pgTable(
  'verification_reports',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    subjectId: uuid('subject_id').notNull(),
    documentDigest: bytes('document_digest')
      .notNull()
      .references(() => documentBytes.digest),
    indication: text('indication', { enum: ['TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED'] }).notNull(),
    /** the parties whose signatures passed, sorted: ['buyer', 'seller'] */
    partiesPassed: text('parties_passed').array().notNull(),
    currency: char('currency', { length: 3 }),
    amountMinor: whole('amount_minor'),
    verifiedAt: instant('verified_at').notNull(),
    report: jsonb('report').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index('report_document').on(t.documentId, t.verifiedAt),
    unique('report_covers').on(t.id, t.subjectId, t.documentDigest, t.currency, t.amountMinor, t.indication),
  ],
);
