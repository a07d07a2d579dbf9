import type { Tx } from '@/db/connection';
import type { Candidate } from './claim';
import { findClaims } from './find-claims';
import { findEarlierLines } from './find-earlier-lines';
import { matchLine } from './match-lines';
import type { EarlierLine } from './rules/duplicate';
import type { Statement, StatementLine } from './statement-line';

export interface Suggestions {
  readonly suggestions: readonly Candidate[];
  /** The line that says the same movement already, where the bank said it twice. */
  readonly duplicateOf: EarlierLine | null;
}

/** How a line may be explained as things stand now. */
export async function suggestionsFor(
  tx: Tx,
  row: { readonly line: StatementLine; readonly statement: Statement },
): Promise<Suggestions> {
  // ids are in the order of booking: the first of two equal movements is not the double of the second
  const earlier = (await findEarlierLines(tx, [row])).filter((other) => other.id < row.line.id);
  const verdict = matchLine(row.line, await findClaims(tx), earlier);
  switch (verdict.kind) {
    case 'automatic':
      return { suggestions: [verdict.candidate], duplicateOf: null };
    case 'duplicate':
      return { suggestions: verdict.suggestions, duplicateOf: verdict.of };
    case 'suggest':
      return { suggestions: verdict.suggestions, duplicateOf: null };
  }
}
