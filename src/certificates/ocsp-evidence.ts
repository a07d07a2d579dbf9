import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { buildCertId } from '@/pki/ocsp-cert-id';
import { buildOcspRequest } from '@/pki/ocsp-request';
import { answerOcsp } from './answer-ocsp';
import { authorities, certificates } from './schema';
import { octetsOfSerialNumber } from './serial-number';

/**
 * A fresh OCSP response about each of these members' certificates (SHA-256, hex), DER, for the evidence kept with what
 * they signed. It speaks of this very second, where the newest revocation list may be days old. An authority without a
 * responder here gives none; so do the root's, whose revocations are listed.
 */
export async function ocspEvidence(
  tx: Tx,
  fingerprints: readonly string[],
  now = new Date(),
): Promise<Uint8Array[]> {
  const asked = await tx
    .select({ serial: certificates.serial, issuer: authorities.certificate })
    .from(certificates)
    .innerJoin(authorities, eq(authorities.id, certificates.authorityId))
    .where(inArray(certificates.fingerprint, [...fingerprints, '']))
    .orderBy(certificates.id);
  const responses: Uint8Array[] = [];
  for (const { serial, issuer } of asked) {
    const request = buildOcspRequest([buildCertId(issuer, octetsOfSerialNumber(serial))]);
    const { der, validity } = await answerOcsp(tx, request, now);
    if (validity) responses.push(der);
  }
  return responses;
}
