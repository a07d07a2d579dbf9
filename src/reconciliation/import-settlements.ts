import { eq, inArray } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import {
  providerFeeEntry,
  settlementKey,
  settlementSentEntry,
  settlementVoidEntry,
} from '@/ledger/entries/provider-settlement';
import { isPendingOpen } from '@/ledger/is-pending-open';
import { postEntry } from '@/ledger/post-entry';
import { readEntry } from '@/ledger/read-entry';
import type { PaymentProvider } from '@/payments/provider';
import type { Settlement, SettlementLine } from '@/payments/providers/settlement';
import { payments } from '@/payments/schema';
import { money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { feeOf } from './fee-of-settlement-line';
import { findHouseAccount } from './house-account';
import { lockBooks } from './lock-books';
import { matchOpenLines } from './match-open-lines';
import { providerPayouts, providerTransactions } from './schema';

export interface ImportedSettlements {
  readonly settlements: number;
  readonly newLines: number;
  /** Settlements whose lines the provider has not finished listing. */
  readonly unfinished: number;
}

/**
 * Asks a provider what it paid to our bank since an instant and what each payment is made of. Fees are posted from
 * its lines, once each, and the payment as pending until the bank books it. Repeating it adds what is new; a failed
 * payment is let go. Nothing is held open in the database while the provider is asked.
 */
export async function importSettlements(
  provider: PaymentProvider,
  since: Date,
  actorId: string | null,
): Promise<Result<ImportedSettlements, 'provider-unavailable'>> {
  const listed = await provider.listSettlements(since);
  if (listed.outcome !== 'done') return refuse('provider-unavailable', { reason: listed.reason });
  const imported = { settlements: listed.value.length, newLines: 0, unfinished: 0 };
  // oldest first, so that the ledger tells it in the order it happened
  for (const settlement of [...listed.value].reverse()) {
    const lines = settlement.itemised ? await provider.listSettlementLines(settlement.reference) : null;
    if (lines && lines.outcome !== 'done') return refuse('provider-unavailable', { reason: lines.reason });
    if (!lines) imported.unfinished += 1;
    imported.newLines += await inTransaction({ kind: 'system' }, (tx) =>
      takeIn(tx, provider.name, settlement, lines?.value ?? []),
    );
  }
  await inTransaction({ kind: 'system' }, async (tx) => {
    await matchOpenLines(tx);
    await appendEntry(tx, {
      actorId,
      portalId: null,
      action: 'settlements-imported',
      subjectType: 'provider',
      subjectId: provider.name,
      facts: { settlements: imported.settlements, lines: imported.newLines },
    });
  });
  return ok(imported);
}

async function takeIn(
  tx: Tx,
  provider: string,
  settlement: Settlement,
  lines: readonly SettlementLine[],
): Promise<number> {
  const { amount, reference } = settlement;
  const row = {
    id: reference,
    provider,
    currency: amount.currency,
    amountMinor: amount.minor,
    arrivalDate: settlement.arrivesAt.toISOString().slice(0, 10),
    statementDescriptor: null,
    state: settlement.state === 'paid' ? 'on-its-way' : settlement.state,
  };
  await lockBooks(tx);
  const [before] = await tx
    .select()
    .from(providerPayouts)
    .where(eq(providerPayouts.id, reference))
    .for('update');
  if (!before) await tx.insert(providerPayouts).values(row);
  else if (before.state !== 'paid' && before.state !== row.state) {
    await tx.update(providerPayouts).set({ state: row.state }).where(eq(providerPayouts.id, reference));
  }
  if (before?.state !== 'paid') await followSettlement(tx, provider, settlement);
  return storeLines(tx, provider, reference, lines);
}

/**
 * What the provider calls paid is paid for the provider; for us it is on its way until the bank has booked it. Before
 * the house has a bank account in that currency nothing is pending, and the bank's line is posted by itself. Once only:
 * the house may have opened another account since, and what the bank has booked is not on its way any more.
 */
async function followSettlement(tx: Tx, provider: string, settlement: Settlement): Promise<void> {
  const { amount, arrivesAt, reference } = settlement;
  const hasFailed = settlement.state === 'failed' || settlement.state === 'cancelled';
  if (hasFailed) {
    if (await isPendingOpen(tx, settlementKey(reference))) {
      await postEntry(tx, settlementVoidEntry({ settlementId: reference, at: new Date() }));
    }
    return;
  }
  if (amount.minor === 0 || (await readEntry(tx, { key: settlementKey(reference) }))) return;
  const iban = await findHouseAccount(tx, amount.currency);
  if (!iban) return;
  const at = arrivesAt < new Date() ? arrivesAt : new Date();
  await postEntry(tx, settlementSentEntry({ settlementId: reference, provider, amount, iban, at }));
}

async function storeLines(
  tx: Tx,
  provider: string,
  payoutId: string,
  lines: readonly SettlementLine[],
): Promise<number> {
  if (lines.length === 0) return 0;
  const known = await tx
    .select({ id: providerTransactions.id })
    .from(providerTransactions)
    .where(
      inArray(
        providerTransactions.id,
        lines.map((line) => line.reference),
      ),
    );
  const knownIds = new Set(known.map(({ id }) => id));
  const fresh = lines.filter((line) => !knownIds.has(line.reference));
  for (const line of fresh) {
    const payment = await paymentOf(tx, line);
    await tx.insert(providerTransactions).values({
      id: line.reference,
      provider,
      payoutId,
      reportingCategory: line.kind,
      currency: line.gross.currency,
      grossMinor: line.gross.minor,
      feeMinor: line.fee.minor,
      netMinor: line.net.minor,
      paymentReference: line.providerPayment,
      at: line.occurredAt,
      paymentId: payment?.id ?? null,
    });
    const feeMinor = feeOf(line);
    if (feeMinor === 0) continue;
    const fee = money(line.net.currency, feeMinor);
    await postEntry(
      tx,
      providerFeeEntry({
        id: line.reference,
        provider,
        fee,
        portalId: payment?.portalId ?? null,
        at: line.occurredAt,
      }),
    );
  }
  return fresh.length;
}

async function paymentOf(tx: Tx, line: SettlementLine) {
  if (line.paymentId) {
    const [payment] = await tx.select().from(payments).where(eq(payments.id, line.paymentId));
    if (payment) return payment;
  }
  if (!line.providerPayment) return null;
  const [payment] = await tx
    .select()
    .from(payments)
    .where(eq(payments.authorisationReference, line.providerPayment));
  return payment ?? null;
}
