import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, id, instant } from '../db/columns';
import { people } from '../members/schema';
import { portals } from '../portals/schema';

export const authorities = pgTable(
  'authorities',
  {
    id: id(),
    /** null for the operator's root and TSA, and for the authority that certifies the operator's own staff */
    portalId: uuid('portal_id').references(() => portals.id),
    /**
     * The key of the last two is never here. `intermediate`: of another authority's chain above one that counts (a
     * national CA's). `recognised`: another's CA whose certificates the members of one market may use.
     */
    kind: text('kind', { enum: ['root', 'issuing', 'tsa', 'ocsp', 'intermediate', 'recognised'] }).notNull(),
    issuerId: uuid('issuer_id'),
    name: text('name').notNull(),
    certificate: bytes('certificate').notNull(),
    fingerprint: text('fingerprint').notNull().unique(),
    /** sealed by the key store; null where the key is kept elsewhere (the offline root) */
    sealedKey: bytes('sealed_key'),
    keyEncryptionKeyId: text('key_encryption_key_id'),
    notAfter: instant('not_after').notNull(),
    /** issues no more; what it issued stays valid, and its lists and answers go on until the last of it has ended */
    retiredAt: instant('retired_at'),
    /** on its issuer's revocation list from then on */
    revokedAt: instant('revoked_at'),
    revocationReason: text('revocation_reason'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('authority_portal').on(t.portalId, t.kind)],
);

/** A key waiting for somebody else to certify it as an issuing authority: a national CA, or our own root offline. */
export const authorityRequests = pgTable(
  'authority_requests',
  {
    /** becomes the id of the authority */
    id: id(),
    portalId: uuid('portal_id').references(() => portals.id),
    /** the authority whose work this one takes over */
    replacesId: uuid('replaces_id').references(() => authorities.id),
    name: text('name').notNull(),
    /** PKCS#10, DER */
    certificationRequest: bytes('certification_request').notNull(),
    sealedKey: bytes('sealed_key').notNull(),
    keyEncryptionKeyId: text('key_encryption_key_id').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** certified, and now an authority */
    completedAt: instant('completed_at'),
  },
  (t) => [index('authority_request_portal').on(t.portalId)],
);

export const certificateStates = ['active', 'suspended', 'revoked', 'expired', 'superseded'] as const;

export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    authorityId: uuid('authority_id')
      .notNull()
      .references(() => authorities.id),
    portalId: uuid('portal_id').references(() => portals.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    organisationId: uuid('organisation_id'),
    serial: text('serial').notNull(),
    fingerprint: text('fingerprint').notNull().unique(),
    /** SHA-256 of the subjectPublicKeyInfo, hex */
    keyFingerprint: text('key_fingerprint').notNull(),
    subject: text('subject').notNull(),
    der: bytes('der').notNull(),
    keyProtection: text('key_protection', { enum: ['browser', 'file', 'token', 'hsm'] }).notNull(),
    /** what its holder calls the device, where they said so */
    deviceName: text('device_name'),
    /** the certificate that is superseded when this one first signs its holder in */
    replaces: uuid('replaces').references((): AnyPgColumn => certificates.id),
    /** the certificate whose holder asked for this one, without the chamber looking again; null when it invited */
    issuedOn: uuid('issued_on').references((): AnyPgColumn => certificates.id),
    state: text('state', { enum: certificateStates }).notNull(),
    notBefore: instant('not_before').notNull(),
    notAfter: instant('not_after').notNull(),
    revokedAt: instant('revoked_at'),
    /** RFC 5280 CRLReason name, e.g. keyCompromise */
    revocationReason: text('revocation_reason'),
    issuedAt: instant('issued_at').notNull().defaultNow(),
  },
  (t) => [
    unique('certificate_serial').on(t.authorityId, t.serial),
    index('certificate_person').on(t.personId),
    index('certificate_key').on(t.keyFingerprint),
    index('certificate_expiry').on(t.notAfter).where(sql`state = 'active'`),
  ],
);

export const revocationLists = pgTable(
  'revocation_lists',
  {
    id: id(),
    authorityId: uuid('authority_id')
      .notNull()
      .references(() => authorities.id),
    number: integer('number').notNull(),
    thisUpdate: instant('this_update').notNull(),
    nextUpdate: instant('next_update').notNull(),
    der: bytes('der').notNull(),
  },
  (t) => [unique('crl_number').on(t.authorityId, t.number)],
);

/** An invitation to enrol a key: the link carries the token, the table only its SHA-256. */
export const enrolments = pgTable(
  'enrolments',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    organisationId: uuid('organisation_id'),
    tokenDigest: bytes('token_digest').notNull().unique(),
    invitedBy: uuid('invited_by').references(() => people.id),
    /** `own-device` is by the person's own hand, for another device of theirs */
    purpose: text('purpose', { enum: ['invitation', 'own-device'] })
      .notNull()
      .default('invitation'),
    deviceName: text('device_name'),
    /** the certificate that the new one takes the place of */
    replaces: uuid('replaces').references(() => certificates.id),
    /** the certificate whose session wrote an invitation to `own-device` */
    issuedOn: uuid('issued_on').references(() => certificates.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    certificateId: uuid('certificate_id').references(() => certificates.id),
  },
  (t) => [index('enrolment_person').on(t.personId)],
);

/** The reminders sent that a certificate ends: each step once, however often the job runs. */
export const certificateReminders = pgTable(
  'certificate_reminders',
  {
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    daysBefore: integer('days_before').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.certificateId, t.daysBefore] })],
);

/** Somebody says, without a key to prove it, that they lost theirs. What they typed; who they are the chamber finds out. */
export const lostKeyReports = pgTable(
  'lost_key_reports',
  {
    id: id(),
    portalId: uuid('portal_id')
      .notNull()
      .references(() => portals.id),
    name: text('name').notNull(),
    email: text('email').notNull(),
    telephone: text('telephone'),
    words: text('words'),
    /** the only person of the chamber's books with that address, if there is one */
    personId: uuid('person_id').references(() => people.id),
    state: text('state', { enum: ['open', 'settled', 'dismissed'] })
      .notNull()
      .default('open'),
    createdAt: instant('created_at').notNull().defaultNow(),
    settledBy: uuid('settled_by').references(() => people.id),
    settledAt: instant('settled_at'),
    /** how the registrar made sure who it was */
    confirmation: text('confirmation'),
  },
  (t) => [index('lost_key_portal').on(t.portalId, t.createdAt).where(sql`state = 'open'`)],
);

/** Keys that must never be certified again: SHA-256 of the subjectPublicKeyInfo, hex. */
export const compromisedKeys = pgTable('compromised_keys', {
  keyFingerprint: text('key_fingerprint').primaryKey(),
  reportedAt: instant('reported_at').notNull().defaultNow(),
});

/** A nonce offered for signing in; used once, within minutes. */
export const challenges = pgTable('challenges', {
  id: id(),
  nonce: bytes('nonce').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/** A signed-in browser; the cookie names it, and it lives only as long as its certificate is active. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('session_person').on(t.personId),
    uniqueIndex('session_certificate').on(t.certificateId, t.id),
  ],
);
