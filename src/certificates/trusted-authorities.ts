import { and, asc, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { authorities } from './schema';

export interface TrustedAuthorities {
  readonly ids: readonly string[];
  /** Roots that were not revoked, DER. */
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
}

/**
 * The roots, what stands between them and those who issue, and whoever issues: the authorities of the chambers, and those
 * of others that a market recognises. Of these last two those that `issuing` admits, revoked ones with them unless it
 * says otherwise: a path through one of those is to fail by a revocation list.
 */
export async function trustedAuthorities(tx: Tx, issuing?: SQL): Promise<TrustedAuthorities> {
  const rows = await tx
    .select({ id: authorities.id, kind: authorities.kind, certificate: authorities.certificate })
    .from(authorities)
    .where(
      or(
        and(inArray(authorities.kind, ['root', 'intermediate']), isNull(authorities.revokedAt)),
        and(inArray(authorities.kind, ['issuing', 'recognised']), issuing),
      ),
    )
    .orderBy(asc(authorities.id));
  const certificatesOf = (isRoot: boolean) =>
    rows.filter(({ kind }) => (kind === 'root') === isRoot).map(({ certificate }) => certificate);
  return {
    ids: rows.map(({ id }) => id),
    anchors: certificatesOf(true),
    intermediates: certificatesOf(false),
  };
}
