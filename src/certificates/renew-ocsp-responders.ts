import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { createOcspResponder } from './create-authority';
import { findWorkingAuthority } from './find-authorities';
import { authorities } from './schema';

const renewBefore = 60 * 86_400_000;

/** Gives every issuing authority a new OCSP responder two months before the old one ends. Gives how many. */
export async function renewOcspResponders(tx: Tx, now = new Date()): Promise<number> {
  const issuing = await tx
    .select({ id: authorities.id })
    .from(authorities)
    .where(
      and(
        eq(authorities.kind, 'issuing'),
        isNotNull(authorities.sealedKey),
        isNull(authorities.retiredAt),
        isNull(authorities.revokedAt),
      ),
    );
  let renewed = 0;
  for (const { id } of issuing) {
    const responder = await findWorkingAuthority(tx, { kind: 'ocsp', issuerId: id }, now);
    const isDue = !responder || responder.notAfter.getTime() - renewBefore <= now.getTime();
    if (isDue && (await createOcspResponder(tx, null, id, now)).ok) renewed++;
  }
  return renewed;
}
