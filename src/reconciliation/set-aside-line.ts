import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { setAsideEntry } from '@/ledger/entries/statement-line';
import { findEntries } from '@/ledger/find-entries';
import { postEntry } from '@/ledger/post-entry';
import { reverseEntry } from '@/ledger/reverse-entry';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import { lockLine } from './lock-line';
import { statementLines } from './schema';
import { effectiveAt, isOpen } from './statement-line';

export type SetAsideRefusal =
  | 'not-allowed'
  | 'line-not-found'
  | 'line-already-explained'
  | 'line-not-set-aside'
  | 'reason-missing';

/**
 * A line nobody can explain today: it counts in the books as unexplained money, with the reason somebody gave. It
 * keeps the period open until it is taken up again and explained.
 */
export async function setAsideLine(
  tx: Tx,
  actor: Actor,
  { lineId, reason }: { readonly lineId: string; readonly reason: string },
): Promise<Result<null, SetAsideRefusal>> {
  if (!may(actor, 'match-line')) return refuse('not-allowed');
  const words = keptText(reason, 500);
  if (words.length < 3) return refuse('reason-missing');
  const locked = await lockLine(tx, lineId);
  if (!locked) return refuse('line-not-found');
  const { line, statement } = locked;
  if (!isOpen(line)) return refuse('line-already-explained', { state: line.state });
  const booked = {
    lineId,
    iban: statement.account,
    booked: money(line.currency, line.amountMinor),
    at: effectiveAt(line),
  };
  await postEntry(tx, setAsideEntry(booked, uuidv7()));
  await tx
    .update(statementLines)
    .set({ state: 'set-aside', reason: words, reasonBy: actor.personId })
    .where(eq(statementLines.id, lineId));
  await recordInLog(tx, actor, lineId, 'line-set-aside');
  return ok(null);
}

/** The line is looked at again; its money leaves the unexplained account as if it had never been there. */
export async function takeUpLine(
  tx: Tx,
  actor: Actor,
  lineId: string,
): Promise<Result<null, SetAsideRefusal>> {
  if (!may(actor, 'match-line')) return refuse('not-allowed');
  const locked = await lockLine(tx, lineId);
  if (!locked) return refuse('line-not-found');
  if (locked.line.state !== 'set-aside') return refuse('line-not-set-aside', { state: locked.line.state });
  const [entry] = await findEntries(tx, {
    subject: { type: 'statement-line', id: lineId },
    kinds: ['set-aside'],
    limit: 1,
  });
  if (!entry) throw new Error(`line ${lineId} is set aside without an entry`);
  await reverseEntry(tx, entry.id, effectiveAt(locked.line));
  await tx
    .update(statementLines)
    .set({ state: 'unmatched', reason: null, reasonBy: null })
    .where(eq(statementLines.id, lineId));
  await recordInLog(tx, actor, lineId, 'line-taken-up');
  return ok(null);
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
