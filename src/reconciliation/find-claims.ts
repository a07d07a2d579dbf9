import { and, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations } from '@/members/schema';
import { purchaseOrders } from '@/orders/schema';
import { payments, payouts } from '@/payments/schema';
import { money } from '@/trade/money';
import type { Claim, TargetType } from './claim';
import { matches, providerPayouts } from './schema';

/** Settled claims are kept this long, so that a second credit for one of them is recognised. */
const rememberedDays = 60;

/**
 * Everything that money at the bank may belong to: transfers awaited, providers' payouts and our own, with what is
 * still open of each. A handful of queries however many there are.
 */
export async function findClaims(tx: Tx, today = new Date()): Promise<readonly Claim[]> {
  const since = new Date(today.getTime() - rememberedDays * 86_400_000);
  const explained = await explainedByTarget(tx);
  return [
    ...(await awaitedTransfers(tx, since, explained)),
    ...(await settlementsOnTheirWay(tx, since, explained)),
    ...(await payoutsToSellers(tx, since, explained)),
  ];
}

type Explained = ReadonlyMap<string, number>;

/** How much of each target the bank's lines have explained, in the target's currency. */
async function explainedByTarget(tx: Tx): Promise<Explained> {
  const rows = await tx
    .select({
      type: matches.targetType,
      id: matches.targetId,
      minor: sql<string>`sum((${matches.explanation} ->> 'claimMinor')::bigint)`,
    })
    .from(matches)
    .where(isNull(matches.undoneAt))
    .groupBy(matches.targetType, matches.targetId);
  return new Map(rows.map((row) => [`${row.type} ${row.id}`, Number(row.minor)]));
}

async function awaitedTransfers(tx: Tx, since: Date, explained: Explained): Promise<Claim[]> {
  const rows = await tx
    .select({ payment: payments, orderNumber: purchaseOrders.number, buyer: organisations.legalName })
    .from(payments)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, payments.orderId))
    .innerJoin(organisations, eq(organisations.id, purchaseOrders.buyerOrganisationId))
    .where(
      and(
        eq(payments.provider, 'bank-transfer'),
        or(eq(payments.state, 'expected'), gte(payments.updatedAt, since)),
      ),
    );
  return rows.map(({ payment, orderNumber, buyer }) => ({
    ...openOf('payment', payment.id, payment.currency, payment.amountMinor, explained),
    label: orderNumber,
    references: [payment.creditorReference, orderNumber].filter((reference) => reference !== null),
    parties: [buyer],
    accounts: [],
    expectedOn: dayOf(payment.createdAt),
  }));
}

async function settlementsOnTheirWay(tx: Tx, since: Date, explained: Explained): Promise<Claim[]> {
  const rows = await tx
    .select()
    .from(providerPayouts)
    .where(
      and(
        inArray(providerPayouts.state, ['on-its-way', 'paid']),
        gte(providerPayouts.arrivalDate, dayOf(since)),
      ),
    );
  return rows.map((row) => ({
    ...openOf('provider-payout', row.id, row.currency, row.amountMinor, explained),
    label: row.id,
    references: [row.id, row.statementDescriptor].filter((reference) => reference !== null),
    parties: [row.provider],
    accounts: [],
    expectedOn: row.arrivalDate,
  }));
}

async function payoutsToSellers(tx: Tx, since: Date, explained: Explained): Promise<Claim[]> {
  const rows = await tx
    .select({ payout: payouts, seller: organisations.legalName })
    .from(payouts)
    .innerJoin(organisations, eq(organisations.id, payouts.organisationId))
    .where(and(inArray(payouts.state, ['sent', 'paid']), gte(payouts.sentAt, since)));
  return rows.map(({ payout, seller }) => ({
    ...openOf('payout', payout.id, payout.currency, -payout.amountMinor, explained),
    label: payout.reference,
    references: [payout.reference],
    parties: [seller],
    accounts: [],
    expectedOn: dayOf(payout.sentAt ?? payout.createdAt),
  }));
}

function openOf(
  targetType: TargetType,
  targetId: string,
  currency: string,
  minor: number,
  explained: Explained,
) {
  const settled = explained.get(`${targetType} ${targetId}`) ?? 0;
  // what was paid too much leaves nothing open; it is not a claim the other way
  const open = minor > 0 ? Math.max(0, minor - settled) : Math.min(0, minor - settled);
  return { targetType, targetId, open: money(currency, open) };
}

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);
