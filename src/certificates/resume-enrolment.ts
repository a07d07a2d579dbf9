import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { sha256Hex } from '@/pki/digest';
import { parseCertificationRequest } from '@/pki/pkcs10';
import { verifyProofOfPossession } from '@/pki/verify-pkcs10';
import { chainAbove } from './chain-above';
import type { IssuedCertificate } from './issue-for-person';
import { tokenDigest } from './open-enrolment';
import { certificates, enrolments } from './schema';

/**
 * What an enrolment issued, for the key it was issued to: when the answer was lost on its way, the same request is
 * answered again with the same certificate. Null for any other key. Runs in system scope.
 */
export async function resumeEnrolment(
  tx: Tx,
  input: { readonly token: string; readonly certificationRequest: Uint8Array },
): Promise<IssuedCertificate | null> {
  const request = parseCertificationRequest(input.certificationRequest);
  if (!request || !verifyProofOfPossession(request)) return null;
  const [row] = await tx
    .select({ id: certificates.id, der: certificates.der, authorityId: certificates.authorityId })
    .from(enrolments)
    .innerJoin(certificates, eq(certificates.id, enrolments.certificateId))
    .where(
      and(
        eq(enrolments.tokenDigest, tokenDigest(input.token)),
        eq(certificates.keyFingerprint, sha256Hex(request.spki)),
      ),
    );
  if (!row) return null;
  return { certificateId: row.id, certificate: row.der, chain: await chainAbove(tx, row.authorityId) };
}
