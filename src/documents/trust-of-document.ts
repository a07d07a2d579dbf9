import { and, desc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { authorities, revocationLists } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import { organisations } from '@/members/schema';
import type { RelyingPartyInput } from '@/pki/relying-party-input';
import type { Document } from './document';

/**
 * Whom we believe when we verify a document, and what we know of revocations: the operator's roots as anchors, the
 * chambers of the two parties below them, and the newest revocation list of each. Revocation is required: a signer
 * whose status is not known has not passed.
 */
export async function trustOfDocument(
  tx: Tx,
  document: Pick<Document, 'buyerOrganisationId' | 'sellerOrganisationId'>,
  at: Date,
): Promise<RelyingPartyInput> {
  const chambers = tx
    .select({ portalId: organisations.portalId })
    .from(organisations)
    .where(inArray(organisations.id, [document.buyerOrganisationId, document.sellerOrganisationId]));
  return await trustIn(tx, inArray(authorities.portalId, chambers), at);
}

/** The same for a file that anybody brings: the chambers are those among `fingerprints` (SHA-256, hex). */
export async function trustOfChambers(
  tx: Tx,
  fingerprints: readonly string[],
  at: Date,
): Promise<RelyingPartyInput> {
  return await trustIn(tx, inArray(authorities.fingerprint, [...fingerprints, '']), at);
}

async function trustIn(tx: Tx, chambers: SQL, at: Date): Promise<RelyingPartyInput> {
  const known = await tx
    .select({ id: authorities.id, kind: authorities.kind, certificate: authorities.certificate })
    .from(authorities)
    .where(
      or(
        and(inArray(authorities.kind, ['root', 'intermediate']), isNull(authorities.revokedAt)),
        and(eq(authorities.kind, 'issuing'), chambers),
      ),
    );
  const certificatesOf = (isRoot: boolean) =>
    known.filter((row) => (row.kind === 'root') === isRoot).map((row) => row.certificate);
  return {
    anchors: certificatesOf(true),
    intermediates: certificatesOf(false),
    crls: await newestLists(
      tx,
      known.map((row) => row.id),
    ),
    at,
    revocation: 'require',
  };
}

async function newestLists(tx: Tx, authorityIds: readonly string[]): Promise<Uint8Array[]> {
  if (authorityIds.length === 0) return [];
  const rows = await tx
    .selectDistinctOn([revocationLists.authorityId], { der: revocationLists.der })
    .from(revocationLists)
    .where(inArray(revocationLists.authorityId, [...authorityIds]))
    .orderBy(revocationLists.authorityId, desc(revocationLists.number));
  return rows.map((row) => row.der);
}
