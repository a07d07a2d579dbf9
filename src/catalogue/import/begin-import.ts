import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { isNoSeller } from '@/members/trading';
import { enqueue } from '@/outbox/jobs';
import { ok, type Result, refuse } from '@/trade/result';
import { productImportFaults, productImports } from '../schema';

export type ImportRefusal =
  | 'not-allowed'
  | 'not-registered-as-seller'
  | 'import-unknown'
  | 'import-not-ready';

/** Has a file that was found in order written, by a job. Once is enough. */
export async function beginImport(
  tx: Tx,
  actor: Actor,
  importId: string,
): Promise<Result<void, ImportRefusal>> {
  const found = await lockImport(tx, importId);
  if (!found) return refuse('import-unknown');
  if (!may(actor, 'edit-product', { organisationId: found.organisationId })) return refuse('not-allowed');
  if (found.state === 'applying' || found.state === 'done') return ok(undefined);
  if (found.state !== 'ready') return refuse('import-not-ready');
  if (await isNoSeller(tx, actor)) return refuse('not-registered-as-seller');
  await tx
    .update(productImports)
    .set({ state: 'applying', progress: 0, personId: actor.personId })
    .where(eq(productImports.id, importId));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: found.portalId,
    action: 'goods-import-begun',
    subjectType: 'product-import',
    subjectId: importId,
    facts: { new: found.newCount, changed: found.changedCount, unchanged: found.unchangedCount },
  });
  await enqueue(tx, 'import-goods', { importId });
  return ok(undefined);
}

/** Gives a file up that has not been written. */
export async function withdrawImport(
  tx: Tx,
  actor: Actor,
  importId: string,
): Promise<Result<void, ImportRefusal>> {
  const found = await lockImport(tx, importId);
  if (!found) return refuse('import-unknown');
  if (!may(actor, 'edit-product', { organisationId: found.organisationId })) return refuse('not-allowed');
  if (found.state === 'withdrawn') return ok(undefined);
  if (!['mapping', 'faulty', 'ready'].includes(found.state)) return refuse('import-not-ready');
  await tx.delete(productImportFaults).where(eq(productImportFaults.importId, importId));
  await tx.update(productImports).set({ state: 'withdrawn' }).where(eq(productImports.id, importId));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: found.portalId,
    action: 'goods-import-withdrawn',
    subjectType: 'product-import',
    subjectId: importId,
    facts: {},
  });
  return ok(undefined);
}

async function lockImport(tx: Tx, importId: string) {
  const [row] = await tx.select().from(productImports).where(eq(productImports.id, importId)).for('update');
  return row ?? null;
}
