import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { writeOffEntry } from '@/ledger/entries/statement-line';
import { postEntry } from '@/ledger/post-entry';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import { lockLine } from './lock-line';
import { matches, statementLines } from './schema';
import { effectiveAt, isOpen, isWriteOffProposed } from './statement-line';

export type WriteOffRefusal =
  | 'not-allowed'
  | 'line-not-found'
  | 'line-already-explained'
  | 'reason-missing'
  | 'write-off-already-proposed'
  | 'write-off-not-proposed'
  | 'second-person-needed';

/** The first of two people says why a line will never be explained. Nothing is booked yet. */
export async function proposeWriteOff(
  tx: Tx,
  actor: Actor,
  { lineId, reason }: { readonly lineId: string; readonly reason: string },
): Promise<Result<null, WriteOffRefusal>> {
  if (!may(actor, 'write-off')) return refuse('not-allowed');
  const words = keptText(reason, 500);
  if (words.length < 3) return refuse('reason-missing');
  const locked = await lockLine(tx, lineId);
  if (!locked) return refuse('line-not-found');
  if (!isOpen(locked.line)) return refuse('line-already-explained', { state: locked.line.state });
  if (isWriteOffProposed(locked.line)) return refuse('write-off-already-proposed');
  await tx
    .update(statementLines)
    .set({ reason: words, reasonBy: actor.personId })
    .where(eq(statementLines.id, lineId));
  await recordInLog(tx, actor, lineId, 'write-off-proposed');
  return ok(null);
}

/** The second person agrees, and the line is written off; the database refuses the first person here as well. */
export async function approveWriteOff(
  tx: Tx,
  actor: Actor,
  lineId: string,
): Promise<Result<null, WriteOffRefusal>> {
  const proposed = await lockProposal(tx, actor, lineId);
  if (!proposed.ok) return proposed;
  const { line, statement } = proposed.value;
  if (line.reasonBy === actor.personId) return refuse('second-person-needed');
  const matchId = uuidv7();
  const booked = {
    lineId,
    iban: statement.account,
    booked: money(line.currency, line.amountMinor),
    at: effectiveAt(line),
  };
  const { entryId } = await postEntry(tx, writeOffEntry(booked, matchId));
  await tx.insert(matches).values({
    id: matchId,
    lineId,
    targetType: 'write-off',
    targetId: lineId,
    minor: line.amountMinor,
    rule: 'write-off',
    explanation: { claimMinor: line.amountMinor, reason: line.reason ?? '', proposedBy: line.reasonBy ?? '' },
    journalEntryId: entryId,
    matchedBy: actor.personId,
  });
  await tx.update(statementLines).set({ state: 'written-off' }).where(eq(statementLines.id, lineId));
  await recordInLog(tx, actor, lineId, 'line-written-off');
  return ok(null);
}

/** Either person withdraws the proposal; the line waits to be explained as before. */
export async function withdrawWriteOff(
  tx: Tx,
  actor: Actor,
  lineId: string,
): Promise<Result<null, WriteOffRefusal>> {
  const proposed = await lockProposal(tx, actor, lineId);
  if (!proposed.ok) return proposed;
  await tx.update(statementLines).set({ reason: null, reasonBy: null }).where(eq(statementLines.id, lineId));
  await recordInLog(tx, actor, lineId, 'write-off-withdrawn');
  return ok(null);
}

async function lockProposal(tx: Tx, actor: Actor, lineId: string) {
  if (!may(actor, 'write-off')) return refuse('not-allowed');
  const locked = await lockLine(tx, lineId);
  if (!locked) return refuse('line-not-found');
  if (!isWriteOffProposed(locked.line)) return refuse('write-off-not-proposed', { state: locked.line.state });
  return ok(locked);
}

async function recordInLog(tx: Tx, actor: Actor, lineId: string, action: string): Promise<void> {
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: null,
    action,
    subjectType: 'statement-line',
    subjectId: lineId,
    facts: {},
  });
}
