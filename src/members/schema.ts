import { sql } from 'drizzle-orm';
import {
  boolean,
  char,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, id, instant, whole } from '../db/columns';
import { type LocalisedText, portals } from '../portals/schema';
import { applicationStates } from './applications/application';
import type { ApplicantOrganisation, ApplicantSignatory } from './applications/application-pieces';
import { paperKinds } from './applications/paper-kinds';
import type { ImportFaultCode } from './import/import-fault';
import type { ImportedMember } from './import/imported-member';

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
    /** why the chamber would not endorse it; refused, it counts as revoked */
    refusedReason: text('refused_reason'),
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

/** An exporter's way into a portal. Its pieces are saved one by one; who bears its secret link may go on with it. */
export const applications = pgTable(
  'applications',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    number: text('number').notNull().unique(),
    state: text('state', { enum: applicationStates }).notNull().default('draft'),
    locale: text('locale').notNull(),
    /** where letters about it go */
    email: text('email').notNull(),
    /** SHA-256 of the secret link's token; a new link has the next generation */
    tokenDigest: bytes('token_digest').notNull().unique(),
    linkGeneration: integer('link_generation').notNull().default(1),
    linkSentAt: instant('link_sent_at').notNull(),
    organisation: jsonb('organisation').$type<ApplicantOrganisation>(),
    signatory: jsonb('signatory').$type<ApplicantSignatory>(),
    /** the sentence agreed to, in the language it was read in */
    consentWording: text('consent_wording'),
    consentedAt: instant('consented_at'),
    /** how often it was submitted: an approval counts for one submission */
    submission: integer('submission').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    changedAt: instant('changed_at').notNull().defaultNow(),
    submittedAt: instant('submitted_at'),
    decidedAt: instant('decided_at'),
    /** what it became */
    organisationId: uuid('organisation_id').references(() => organisations.id),
  },
  (t) => [index('applications_queue').on(t.portalId, t.state, t.submittedAt)],
);

const ofApplication = () =>
  uuid('application_id')
    .notNull()
    .references(() => applications.id, { onDelete: 'cascade' });

/** A paper an applicant showed. Its bytes lie in the file storage until retention deletes them; the row stays. */
export const applicationPapers = pgTable(
  'application_papers',
  {
    id: id(),
    applicationId: ofApplication(),
    kind: text('kind', { enum: paperKinds }).notNull(),
    fileName: text('file_name').notNull(),
    contentType: text('content_type').notNull(),
    byteLength: integer('byte_length').notNull(),
    /** SHA-256 of what is kept, hexadecimal */
    digest: text('digest').notNull(),
    scan: text('scan', { enum: ['clean', 'not-scanned'] }).notNull(),
    /** the last day it is valid, when it says so */
    validUntil: date('valid_until'),
    uploadedAt: instant('uploaded_at').notNull().defaultNow(),
    contentDeletedAt: instant('content_deleted_at'),
  },
  (t) => [
    unique('application_paper_once').on(t.applicationId, t.kind, t.digest),
    index('application_papers_digest').on(t.digest),
  ],
);

/** The people of a cooperative, as its list names them. */
export const applicationProducers = pgTable(
  'application_producers',
  {
    applicationId: ofApplication(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    place: text('place').notNull(),
    isWoman: boolean('is_woman').notNull(),
    story: text('story'),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.position] })],
);

/** Every move of an application; the actor is null for the applicant. Only grows. */
export const applicationEvents = pgTable(
  'application_events',
  {
    id: id(),
    applicationId: ofApplication(),
    at: instant('at').notNull(),
    actorId: uuid('actor_id').references(() => people.id),
    fromState: text('from_state', { enum: applicationStates }),
    toState: text('to_state', { enum: applicationStates }).notNull(),
    reason: text('reason'),
  },
  (t) => [index('application_events_of').on(t.applicationId, t.at)],
);

/** What chamber and applicant write to each other; the author is null for the applicant. Only grows. */
export const applicationMessages = pgTable(
  'application_messages',
  {
    id: id(),
    applicationId: ofApplication(),
    at: instant('at').notNull(),
    authorId: uuid('author_id').references(() => people.id),
    text: text('text').notNull(),
  },
  (t) => [index('application_messages_of').on(t.applicationId, t.at)],
);

/** A registrar's approval of one submission: the same registrar cannot give two. Only grows. */
export const applicationApprovals = pgTable(
  'application_approvals',
  {
    applicationId: ofApplication(),
    submission: integer('submission').notNull(),
    registrarId: uuid('registrar_id')
      .notNull()
      .references(() => people.id),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.submission, t.registrarId] })],
);

export const applicationNumbers = pgTable('application_numbers', {
  year: integer('year').primaryKey(),
  last: integer('last').notNull(),
});

export const importStates = ['faulty', 'ready', 'importing', 'done', 'withdrawn'] as const;

/** A chamber's list of members, taken in at once: checked whole, then written whole. */
export const memberImports = pgTable(
  'member_imports',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    registrarId: uuid('registrar_id')
      .notNull()
      .references(() => people.id),
    fileName: text('file_name').notNull(),
    /** SHA-256 of the file as sent, hexadecimal */
    digest: text('digest').notNull(),
    encoding: text('encoding').notNull(),
    state: text('state', { enum: importStates }).notNull(),
    lineCount: integer('line_count').notNull(),
    faultCount: integer('fault_count').notNull().default(0),
    /** lines written while the import runs */
    progress: integer('progress').notNull().default(0),
    /** whether those entered are invited to make a key, and how many letters have left */
    invites: boolean('invites').notNull().default(false),
    invited: integer('invited').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    doneAt: instant('done_at'),
  },
  (t) => [
    index('member_import_list').on(t.portalId, t.createdAt),
    uniqueIndex('member_import_once')
      .on(t.portalId, t.digest)
      .where(sql`state in ('ready', 'importing', 'done')`),
  ],
);

const ofImport = () =>
  uuid('import_id')
    .notNull()
    .references(() => memberImports.id, { onDelete: 'cascade' });

/** A line that waits to be entered, then to be invited. Deleted when nothing is left to do with it. */
export const memberImportLines = pgTable(
  'member_import_lines',
  {
    importId: ofImport(),
    line: integer('line').notNull(),
    facts: jsonb('facts').$type<ImportedMember>(),
    /** who was entered, and for whom; null before */
    personId: uuid('person_id').references(() => people.id),
    organisationId: uuid('organisation_id').references(() => organisations.id),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);

/** What is wrong with a list, by line and column; nothing of the cells themselves. */
export const memberImportFaults = pgTable(
  'member_import_faults',
  {
    importId: ofImport(),
    position: integer('position').notNull(),
    line: integer('line'),
    column: text('column'),
    code: text('code').$type<ImportFaultCode>().notNull(),
    detail: jsonb('detail').$type<Readonly<Record<string, string | number>>>(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);
