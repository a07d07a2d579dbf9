import { inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { currentCrls } from './current-crl';
import { authorities } from './schema';

/** What a path of ours is validated with: `validatePath` and `verifyDocument` take these as they are. */
export interface ValidationMaterial {
  /** Roots that were not revoked. */
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  /** The newest list of every authority that may have signed one. */
  readonly crls: readonly Uint8Array[];
}

export async function validationMaterial(tx: Tx): Promise<ValidationMaterial> {
  const rows = await tx
    .select({
      id: authorities.id,
      kind: authorities.kind,
      certificate: authorities.certificate,
      revokedAt: authorities.revokedAt,
    })
    .from(authorities)
    .where(inArray(authorities.kind, ['root', 'intermediate', 'issuing']));
  return {
    anchors: rows.filter((row) => row.kind === 'root' && !row.revokedAt).map((row) => row.certificate),
    intermediates: rows.filter((row) => row.kind !== 'root').map((row) => row.certificate),
    crls: await currentCrls(
      tx,
      rows.map(({ id }) => id),
    ),
  };
}
