import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { type AdmissionRefusal, admitStatement } from './admit-statement';
import type { BankStatement, StatementProblem } from './bank-statement';
import { lockBooks } from './lock-books';
import { type MatchingTally, matchOpenLines } from './match-open-lines';
import { readStatementFile } from './read-statement-file';
import { statementLines, statements } from './schema';

export type ImportRefusal = 'not-allowed' | 'file-imported-before' | AdmissionRefusal;

export interface ImportedFile {
  readonly statementIds: readonly string[];
  readonly lines: number;
  readonly tally: MatchingTally;
}

export type ImportOutcome =
  | Result<ImportedFile, ImportRefusal>
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code: 'statement-unreadable';
        readonly detail: { readonly problems: number };
      };
      /** Every one of them, by line of the file. */
      readonly problems: readonly StatementProblem[];
    };

/**
 * Takes in a bank's file: all of its statements or nothing. Refused when the file or one of its statements was taken
 * in before, when a statement does not begin where the one before ended, and, unless `opensAccount` says so, for an
 * account never seen. Then its lines are matched. Call it in a transaction of its own.
 */
export async function importStatement(
  tx: Tx,
  actor: Actor,
  file: Uint8Array,
  { opensAccount = false }: { readonly opensAccount?: boolean } = {},
): Promise<ImportOutcome> {
  if (!may(actor, 'import-statement')) return refuse('not-allowed');
  const reading = readStatementFile(file);
  if (!reading.ok) {
    const { problems } = reading;
    return {
      ok: false,
      refusal: { code: 'statement-unreadable', detail: { problems: problems.length } },
      problems,
    };
  }
  await lockBooks(tx);
  const fileDigest = new Uint8Array(createHash('sha256').update(file).digest());
  const [before] = await tx.select().from(statements).where(eq(statements.fileDigest, fileDigest)).limit(1);
  if (before) return refuse('file-imported-before', { day: before.importedAt.toISOString().slice(0, 10) });

  const statementIds: string[] = [];
  for (const statement of inOrder(reading.statements)) {
    const admitted = await admitStatement(tx, statement, opensAccount);
    if (!admitted.ok) return admitted;
    statementIds.push(await store(tx, actor, statement, fileDigest));
  }
  const tally = await matchOpenLines(tx, statementIds);
  const lines = reading.statements.reduce((sum, statement) => sum + statement.lines.length, 0);
  return ok({ statementIds, lines, tally });
}

/** A file may hold several days of one account in any order; each must begin where the one before ended. */
function inOrder(found: readonly BankStatement[]): readonly BankStatement[] {
  return found.toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : a.fromDate > b.fromDate ? 1 : 0));
}

async function store(
  tx: Tx,
  actor: Actor,
  statement: BankStatement,
  fileDigest: Uint8Array,
): Promise<string> {
  const { lines, reference, ...facts } = statement;
  const [row] = await tx
    .insert(statements)
    .values({ ...facts, statementReference: reference, fileDigest, importedBy: actor.personId })
    .returning({ id: statements.id });
  if (!row) throw new Error('the statement was not stored');
  for (let from = 0; from < lines.length; from += 1_000) {
    await tx.insert(statementLines).values(
      lines.slice(from, from + 1_000).map((line) => ({
        ...line,
        statementId: row.id,
        currency: statement.currency,
        state: 'unmatched' as const,
      })),
    );
  }
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: null,
    action: 'statement-imported',
    subjectType: 'statement',
    subjectId: row.id,
    facts: { account: statement.account, reference, lines: lines.length, closing: statement.closingMinor },
  });
  return row.id;
}
