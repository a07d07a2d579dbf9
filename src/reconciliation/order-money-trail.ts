import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { findEntries } from '@/ledger/find-entries';
import { purchaseOrders } from '@/orders/schema';
import { findPaymentOfOrder } from '@/payments/find-payment';
import { findPayoutOfOrder } from '@/payments/find-payout';
import { amountOf, type Payment } from '@/payments/payment';
import { captures } from '@/payments/schema';
import { money } from '@/trade/money';
import type { TargetType } from './claim';
import type { MoneyTrail } from './money-trail';
import { matches, providerPayouts, providerTransactions, statementLines } from './schema';
import { type TrailFacts, traceMoney } from './trace-money';

/**
 * One order's money from the checkout to the bank account, each step with its amount, its state and what proves it;
 * null when the order does not exist or is not this transaction's to see.
 */
export async function moneyTrail(tx: Tx, orderId: string): Promise<MoneyTrail | null> {
  const [order] = await tx.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
  if (!order) return null;
  const payment = await findPaymentOfOrder(tx, orderId);
  const payout = await findPayoutOfOrder(tx, orderId);
  const provider = payment ? await providerFacts(tx, payment) : { providerLines: null, providerPayout: null };
  const creditTarget: [TargetType, string] | null =
    payment?.provider === 'bank-transfer'
      ? ['payment', payment.id]
      : provider.providerPayout && ['provider-payout', provider.providerPayout.id];
  return traceMoney({
    orderId,
    orderNumber: order.number,
    total: money(order.currency, order.totalMinor),
    payment: payment && {
      provider: payment.provider,
      state: payment.state,
      amount: amountOf(payment),
      reference: payment.authorisationReference ?? payment.creditorReference,
      authorisedAt: payment.authorisedAt,
      refunded: money(payment.currency, payment.refundedMinor),
    },
    capture: payment ? await captureFacts(tx, payment) : null,
    ...provider,
    bankCredit: creditTarget ? await bankFacts(tx, ...creditTarget) : null,
    release: await releaseFacts(tx, orderId, order.currency),
    payout: payout && {
      id: payout.id,
      amount: money(payout.currency, payout.amountMinor),
      state: payout.state,
      sentAt: payout.sentAt,
    },
    bankDebit: payout ? await bankFacts(tx, 'payout', payout.id) : null,
  });
}

async function captureFacts(tx: Tx, payment: Payment): Promise<TrailFacts['capture']> {
  const [capture] = await tx
    .select()
    .from(captures)
    .where(and(eq(captures.paymentId, payment.id), inArray(captures.state, ['requested', 'succeeded'])))
    .orderBy(desc(captures.requestedAt))
    .limit(1);
  if (!capture) return null;
  return {
    amount: money(capture.currency, capture.amountMinor),
    at: capture.state === 'succeeded' ? capture.settledAt : null,
    reference: capture.providerReference,
  };
}

/** The charge as the provider accounts for it, and the payout it went into with the sum of all that payout's lines. */
async function providerFacts(
  tx: Tx,
  payment: Payment,
): Promise<Pick<TrailFacts, 'providerLines' | 'providerPayout'>> {
  const [charge] = await tx
    .select()
    .from(providerTransactions)
    .where(
      and(
        eq(providerTransactions.paymentId, payment.id),
        eq(providerTransactions.reportingCategory, 'charge'),
      ),
    )
    .limit(1);
  if (!charge) return { providerLines: null, providerPayout: null };
  const providerLines = {
    id: charge.id,
    gross: money(charge.currency, charge.grossMinor),
    fee: money(charge.currency, charge.feeMinor),
    net: money(charge.currency, charge.netMinor),
    at: charge.at,
  };
  if (!charge.payoutId) return { providerLines, providerPayout: null };
  const [paid] = await tx.select().from(providerPayouts).where(eq(providerPayouts.id, charge.payoutId));
  const lines = await tx
    .select()
    .from(providerTransactions)
    .where(eq(providerTransactions.payoutId, charge.payoutId));
  return {
    providerLines,
    providerPayout: paid
      ? {
          id: paid.id,
          amount: money(paid.currency, paid.amountMinor),
          linesNet: money(
            paid.currency,
            lines.reduce((sum, line) => sum + line.netMinor, 0),
          ),
          state: paid.state,
        }
      : null,
  };
}

/** What the bank booked for a target: the sum of the lines that explain it, in the target's currency, by the last of them. */
async function bankFacts(tx: Tx, type: TargetType, id: string): Promise<TrailFacts['bankCredit']> {
  const rows = await tx
    .select({ match: matches, line: statementLines })
    .from(matches)
    .innerJoin(statementLines, eq(statementLines.id, matches.lineId))
    .where(and(eq(matches.targetType, type), eq(matches.targetId, id), isNull(matches.undoneAt)))
    .orderBy(desc(statementLines.bookingDate));
  const [last] = rows;
  if (!last) return null;
  const currency = String(last.match.explanation.claimCurrency ?? last.line.currency);
  const minor = rows.reduce((sum, { match }) => sum + Number(match.explanation.claimMinor ?? match.minor), 0);
  return {
    lineId: last.line.id,
    amount: money(currency, minor),
    bookedOn: new Date(`${last.line.bookingDate}T00:00:00Z`),
  };
}

async function releaseFacts(tx: Tx, orderId: string, currency: string): Promise<TrailFacts['release']> {
  const [entry] = await findEntries(tx, {
    subject: { type: 'order', id: orderId },
    kinds: ['release'],
    limit: 1,
  });
  if (!entry) return null;
  const sumOf = (kind: string) =>
    entry.postings.reduce((sum, { account, minor }) => (account.kind === kind ? sum + minor : sum), 0);
  return {
    entryId: entry.id,
    at: entry.effectiveAt,
    escrow: money(currency, sumOf('buyer-escrow')),
    seller: money(currency, -sumOf('seller-payable')),
    platform: money(currency, -sumOf('platform-fee-income')),
    chamber: money(currency, -sumOf('chamber-fee-payable')),
  };
}
