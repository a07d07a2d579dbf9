import { and, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { currentCrl } from './current-crl';
import { authorities, certificates } from './schema';
import { crlLifetime, signCrl } from './sign-crl';

/**
 * Signs a new revocation list for every authority whose newest has lived half of its time, and marks certificates
 * that ended as expired. For the hourly job; runs in system scope. Gives how many lists were signed.
 */
export async function signDueCrls(tx: Tx, now = new Date()): Promise<number> {
  await markExpired(tx, now);
  const signing = await tx
    .select()
    .from(authorities)
    .where(
      and(
        inArray(authorities.kind, ['root', 'issuing']),
        isNotNull(authorities.sealedKey),
        isNull(authorities.revokedAt),
      ),
    );
  let signed = 0;
  for (const authority of signing) {
    const newest = await currentCrl(tx, authority.id);
    const lifetime = crlLifetime[authority.kind === 'root' ? 'root' : 'issuing'];
    const due = !newest || newest.thisUpdate.getTime() + lifetime / 2 <= now.getTime();
    if (due && now < authority.notAfter && (await signCrl(tx, authority, now)).ok) signed++;
  }
  return signed;
}

async function markExpired(tx: Tx, now: Date): Promise<void> {
  await tx
    .update(certificates)
    .set({ state: 'expired' })
    .where(
      and(inArray(certificates.state, ['active', 'suspended', 'superseded']), lt(certificates.notAfter, now)),
    );
}
