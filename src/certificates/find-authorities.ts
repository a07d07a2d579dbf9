import { and, desc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Authority, AuthorityKind } from './authority';
import { authorities } from './schema';

export async function findAuthority(
  tx: Tx,
  authorityId: string,
  options: { readonly lock?: boolean } = {},
): Promise<Authority | null> {
  const query = tx.select().from(authorities).where(eq(authorities.id, authorityId));
  const [row] = await (options.lock ? query.for('update') : query);
  return row ?? null;
}

/** Every authority of the installation, newest first; of one portal and the operator when a portal is given. */
export async function findAuthorities(tx: Tx, portalId?: string): Promise<Authority[]> {
  const ofPortal = or(eq(authorities.portalId, portalId ?? ''), isNull(authorities.portalId));
  return await tx
    .select()
    .from(authorities)
    .where(portalId ? ofPortal : undefined)
    .orderBy(desc(authorities.createdAt))
    .limit(2000);
}

/**
 * The one that works here now: with its key in the house, not retired, not revoked, not expired, the newest. `portalId`
 * null is the operator's own. Roots of others are in the books without a portal too; their keys are not.
 */
export async function findWorkingAuthority(
  tx: Tx,
  where:
    | { readonly kind: AuthorityKind; readonly portalId: string | null }
    | { readonly kind: 'ocsp'; readonly issuerId: string },
  now: Date,
): Promise<Authority | null> {
  const scope =
    'issuerId' in where
      ? eq(authorities.issuerId, where.issuerId)
      : where.portalId
        ? eq(authorities.portalId, where.portalId)
        : isNull(authorities.portalId);
  const [row] = await tx
    .select()
    .from(authorities)
    .where(and(eq(authorities.kind, where.kind), scope, isNotNull(authorities.sealedKey), works(now)))
    .orderBy(desc(authorities.createdAt), desc(authorities.id))
    .limit(1);
  return row ?? null;
}

/** That an authority works at this instant: not retired, not revoked, not expired. */
export function works(now: Date) {
  return and(isNull(authorities.retiredAt), isNull(authorities.revokedAt), gt(authorities.notAfter, now));
}
