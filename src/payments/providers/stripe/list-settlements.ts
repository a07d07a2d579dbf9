import type Stripe from 'stripe';
import { done, type Outcome } from '../outcome';
import type { Settlement, SettlementLine } from '../settlement';
import { fromStripeAmount } from './stripe-amount';
import { attempt } from './stripe-outcome';

/** Stripe's payouts made since an instant, newest first. */
export async function listSettlements(stripe: Stripe, since: Date): Promise<Outcome<readonly Settlement[]>> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const listed = await attempt('reading', () =>
    stripe.payouts.list({ created, limit: 100 }).autoPagingToArray({ limit: 10_000 }),
  );
  return listed.outcome === 'done' ? done(listed.value.map(settlementOf)) : listed;
}

/** What a payout is made of. Only automatic payouts can be itemised, and only once Stripe has reconciled them. */
export async function listSettlementLines(
  stripe: Stripe,
  payout: string,
): Promise<Outcome<readonly SettlementLine[]>> {
  return attempt('reading', async () => {
    const lines: SettlementLine[] = [];
    const page = stripe.balanceTransactions.list({ payout, limit: 100, expand: ['data.source'] });
    for await (const transaction of page) {
      if (transaction.type !== 'payout') lines.push(lineOf(transaction));
    }
    return lines;
  });
}

function settlementOf(payout: Stripe.Payout): Settlement {
  return {
    reference: payout.id,
    amount: fromStripeAmount(payout.currency, payout.amount),
    state: settlementStates[payout.status] ?? 'on-its-way',
    arrivesAt: new Date(payout.arrival_date * 1000),
    itemised: payout.automatic && payout.reconciliation_status === 'completed',
  };
}

const settlementStates: Readonly<Record<string, Settlement['state']>> = {
  paid: 'paid',
  failed: 'failed',
  canceled: 'cancelled',
};

function lineOf(transaction: Stripe.BalanceTransaction): SettlementLine {
  const money = (amount: number) => fromStripeAmount(transaction.currency, amount);
  return {
    reference: transaction.id,
    kind: kinds[transaction.reporting_category] ?? 'other',
    gross: money(transaction.amount),
    fee: money(transaction.fee),
    net: money(transaction.net),
    ...paymentOf(transaction.source),
    occurredAt: new Date(transaction.created * 1000),
    description: transaction.description,
  };
}

/** docs.stripe.com/reports/reporting-categories */
const kinds: Readonly<Record<string, SettlementLine['kind']>> = {
  charge: 'charge',
  refund: 'refund',
  refund_failure: 'refund-failure',
  partial_capture_reversal: 'refund',
  charge_failure: 'refund',
  dispute: 'dispute',
  dispute_reversal: 'dispute-reversal',
  fee: 'fee',
  network_cost: 'fee',
  tax: 'fee',
  transfer: 'transfer',
  transfer_reversal: 'transfer',
  payout_reversal: 'settlement-returned',
};

/** Charges, refunds and disputes name their payment; a fee or an adjustment does not. */
function paymentOf(
  source: Stripe.BalanceTransaction['source'],
): Pick<SettlementLine, 'providerPayment' | 'paymentId'> {
  if (source === null || typeof source === 'string') return { providerPayment: null, paymentId: null };
  const intent = 'payment_intent' in source ? source.payment_intent : null;
  const metadata = 'metadata' in source ? source.metadata : null;
  return {
    providerPayment: typeof intent === 'string' ? intent : (intent?.id ?? null),
    paymentId: metadata?.payment || null,
  };
}
