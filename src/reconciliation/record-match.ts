import { and, eq, inArray, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '@/db/connection';
import { transferReceivedEntry } from '@/ledger/entries/bank-transfer';
import {
  settlementArrivedEntry,
  settlementKey,
  settlementVoidEntry,
} from '@/ledger/entries/provider-settlement';
import { postEntry } from '@/ledger/post-entry';
import { recordArrival } from '@/ledger/record-arrival';
import { enqueue } from '@/outbox/jobs';
import { payments } from '@/payments/schema';
import { money } from '@/trade/money';
import type { Candidate, CandidatePart } from './claim';
import { recordPayoutPaid } from './record-payout-paid';
import { matches, providerPayouts, statementLines } from './schema';
import { effectiveAt, type Statement, type StatementLine } from './statement-line';

/**
 * Explains a line by a candidate: a match and a journal entry for each part, the line's state, and what follows from
 * it (a payment funded, a payout arrived). `matchedBy` is null when a rule decided by itself.
 */
export async function recordMatch(
  tx: Tx,
  { line, statement }: { line: StatementLine; statement: Statement },
  candidate: Candidate,
  matchedBy: string | null,
): Promise<void> {
  const parts = candidate.parts.map((part) => ({ ...part, matchId: uuidv7() }));
  const entryOf = new Map<string, string>();
  await recordTransfers(tx, line, statement, candidate, parts.filter(isOf('payment')), entryOf);
  for (const part of parts.filter(isOf('provider-payout'))) {
    entryOf.set(part.matchId, await recordSettlement(tx, line, statement, part, candidate.chargesMinor));
  }
  for (const part of parts.filter(isOf('payout'))) {
    entryOf.set(part.matchId, await recordPayoutPaid(tx, line, statement, part));
  }
  await tx.insert(matches).values(
    parts.map((part) => ({
      id: part.matchId,
      lineId: line.id,
      targetType: part.claim.targetType,
      targetId: part.claim.targetId,
      minor: part.lineMinor,
      rule: candidate.rule,
      explanation: explanationOf(candidate, part),
      journalEntryId: entryOf.get(part.matchId) ?? null,
      matchedBy,
    })),
  );
  await tx
    .update(statementLines)
    .set({ state: parts.length > 1 ? 'split' : 'matched', reason: null, reasonBy: null })
    .where(eq(statementLines.id, line.id));
}

export type MatchedPart = CandidatePart & { readonly matchId: string };

const isOf = (type: string) => (part: MatchedPart) => part.claim.targetType === type;

/** One journal entry for all the payments one transfer pays; each is asked to look again at what it has received. */
async function recordTransfers(
  tx: Tx,
  line: StatementLine,
  statement: Statement,
  candidate: Candidate,
  parts: readonly MatchedPart[],
  entryOf: Map<string, string>,
): Promise<void> {
  const [first] = parts;
  if (!first) return;
  const ids = parts.map((part) => part.claim.targetId);
  const rows = await tx.select().from(payments).where(inArray(payments.id, ids));
  const paid = parts.map((part) => {
    const payment = rows.find((row) => row.id === part.claim.targetId);
    if (!payment) throw new Error(`payment ${part.claim.targetId} is gone`);
    return {
      paymentId: payment.id,
      portalId: payment.portalId,
      amount: money(payment.currency, part.claimMinor),
    };
  });
  const { entryId } = await postEntry(
    tx,
    transferReceivedEntry({
      lineId: line.id,
      matchId: first.matchId,
      iban: statement.account,
      booked: money(
        line.currency,
        parts.reduce((sum, part) => sum + part.lineMinor, 0),
      ),
      paid,
      charges: money(line.currency, candidate.chargesMinor),
      at: effectiveAt(line),
    }),
  );
  for (const part of parts) entryOf.set(part.matchId, entryId);
  for (const { creditorReference } of rows) {
    if (creditorReference) await enqueue(tx, 'refresh-payment', { reference: creditorReference });
  }
}

async function recordSettlement(
  tx: Tx,
  line: StatementLine,
  statement: Statement,
  part: MatchedPart,
  chargesMinor: number,
): Promise<string> {
  const [row] = await tx
    .select()
    .from(providerPayouts)
    .where(eq(providerPayouts.id, part.claim.targetId))
    .for('update');
  if (!row) throw new Error(`provider payout ${part.claim.targetId} is gone`);
  const settlement = {
    settlementId: row.id,
    provider: row.provider,
    amount: money(row.currency, part.claimMinor),
    booked: money(line.currency, part.lineMinor),
    charges: money(line.currency, chargesMinor),
    iban: statement.account,
    at: effectiveAt(line),
  };
  const { entryId } = await recordArrival(tx, {
    pendingKey: settlementKey(row.id),
    arrived: (isOpen) => settlementArrivedEntry(settlement, part.matchId, isOpen),
    letGo: settlementVoidEntry(settlement),
  });
  await tx.update(providerPayouts).set({ state: 'paid' }).where(eq(providerPayouts.id, row.id));
  return entryId;
}

function explanationOf(candidate: Candidate, part: MatchedPart): Record<string, string | number> {
  const facts = candidate.reasons.map((reason) =>
    Object.entries(reason.facts).map(([name, value]) => [`${reason.code}.${name}`, value]),
  );
  return {
    claimMinor: part.claimMinor,
    claimCurrency: part.claim.open.currency,
    label: part.claim.label,
    chargesMinor: candidate.chargesMinor,
    reasons: candidate.reasons.map((reason) => reason.code).join(' '),
    ...Object.fromEntries(facts.flat()),
  };
}

/** The matches of a line that stand. */
export async function standingMatches(tx: Tx, lineId: string) {
  return tx
    .select()
    .from(matches)
    .where(and(eq(matches.lineId, lineId), isNull(matches.undoneAt)));
}
