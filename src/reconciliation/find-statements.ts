import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { statementLines, statements } from './schema';
import type { Statement, StatementLine } from './statement-line';

/** The lines of a statement in the bank's order. */
export async function findLinesOf(tx: Tx, statementId: string): Promise<readonly StatementLine[]> {
  return tx
    .select()
    .from(statementLines)
    .where(eq(statementLines.statementId, statementId))
    .orderBy(asc(statementLines.position))
    .limit(2_000);
}

/** One statement, or null. */
export async function findStatement(tx: Tx, statementId: string): Promise<Statement | null> {
  const [statement] = await tx.select().from(statements).where(eq(statements.id, statementId));
  return statement ?? null;
}

export interface StatementSummary {
  readonly statement: Statement;
  readonly lines: number;
  readonly open: number;
}

/** Statements newest first, each with how many of its lines still wait. */
export async function findStatements(tx: Tx, most = 100): Promise<readonly StatementSummary[]> {
  const found = await tx
    .select()
    .from(statements)
    .orderBy(desc(statements.toDate), desc(statements.id))
    .limit(most);
  if (found.length === 0) return [];
  const counts = await tx
    .select({
      statementId: statementLines.statementId,
      lines: sql<number>`count(*)::int`,
      open: sql<number>`(count(*) filter (where ${statementLines.state} in ('unmatched', 'suggested', 'set-aside')))::int`,
    })
    .from(statementLines)
    .where(
      inArray(
        statementLines.statementId,
        found.map(({ id }) => id),
      ),
    )
    .groupBy(statementLines.statementId);
  return found.map((statement) => {
    const count = counts.find(({ statementId }) => statementId === statement.id);
    return { statement, lines: count?.lines ?? 0, open: count?.open ?? 0 };
  });
}
