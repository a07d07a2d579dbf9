import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { type EntryView, findEntries } from '@/ledger/find-entries';
import { people } from '@/members/schema';
import { matches, statementLines, statements } from './schema';
import { isOpen, type Statement, type StatementLine } from './statement-line';
import { type Suggestions, suggestionsFor } from './suggestions-for';

export type LineMatch = typeof matches.$inferSelect & { readonly matchedByName: string | null };

export interface LineDetail {
  readonly line: StatementLine;
  readonly statement: Statement;
  /** Who set it aside or proposed to write it off. */
  readonly reasonByName: string | null;
  /** Newest first, undone ones too. */
  readonly matches: readonly LineMatch[];
  readonly entries: readonly EntryView[];
  /** Only of a line that waits to be explained. */
  readonly suggestions: Suggestions;
}

/** A line with everything known about it, and how it may be explained; null when there is none. */
export async function findLine(tx: Tx, lineId: string): Promise<LineDetail | null> {
  const [row] = await tx
    .select({ line: statementLines, statement: statements, reasonByName: people.name })
    .from(statementLines)
    .innerJoin(statements, eq(statements.id, statementLines.statementId))
    .leftJoin(people, eq(people.id, statementLines.reasonBy))
    .where(eq(statementLines.id, lineId));
  if (!row) return null;
  const matched = await tx
    .select({ match: matches, matchedByName: people.name })
    .from(matches)
    .leftJoin(people, eq(people.id, matches.matchedBy))
    .where(eq(matches.lineId, lineId))
    .orderBy(desc(matches.id));
  return {
    ...row,
    matches: matched.map(({ match, matchedByName }) => ({ ...match, matchedByName })),
    entries: await findEntries(tx, { subject: { type: 'statement-line', id: lineId } }),
    suggestions: isOpen(row.line) ? await suggestionsFor(tx, row) : { suggestions: [], duplicateOf: null },
  };
}

/** The lines of a statement in the bank's order. */
export async function findLinesOf(tx: Tx, statementId: string): Promise<readonly StatementLine[]> {
  return tx
    .select()
    .from(statementLines)
    .where(eq(statementLines.statementId, statementId))
    .orderBy(asc(statementLines.position))
    .limit(2_000);
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
