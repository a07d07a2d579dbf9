import { desc, eq } from 'drizzle-orm';
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
