import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { works } from './find-authorities';
import { authorities } from './schema';

/** The authority a chamber certifies its members with, as everybody may know it. */
export interface ChamberSeal {
  /** SHA-256 of its certificate, hexadecimal */
  readonly fingerprint: string;
  readonly notAfter: Date;
}

/** By portal: the chambers that can certify at this moment, each with its newest working authority. */
export async function findChamberSeals(tx: Tx, now: Date): Promise<ReadonlyMap<string, ChamberSeal>> {
  const rows = await tx
    .selectDistinctOn([authorities.portalId], {
      portalId: authorities.portalId,
      fingerprint: authorities.fingerprint,
      notAfter: authorities.notAfter,
    })
    .from(authorities)
    .where(and(eq(authorities.kind, 'issuing'), isNotNull(authorities.portalId), works(now)))
    .orderBy(authorities.portalId, desc(authorities.createdAt));
  return new Map(rows.map(({ portalId, ...seal }) => [portalId ?? '', seal]));
}
