import { and, eq, lt, sql } from 'drizzle-orm';
import { appendEntries } from '@/audit/append-entries';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { inTurn } from '@/db/in-turn';
import { inTransaction } from '@/db/transaction';
import { fileStorage } from '@/files/configured-storage';
import { slugsBeside } from '@/members/free-slugs';
import { isNoSeller } from '@/members/trading';
import { notifyPerson } from '@/notifications/notify-person';
import { productImportFaults, productImports, products } from '../schema';
import { writeStock } from '../write-stock';
import { checkGoods, type GoodsFile } from './check-goods';
import type { ImportColumn } from './import-columns';
import type { ImportFault } from './import-fault';
import { findImportFrame } from './import-frame';
import { importKey } from './offer-file';
import { readTable } from './read-table';
import type { Table } from './table';
import { type WrittenPart, writeGoods } from './write-goods';

type Import = typeof productImports.$inferSelect;
export type ImportOutcome = 'ready' | 'faulty' | 'done' | 'nothing-to-do';

/** What is kept of a file that is wrong all over; how many faults there are is told in full. */
const mostFaultsKept = 10_000;

/**
 * The job `import-goods`: checks a file whose columns are named, or writes one that was found in order. All of it in
 * one transaction, in the seller's name; where goods changed meanwhile so that a line no longer fits, nothing is
 * written and the file goes back with its faults. Twice at once is once.
 */
export async function runImport(importId: string): Promise<ImportOutcome> {
  const found = await inTransaction({ kind: 'system' }, (tx) => findRow(tx, importId));
  if (found?.state !== 'checking' && found?.state !== 'applying') return 'nothing-to-do';
  const bytes = await fileStorage().get(importKey(found.digest));
  if (!bytes) throw new Error(`the file of goods import ${importId} is not kept any more`);
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(`the file of goods import ${importId} was readable before`);
  const { portalId, personId, organisationId } = found;
  const inSellersName = <T>(work: (tx: Tx) => Promise<T>) =>
    inTransaction({ kind: 'member', portalId, personId, organisationId }, work);
  if (found.state === 'applying') {
    try {
      return await inSellersName((tx) => write(tx, found, table.value));
    } catch (error) {
      if (!(error instanceof LineDoesNotFit)) throw error;
    }
  }
  return await inSellersName((tx) => check(tx, found, table.value));
}

/** Goods changed since the file was checked: thrown so that nothing of what was written stays. */
class LineDoesNotFit extends Error {}

async function check(tx: Tx, found: Import, table: Table): Promise<ImportOutcome> {
  if (!(await isMineToRun(tx, found))) return 'nothing-to-do';
  const { id } = found;
  const count = { new: 0, changed: 0, unchanged: 0 };
  const faults: ImportFault[] = [];
  const notes: ImportFault[] = [];
  let faultCount = 0;
  if (table.brokenAt === null) {
    for await (const part of checkGoods(tx, await fileOf(tx, found, table), { locks: false })) {
      for (const line of part.lines) count[line.does] += 1;
      faultCount += part.faults.length;
      faults.push(...part.faults.slice(0, mostFaultsKept - faults.length));
      notes.push(...part.notes.slice(0, mostFaultsKept - notes.length));
      tellProgress(found, part.progress);
    }
  } else {
    faultCount = 1;
    faults.push({ line: table.brokenAt, cell: null, code: 'quotes-broken', found: '', column: null });
  }
  // what is not written quite as it stands is told of a file that can be written; until then there is more to see to
  const kept = faultCount > 0 ? faults : notes;
  await tx.delete(productImportFaults).where(eq(productImportFaults.importId, id));
  for (let from = 0; from < kept.length; from += 1000)
    await tx
      .insert(productImportFaults)
      .values(
        kept.slice(from, from + 1000).map((fault, at) => ({ importId: id, position: from + at, ...fault })),
      );
  const state = faultCount > 0 ? 'faulty' : 'ready';
  await tx
    .update(productImports)
    .set({
      state,
      faultCount,
      lineCount: table.rows.length,
      newCount: count.new,
      changedCount: count.changed,
      unchangedCount: count.unchanged,
      progress: 0,
    })
    .where(eq(productImports.id, id));
  if (found.state === 'applying')
    await notifyPerson(tx, found.personId, 'goods-import-stopped', { count: faultCount }, pathOf(id));
  return state;
}

async function write(tx: Tx, found: Import, table: Table): Promise<ImportOutcome> {
  if (!(await isMineToRun(tx, found))) return 'nothing-to-do';
  const { id: importId, portalId, organisationId, personId } = found;
  if (await isNoSeller(tx, found)) return await backToReady(tx, importId);
  const file = await fileOf(tx, found, table);
  const own = await tx
    .select({ slug: products.slug })
    .from(products)
    .where(eq(products.organisationId, organisationId));
  const writing = {
    importId,
    portalId,
    organisationId,
    personId,
    isReviewed: file.frame.reviewsProducts,
    freeSlug: slugsBeside(own.map(({ slug }) => slug)),
  };
  const count = { new: 0, changed: 0, unchanged: 0 };
  const turns = inTurn(tx);
  const parts: WrittenPart[] = [];
  // a part is written while the next one is checked
  let written: Promise<WrittenPart> | null = null;
  try {
    for await (const part of checkGoods(tx, file, { locks: true })) {
      if (part.faults.length > 0) throw new LineDoesNotFit();
      for (const line of part.lines) count[line.does] += 1;
      if (written) parts.push(await written);
      written = writeGoods(tx, turns, writing, part.lines);
      written.then(
        () => tellProgress(found, part.progress),
        () => undefined,
      );
    }
    if (written) parts.push(await written);
    await turns.end();
  } catch (error) {
    // nothing may be on its way when the transaction ends; what went wrong first is told
    await written;
    await turns.end();
    throw error;
  }
  // all at once, in one sequence and late: until the end, whoever orders these goods waits
  const counts = parts.flatMap((part) => part.counts);
  if (!(await writeStock(tx, counts))) throw new LineDoesNotFit();
  const lines = table.rows.length;
  await tx
    .update(productImports)
    .set({
      state: 'done',
      doneAt: new Date(),
      progress: lines,
      lineCount: lines,
      newCount: count.new,
      changedCount: count.changed,
      unchangedCount: count.unchanged,
    })
    .where(eq(productImports.id, importId));
  await notifyPerson(tx, personId, 'goods-imported', { count: lines }, pathOf(importId));
  const facts = count;
  // last: a checkpoint of the log waits for whoever writes to it
  await appendEntries(
    tx,
    parts.flatMap((part) => part.entries),
  );
  await appendEntry(tx, {
    actorId: personId,
    portalId,
    action: 'goods-import-done',
    subjectType: 'product-import',
    subjectId: importId,
    facts,
  });
  return 'done';
}

/** Nobody would see what is written for an organisation that meanwhile sells no more; the file waits for when it does. */
async function backToReady(tx: Tx, importId: string): Promise<ImportOutcome> {
  await tx.update(productImports).set({ state: 'ready', progress: 0 }).where(eq(productImports.id, importId));
  return 'ready';
}

async function fileOf(tx: Tx, found: Import, table: Table): Promise<GoodsFile> {
  const { portalId, organisationId } = found;
  const mapping = found.mapping as readonly (ImportColumn | null)[];
  return {
    rows: table.rows,
    mapping,
    organisationId,
    frame: await findImportFrame(tx, portalId, organisationId),
  };
}

async function findRow(tx: Tx, importId: string): Promise<Import | null> {
  const [row] = await tx.select().from(productImports).where(eq(productImports.id, importId));
  return row ?? null;
}

/** One process at a time, without holding the row that its progress is told in; a seller's files one after the other. */
async function isMineToRun(tx: Tx, { id, organisationId, state }: Import): Promise<boolean> {
  const { rows } = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) as mine`,
  );
  if (!rows[0]?.mine) return false;
  if (state === 'applying')
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 1))`);
  return (await findRow(tx, id))?.state === state;
}

const pathOf = (importId: string) => `/seller/products/import/${importId}`;

/** In a transaction of its own, so that others see it; not waited for, so that it never stands in the way. */
function tellProgress({ id, state }: Import, progress: number): void {
  void inTransaction({ kind: 'system' }, (tx) =>
    tx
      .update(productImports)
      .set({ progress })
      .where(
        and(
          eq(productImports.id, id),
          eq(productImports.state, state),
          lt(productImports.progress, progress),
        ),
      ),
  ).catch((error: unknown) => console.error(`goods import ${id}: progress not told: ${String(error)}`));
}
