import { and, eq, gte, isNull, lte } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { parseCertificate } from '@/pki/certificate';
import { checkChain } from './check-chain';
import type { RunningSession } from './find-session';
import { authorities, certificates } from './schema';

const nilUuid = '00000000-0000-0000-0000-000000000000';

/**
 * Whose certificate this is, for a client that has just proved its key in a TLS handshake. Only a certificate of our
 * books that is in force now, of an authority that is not revoked; asked at every request, as a session is. There is
 * no session: `sessionId` is the nil UUID.
 */
export async function findCertificateHolder(
  tx: Tx,
  certificate: Uint8Array,
  now = new Date(),
): Promise<RunningSession | null> {
  const fingerprint = fingerprintOf(certificate);
  if (!fingerprint) return null;
  const [row] = await tx
    .select({
      personId: certificates.personId,
      certificateId: certificates.id,
      organisationId: certificates.organisationId,
    })
    .from(certificates)
    .innerJoin(authorities, eq(authorities.id, certificates.authorityId))
    .where(
      and(
        eq(certificates.fingerprint, fingerprint),
        eq(certificates.state, 'active'),
        lte(certificates.notBefore, now),
        gte(certificates.notAfter, now),
        isNull(authorities.revokedAt),
      ),
    );
  if (!row || !(await checkChain(tx, certificate, now)).ok) return null;
  return { ...row, sessionId: nilUuid };
}

function fingerprintOf(certificate: Uint8Array): string | null {
  try {
    return parseCertificate(certificate).fingerprint;
  } catch {
    return null;
  }
}
