import { and, desc, eq, lt } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { people } from '@/members/schema';
import { type Change, changesBetween } from './changes';
import type { ProductFacts } from './product-facts';
import { productVersions } from './schema';
import { factsOfSnapshot } from './snapshot';

/** What goods were said to be from one moment on. */
export interface ProductVersion {
  readonly version: number;
  readonly facts: ProductFacts;
  readonly changedAt: Date;
  /** null where nobody did: a loader, an importer */
  readonly changedByName: string | null;
}

/** One version of goods; null when there is none or this transaction may not see it. */
export async function findVersion(
  tx: Tx,
  productId: string,
  version: number,
): Promise<ProductVersion | null> {
  const [row] = await selectVersions(tx).where(
    and(eq(productVersions.productId, productId), eq(productVersions.version, version)),
  );
  return row ? versionOf(row) : null;
}

/** A version with what it changed; the first changed nothing. */
export interface ProductRevision extends ProductVersion {
  readonly changes: readonly Change[];
}

/** The history of goods, newest first, or of what was before a version; each version against the one before it. */
export async function findHistory(
  tx: Tx,
  productId: string,
  { before, most = 50 }: { readonly before?: number | undefined; readonly most?: number } = {},
): Promise<ProductRevision[]> {
  const rows = await selectVersions(tx)
    .where(
      and(
        eq(productVersions.productId, productId),
        before === undefined ? undefined : lt(productVersions.version, before),
      ),
    )
    .orderBy(desc(productVersions.version))
    .limit(most + 1);
  const versions = rows.map(versionOf);
  return versions.slice(0, most).map((version, at) => {
    const earlier = versions[at + 1];
    return { ...version, changes: earlier ? changesBetween(earlier.facts, version.facts) : [] };
  });
}

function selectVersions(tx: Tx) {
  return tx
    .select({
      version: productVersions.version,
      snapshot: productVersions.snapshot,
      changedAt: productVersions.changedAt,
      changedByName: people.name,
    })
    .from(productVersions)
    .leftJoin(people, eq(people.id, productVersions.changedBy))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof selectVersions>>[number];

function versionOf({ snapshot, ...row }: Row): ProductVersion {
  return { ...row, facts: factsOfSnapshot(snapshot) };
}
