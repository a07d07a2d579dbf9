import { and, eq, inArray, isNotNull, notInArray } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { findClaims } from './find-claims';
import { findEarlierLines } from './find-earlier-lines';
import { lockBooks } from './lock-books';
import { matchLines } from './match-lines';
import { recordMatch } from './record-match';
import { matches, statementLines, statements } from './schema';

export interface MatchingTally {
  readonly matched: number;
  readonly suggested: number;
  readonly unmatched: number;
}

/**
 * Runs the rules over every line that waits for an explanation, of these statements or of all. What is unambiguous is
 * matched; the others are marked as suggested where there is anything to suggest. What a person took back is not
 * matched by itself again. Safe to run at any time.
 */
export async function matchOpenLines(tx: Tx, statementIds?: readonly string[]): Promise<MatchingTally> {
  await lockBooks(tx);
  const rows = await tx
    .select({ line: statementLines, statement: statements })
    .from(statementLines)
    .innerJoin(statements, eq(statements.id, statementLines.statementId))
    .where(
      and(
        inArray(statementLines.state, ['unmatched', 'suggested']),
        statementIds && inArray(statementLines.statementId, [...statementIds]),
      ),
    )
    .orderBy(statementLines.bookingDate, statementLines.statementId, statementLines.position)
    .for('update', { of: statementLines });
  // a line that somebody proposed to write off waits for the second person, not for a rule
  const waiting = rows.filter(({ line }) => line.reasonBy === null);
  const lines = waiting.map(({ line }) => line);
  const verdicts = matchLines(lines, await findClaims(tx), await findEarlierLines(tx, waiting));

  const takenBack = await takenBackByPeople(
    tx,
    lines.map((line) => line.id),
  );

  const tally = { matched: 0, suggested: 0, unmatched: 0 };
  const suggested: string[] = [];
  for (const row of waiting) {
    const verdict = verdicts.get(row.line.id);
    if (verdict?.kind === 'automatic' && !takenBack.has(row.line.id)) {
      await recordMatch(tx, row, verdict.candidate, null);
      await recordInLog(tx, row.line.id, verdict.candidate.rule);
      tally.matched += 1;
    } else if (verdict && (verdict.kind !== 'suggest' || verdict.suggestions.length > 0)) {
      suggested.push(row.line.id);
      tally.suggested += 1;
    } else tally.unmatched += 1;
  }
  await markSuggested(
    tx,
    lines.map((line) => line.id),
    suggested,
  );
  return tally;
}

async function takenBackByPeople(tx: Tx, lineIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (lineIds.length === 0) return new Set();
  const rows = await tx
    .select({ lineId: matches.lineId })
    .from(matches)
    .where(and(inArray(matches.lineId, [...lineIds]), isNotNull(matches.undoneAt)));
  return new Set(rows.map((row) => row.lineId));
}

async function recordInLog(tx: Tx, lineId: string, rule: string): Promise<void> {
  await appendEntry(tx, {
    actorId: null,
    portalId: null,
    action: 'line-matched',
    subjectType: 'statement-line',
    subjectId: lineId,
    facts: { rule },
  });
}

async function markSuggested(tx: Tx, all: readonly string[], suggested: readonly string[]): Promise<void> {
  if (suggested.length > 0) {
    await tx
      .update(statementLines)
      .set({ state: 'suggested' })
      .where(inArray(statementLines.id, [...suggested]));
  }
  const others = suggested.length > 0 ? notInArray(statementLines.id, [...suggested]) : undefined;
  if (all.length > 0) {
    await tx
      .update(statementLines)
      .set({ state: 'unmatched' })
      .where(and(inArray(statementLines.id, [...all]), eq(statementLines.state, 'suggested'), others));
  }
}
