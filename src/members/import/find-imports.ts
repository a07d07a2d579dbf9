import { and, asc, desc, eq, gte, lt, ne } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { memberImportFaults, memberImportLines, memberImports } from '../schema';
import type { ImportedLine } from './imported-member';

export type MemberImport = typeof memberImports.$inferSelect;
export type KeptFault = typeof memberImportFaults.$inferSelect;

/** A portal's lists of members, newest first, without those given up. */
export async function findImports(tx: Tx, portalId: string, most = 20): Promise<MemberImport[]> {
  return await tx
    .select()
    .from(memberImports)
    .where(and(eq(memberImports.portalId, portalId), ne(memberImports.state, 'withdrawn')))
    .orderBy(desc(memberImports.createdAt))
    .limit(most);
}

export async function findImport(tx: Tx, importId: string): Promise<MemberImport | null> {
  const [row] = await tx.select().from(memberImports).where(eq(memberImports.id, importId));
  return row ?? null;
}

/** Faults of a list in the order of its lines, from a position on. */
export async function findImportFaults(
  tx: Tx,
  importId: string,
  from: number,
  most: number,
): Promise<KeptFault[]> {
  return await tx
    .select()
    .from(memberImportFaults)
    .where(and(eq(memberImportFaults.importId, importId), gte(memberImportFaults.position, from)))
    .orderBy(asc(memberImportFaults.position))
    .limit(most);
}

/** The first lines of a list as they were understood; none once it is entered. */
export async function findImportLines(tx: Tx, importId: string, most: number): Promise<ImportedLine[]> {
  const rows = await tx
    .select({ line: memberImportLines.line, facts: memberImportLines.facts })
    .from(memberImportLines)
    .where(eq(memberImportLines.importId, importId))
    .orderBy(asc(memberImportLines.line))
    .limit(most);
  return rows.flatMap(({ line, facts }) => (facts ? [{ line, ...facts }] : []));
}

const untilForgotten = 30 * 86_400_000;

/** Deletes lists that nobody has entered for thirty days, with everything they said. Run as the system. */
export async function forgetOldImports(tx: Tx, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - untilForgotten);
  for (const state of ['ready', 'faulty', 'withdrawn'] as const)
    await tx
      .delete(memberImports)
      .where(and(eq(memberImports.state, state), lt(memberImports.createdAt, before)));
}
