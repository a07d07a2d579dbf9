import { and, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { buildCrl, type RevokedEntry } from '@/pki/build-crl';
import type { RevocationReason } from '@/pki/revocation-reason';
import { ok, type Result, refuse } from '@/trade/result';
import type { Authority } from './authority';
import { configuredKeyStore } from './configured-key-store';
import { openAuthority } from './open-authority';
import { authorities, certificates, revocationLists } from './schema';
import { octetsOfSerialNumber, serialNumberOf } from './serial-number';

export type RevocationList = typeof revocationLists.$inferSelect;

const day = 86_400_000;
/** How long a list is good for; it is signed again at half of that, and at once when something is revoked. */
export const crlLifetime = { root: 35 * day, issuing: 7 * day };
/** Expired certificates stay listed this long, so that a signature from their last days is still checked rightly. */
const listedAfterExpiry = 40 * day;

/**
 * Signs the complete list of what an authority has revoked, suspended or superseded, and stores it under the next
 * number. Refuses when the authority's key is not here. Lists of one authority are signed one after the other.
 */
export async function signCrl(
  tx: Tx,
  authority: Authority,
  now = new Date(),
): Promise<Result<RevocationList, 'key-offline'>> {
  const opened = await openAuthority(configuredKeyStore(), authority);
  if (!opened || (authority.kind !== 'root' && authority.kind !== 'issuing')) return refuse('key-offline');
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`crl ${authority.id}`}, 0))`);
  const number = (await newestNumber(tx, authority.id)) + 1;
  const thisUpdate = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const nextUpdate = new Date(thisUpdate.getTime() + crlLifetime[authority.kind]);
  const revoked =
    authority.kind === 'root'
      ? await revokedAuthorities(tx, authority, thisUpdate)
      : await revokedMembers(tx, authority, thisUpdate);
  const issuance = await buildCrl({ number, thisUpdate, nextUpdate, revoked }, opened);
  if (!issuance.issued)
    throw new Error(`a revocation list departs from its profile: ${JSON.stringify(issuance.findings)}`);
  const [list] = await tx
    .insert(revocationLists)
    .values({ authorityId: authority.id, number, thisUpdate, nextUpdate, der: issuance.crl })
    .returning();
  await appendEntry(tx, {
    actorId: null,
    portalId: authority.portalId,
    action: 'revocation-list-signed',
    subjectType: 'authority',
    subjectId: authority.id,
    facts: { number, entries: revoked.length },
  });
  return ok(list!);
}

async function newestNumber(tx: Tx, authorityId: string): Promise<number> {
  const [newest] = await tx
    .select({ number: revocationLists.number })
    .from(revocationLists)
    .where(eq(revocationLists.authorityId, authorityId))
    .orderBy(desc(revocationLists.number))
    .limit(1);
  return newest?.number ?? 0;
}

async function revokedMembers(tx: Tx, { id }: Authority, thisUpdate: Date): Promise<RevokedEntry[]> {
  const rows = await tx
    .select({
      serial: certificates.serial,
      at: certificates.revokedAt,
      reason: certificates.revocationReason,
    })
    .from(certificates)
    .where(
      and(
        eq(certificates.authorityId, id),
        inArray(certificates.state, ['revoked', 'suspended', 'superseded', 'expired']),
        isNotNull(certificates.revokedAt),
        gt(certificates.notAfter, new Date(thisUpdate.getTime() - listedAfterExpiry)),
      ),
    )
    .orderBy(certificates.revokedAt, certificates.serial);
  return rows.map((row) => entry(row.serial, row.at!, row.reason, thisUpdate));
}

async function revokedAuthorities(tx: Tx, { id }: Authority, thisUpdate: Date): Promise<RevokedEntry[]> {
  const rows = await tx
    .select()
    .from(authorities)
    .where(and(eq(authorities.issuerId, id), isNotNull(authorities.revokedAt)))
    .orderBy(authorities.revokedAt);
  return rows.map((row) =>
    entry(serialNumberOf(row.certificate), row.revokedAt!, row.revocationReason, thisUpdate),
  );
}

/** A list has whole seconds: the time is cut, so that nothing counts as signed before its revocation by a fraction. */
function entry(serial: string, at: Date, reason: string | null, thisUpdate: Date): RevokedEntry {
  const revokedAt = new Date(Math.min(at.getTime(), thisUpdate.getTime()));
  return {
    serial: octetsOfSerialNumber(serial),
    revokedAt,
    reason: (reason ?? 'unspecified') as RevocationReason,
  };
}
