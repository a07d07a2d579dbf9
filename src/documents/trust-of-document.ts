import { inArray, type SQL } from 'drizzle-orm';
import { authorities } from '@/certificates/schema';
import { validationMaterial } from '@/certificates/validation-material';
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
  return { ...(await validationMaterial(tx, chambers)), at, revocation: 'require' };
}
