import { and, eq, exists, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { createOcspResponder } from './create-authority';
import { type AuthoritiesServed, eachAuthority } from './each-authority';
import { findWorkingAuthority } from './find-authorities';
import { authorities, certificates } from './schema';

const renewBefore = 60 * 86_400_000;

/**
 * Gives every issuing authority a new OCSP responder two months before the old one ends; a retired authority too, until
 * the last certificate it issued has ended. Gives how many, and for whom it could not be done.
 */
export async function renewOcspResponders(tx: Tx, now = new Date()): Promise<AuthoritiesServed> {
  const lasting = tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(and(eq(certificates.authorityId, authorities.id), gt(certificates.notAfter, now)));
  const issuing = await tx
    .select({ id: authorities.id })
    .from(authorities)
    .where(
      and(
        eq(authorities.kind, 'issuing'),
        isNotNull(authorities.sealedKey),
        isNull(authorities.revokedAt),
        or(isNull(authorities.retiredAt), exists(lasting)),
      ),
    );
  return await eachAuthority(tx, issuing, async (own, { id }) => {
    const responder = await findWorkingAuthority(own, { kind: 'ocsp', issuerId: id }, now);
    const isDue = !responder || responder.notAfter.getTime() - renewBefore <= now.getTime();
    return isDue && (await createOcspResponder(own, null, id, now)).ok;
  });
}
