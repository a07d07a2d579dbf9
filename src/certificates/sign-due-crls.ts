import { and, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { currentCrl } from './current-crl';
import { type AuthoritiesServed, eachAuthority } from './each-authority';
import { authorities, certificates } from './schema';
import { crlLifetime, signCrl } from './sign-crl';

/**
 * Signs a new revocation list for every authority whose newest has lived half of its time, and marks certificates
 * that ended as expired. For the hourly job; runs in system scope. Gives how many lists were signed, and by whom none.
 */
export async function signDueCrls(tx: Tx, now = new Date()): Promise<AuthoritiesServed> {
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
  return await eachAuthority(tx, signing, async (own, authority) => {
    const newest = await currentCrl(own, authority.id);
    const lifetime = crlLifetime[authority.kind === 'root' ? 'root' : 'issuing'];
    const due = !newest || newest.thisUpdate.getTime() + lifetime / 2 <= now.getTime();
    return due && now < authority.notAfter && (await signCrl(own, authority, now)).ok;
  });
}

async function markExpired(tx: Tx, now: Date): Promise<void> {
  await tx
    .update(certificates)
    .set({ state: 'expired' })
    .where(
      and(inArray(certificates.state, ['active', 'suspended', 'superseded']), lt(certificates.notAfter, now)),
    );
}
