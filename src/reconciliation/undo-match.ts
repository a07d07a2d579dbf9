import { eq, inArray } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { heldForPayment } from '@/ledger/account';
import { findBalances } from '@/ledger/balances';
import { reverseEntry } from '@/ledger/reverse-entry';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { payments, payouts } from '@/payments/schema';
import { ok, type Result, refuse } from '@/trade/result';
import { findLastClosing } from './find-last-closing';
import { lockLine } from './lock-line';
import { standingMatches } from './record-match';
import { matches, providerPayouts, statementLines } from './schema';
import { effectiveAt } from './statement-line';

export type UndoRefusal =
  | 'not-allowed'
  | 'line-not-found'
  | 'line-not-matched'
  | 'money-already-used'
  | 'period-closed';

type Match = typeof matches.$inferSelect;

/**
 * Takes back what explained a line: every entry is reversed on the line's own day, and what it had settled is open
 * again. Money that a hold has reserved or a capture has taken stays: its order would be paid with nothing.
 */
export async function undoMatch(tx: Tx, actor: Actor, lineId: string): Promise<Result<null, UndoRefusal>> {
  if (!may(actor, 'match-line')) return refuse('not-allowed');
  const locked = await lockLine(tx, lineId);
  if (!locked) return refuse('line-not-found');
  const standing = await standingMatches(tx, lineId);
  if (standing.length === 0) return refuse('line-not-matched', { state: locked.line.state });
  const closed = await findLastClosing(tx, locked.statement);
  if (closed && closed.untilDate >= locked.line.bookingDate)
    return refuse('period-closed', { until: closed.untilDate });
  for (const match of standing) {
    if (match.targetType === 'payment' && !(await isStillHeld(tx, match))) {
      return refuse('money-already-used', { payment: String(match.explanation.label ?? match.targetId) });
    }
  }
  for (const match of standing) await reopen(tx, match);
  const entries = new Set(standing.map((match) => match.journalEntryId).filter((id) => id !== null));
  for (const entryId of entries) await reverseEntry(tx, entryId, effectiveAt(locked.line));
  await tx
    .update(matches)
    .set({ undoneAt: new Date() })
    .where(
      inArray(
        matches.id,
        standing.map((match) => match.id),
      ),
    );
  await tx
    .update(statementLines)
    .set({ state: 'unmatched', reason: null, reasonBy: null })
    .where(eq(statementLines.id, lineId));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: null,
    action: 'match-undone',
    subjectType: 'statement-line',
    subjectId: lineId,
    facts: { rule: standing[0]?.rule ?? '' },
  });
  return ok(null);
}

/** Whether the transfer still waits for its payment: neither reserved by a hold nor captured nor refunded. */
async function isStillHeld(tx: Tx, match: Match): Promise<boolean> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, match.targetId)).for('update');
  if (!payment) return false;
  const { kind, holder } = heldForPayment(payment.currency, payment.id, payment.portalId);
  const [held] = await findBalances(tx, { kinds: [kind], holder });
  const free = (held?.posted.minor ?? 0) + (held?.pending.minor ?? 0);
  return free >= Number(match.explanation.claimMinor);
}

/** What a match had settled is on its way again; an order it completed stays completed, its payout is owed anew. */
async function reopen(tx: Tx, match: Match): Promise<void> {
  if (match.targetType === 'provider-payout') {
    await tx
      .update(providerPayouts)
      .set({ state: 'on-its-way' })
      .where(eq(providerPayouts.id, match.targetId));
  } else if (match.targetType === 'payout') {
    await tx.update(payouts).set({ state: 'sent', paidAt: null }).where(eq(payouts.id, match.targetId));
  }
}
