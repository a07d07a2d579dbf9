import { and, desc, eq, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { contains, wordsToFind } from '@/db/contains-words';
import { organisations, people } from '@/members/schema';
import type { CertificateState } from './certificate';
import { certificates } from './schema';

export interface CertificateSummary {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly subject: string;
  readonly serial: string;
  readonly fingerprint: string;
  readonly keyProtection: string;
  readonly deviceName: string | null;
  /** the certificate whose place it takes */
  readonly replaces: string | null;
  readonly state: CertificateState;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly revokedAt: Date | null;
  readonly revocationReason: string | null;
}

export interface CertificateSearch {
  readonly portalId?: string;
  readonly organisationId?: string;
  readonly personId?: string;
  readonly state?: CertificateState;
  /** Those that end between now and then. */
  readonly endingBefore?: Date;
  /** Words of a person's, an organisation's name or the subject; the start of a serial or fingerprint. */
  readonly words?: string;
  /** The id of the last one on the page before. */
  readonly after?: string;
  readonly limit?: number;
}

/** Certificates, newest first. */
export async function findCertificates(tx: Tx, search: CertificateSearch): Promise<CertificateSummary[]> {
  return await summaries(tx)
    .where(
      and(
        search.portalId ? eq(certificates.portalId, search.portalId) : undefined,
        search.organisationId ? eq(certificates.organisationId, search.organisationId) : undefined,
        search.personId ? eq(certificates.personId, search.personId) : undefined,
        search.state ? eq(certificates.state, search.state) : undefined,
        search.endingBefore
          ? and(gte(certificates.notAfter, new Date()), lte(certificates.notAfter, search.endingBefore))
          : undefined,
        search.after ? lt(certificates.id, search.after) : undefined,
        matches(search.words),
      ),
    )
    .orderBy(desc(certificates.id))
    .limit(Math.min(search.limit ?? 50, 200));
}

/** One certificate with its DER, for its own page. */
export async function findCertificate(
  tx: Tx,
  certificateId: string,
): Promise<
  | (CertificateSummary & {
      readonly der: Uint8Array;
      readonly authorityId: string;
      readonly portalId: string | null;
    })
  | null
> {
  const [summary] = await summaries(tx).where(eq(certificates.id, certificateId));
  const [row] = await tx
    .select({ der: certificates.der, authorityId: certificates.authorityId, portalId: certificates.portalId })
    .from(certificates)
    .where(eq(certificates.id, certificateId));
  return summary && row ? { ...summary, ...row } : null;
}

function summaries(tx: Tx) {
  return tx
    .select({
      id: certificates.id,
      personId: certificates.personId,
      personName: people.name,
      organisationId: certificates.organisationId,
      organisationName: organisations.legalName,
      subject: certificates.subject,
      serial: certificates.serial,
      fingerprint: certificates.fingerprint,
      keyProtection: certificates.keyProtection,
      deviceName: certificates.deviceName,
      replaces: certificates.replaces,
      state: certificates.state,
      notBefore: certificates.notBefore,
      notAfter: certificates.notAfter,
      revokedAt: certificates.revokedAt,
      revocationReason: certificates.revocationReason,
    })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .leftJoin(organisations, eq(organisations.id, certificates.organisationId))
    .$dynamic();
}

function matches(typed: string | undefined): SQL | undefined {
  const words = wordsToFind(typed);
  if (!words) return undefined;
  const hex = words.replace(/[\s:]/g, '').toLowerCase();
  const isHex = /^[0-9a-f]{4,}$/.test(hex);
  return or(
    contains(people.name, words),
    contains(organisations.legalName, words),
    contains(certificates.subject, words),
    isHex ? sql`${certificates.serial} like ${`${hex.replace(/^0+(?=.)/, '')}%`}` : undefined,
    isHex ? sql`${certificates.fingerprint} like ${`${hex}%`}` : undefined,
  );
}
