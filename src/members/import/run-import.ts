import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { notifyPerson } from '@/notifications/notify-person';
import { enqueue } from '@/outbox/jobs';
import { memberImportFaults, memberImportLines, memberImports, people } from '../schema';
import { findKnownMembers } from './find-known-members';
import { type ImportColumn, importHeadings } from './import-columns';
import type { ImportFault } from './import-fault';
import type { ImportedLine } from './imported-member';
import { partsOf } from './offer-import';
import { writeMembers } from './write-members';

type Import = typeof memberImports.$inferSelect;
export type ImportOutcome = 'done' | 'stopped' | 'nothing-to-do';

/**
 * The job `import-members`: enters everybody of a list in one transaction, or nobody. Where somebody was entered by
 * another way since the list was checked, it goes back to its registrar with its faults. Twice at once is once.
 */
export async function runImport(importId: string): Promise<ImportOutcome> {
  const [found] = await inTransaction({ kind: 'system' }, (tx) =>
    tx.select().from(memberImports).where(eq(memberImports.id, importId)),
  );
  if (found?.state !== 'importing') return 'nothing-to-do';
  // in the registrar's name: row-level security holds the work to their market
  const scope = { kind: 'chamber', portalId: found.portalId, personId: found.registrarId } as const;
  return await inTransaction(scope, async (tx) => {
    if (!(await isMineToRun(tx, importId))) return 'nothing-to-do';
    const lines = await linesOf(tx, importId);
    const headingOf = await headingsOf(tx, found.registrarId);
    const faults = await findKnownMembers(tx, found.portalId, lines, headingOf);
    if (faults.length > 0) return await stop(tx, found, faults);
    const entered = await writeMembers(tx, found, lines, (written) => tellProgress(importId, written));
    await finish(tx, found, entered);
    return 'done';
  });
}

/** One process at a time, without holding the row that its progress is told in. */
async function isMineToRun(tx: Tx, importId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${importId}, 0)) as mine`,
  );
  if (!rows[0]?.mine) return false;
  const [row] = await tx
    .select({ state: memberImports.state })
    .from(memberImports)
    .where(eq(memberImports.id, importId));
  return row?.state === 'importing';
}

async function linesOf(tx: Tx, importId: string): Promise<ImportedLine[]> {
  const rows = await tx
    .select({ line: memberImportLines.line, facts: memberImportLines.facts })
    .from(memberImportLines)
    .where(and(eq(memberImportLines.importId, importId), isNotNull(memberImportLines.facts)))
    .orderBy(asc(memberImportLines.line));
  return rows.map(({ line, facts }) => ({ line, ...facts! }));
}

async function headingsOf(tx: Tx, registrarId: string): Promise<(column: ImportColumn) => string> {
  const [registrar] = await tx
    .select({ locale: people.locale })
    .from(people)
    .where(eq(people.id, registrarId));
  const locale = registrar && isLocale(registrar.locale) ? registrar.locale : 'en';
  return (column) => importHeadings[column][locale];
}

async function stop(tx: Tx, { id, portalId, registrarId }: Import, faults: readonly ImportFault[]) {
  await tx.delete(memberImportLines).where(eq(memberImportLines.importId, id));
  for (const part of partsOf(faults))
    await tx
      .insert(memberImportFaults)
      .values(part.items.map((fault, at) => ({ importId: id, position: part.from + at, ...fault })));
  const set = { state: 'faulty', faultCount: faults.length, progress: 0 } as const;
  await tx.update(memberImports).set(set).where(eq(memberImports.id, id));
  await notifyPerson(tx, registrarId, 'member-import-stopped', { count: faults.length }, pathOf(id));
  await appendEntry(tx, {
    actorId: registrarId,
    portalId,
    action: 'member-import-stopped',
    subjectType: 'member-import',
    subjectId: id,
    facts: { faults: faults.length },
  });
  return 'stopped' as const;
}

async function finish(
  tx: Tx,
  { id, portalId, registrarId, invites, lineCount }: Import,
  entered: readonly { line: number; personId: string; organisationId: string }[],
): Promise<void> {
  await tx.delete(memberImportLines).where(eq(memberImportLines.importId, id));
  if (invites) {
    for (const part of partsOf(entered))
      await tx.insert(memberImportLines).values(part.items.map((line) => ({ importId: id, ...line })));
    await enqueue(tx, 'invite-imported-members', { importId: id });
  }
  const set = { state: 'done', progress: lineCount, doneAt: new Date() } as const;
  await tx.update(memberImports).set(set).where(eq(memberImports.id, id));
  await notifyPerson(tx, registrarId, 'members-imported', { count: lineCount }, pathOf(id));
  await appendEntry(tx, {
    actorId: registrarId,
    portalId,
    action: 'member-import-done',
    subjectType: 'member-import',
    subjectId: id,
    facts: { lines: lineCount, invites },
  });
}

const pathOf = (importId: string) => `/chamber/members/import/${importId}`;

/** In a transaction of its own, so that others see it; not waited for, so that it never stands in the way. */
function tellProgress(importId: string, written: number): void {
  void inTransaction({ kind: 'system' }, (tx) =>
    tx
      .update(memberImports)
      .set({ progress: written })
      .where(
        and(
          eq(memberImports.id, importId),
          eq(memberImports.state, 'importing'),
          lt(memberImports.progress, written),
        ),
      ),
  ).catch((error: unknown) => console.error(`import ${importId}: progress not told: ${String(error)}`));
}
