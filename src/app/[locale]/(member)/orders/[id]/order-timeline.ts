import type { SignatureSummary } from '@/documents/find-document';
import type { OrderDetail } from '@/orders/find-orders';
import type { OrderState } from '@/orders/schema';
import type { Payment } from '@/payments/payment';
import type { Payout } from '@/payments/release-escrow';
import { type Money, money } from '@/trade/money';

export type StepKey =
  | 'drafted'
  | 'awaiting-approval'
  | 'awaiting-seller-approval'
  | 'approval-refused'
  | 'placed'
  | 'authorised'
  | 'accepted'
  | 'captured'
  | 'shipped'
  | 'delivered'
  | 'settled'
  | 'declined'
  | 'cancelled'
  | 'ended-unpaid'
  | 'expired'
  | 'payment-failed';

export interface Step {
  readonly key: StepKey;
  readonly state: 'done' | 'next' | 'failed';
  readonly at: Date | null;
  readonly amount: Money | null;
  readonly signature: SignatureSummary | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * An order's life as one line: signed, held, accepted, paid, shipped, received, settled. What happened comes with its
 * instant, its amount and the signature that made it so; then the one thing it waits for.
 */
export function orderTimeline(
  detail: OrderDetail,
  payment: Payment | null,
  payout: Payout | null,
  signatures: readonly SignatureSummary[],
): Step[] {
  const total = money(detail.order.currency, detail.order.totalMinor);
  const steps = [
    fromEvent(detail, 'draft', 'drafted', { amount: total }),
    fromEvent(detail, 'placed', 'placed', {
      amount: total,
      signature: signatureBefore(detail, 'placed', 'buyer', signatures),
    }),
    ...approvals(detail, signatures),
    held(payment),
    fromEvent(detail, 'accepted', 'accepted', {
      signature: signatureBefore(detail, 'accepted', 'seller', signatures),
    }),
    taken(payment),
    fromEvent(detail, 'in-fulfilment', 'shipped'),
    fromEvent(detail, 'delivered', 'delivered'),
    settled(detail, payout),
    ...(['declined', 'expired'] as const).map((end) => fromEvent(detail, end, end)),
    fromEvent(detail, 'cancelled', isEndedUnpaid(detail) ? 'ended-unpaid' : 'cancelled'),
  ].filter((step) => step !== null);
  const sorted = steps.toSorted(
    (a, b) => (a.at?.getTime() ?? Number.POSITIVE_INFINITY) - (b.at?.getTime() ?? Number.POSITIVE_INFINITY),
  );
  const next = nextStep(detail.order.state, payment, payout);
  const isDone = (key: StepKey) => sorted.some((step) => step.key === key);
  return next && (detail.order.state.startsWith('awaiting-') || !isDone(next))
    ? [...sorted, { ...nothing, key: next, state: 'next' }]
    : sorted;
}

const nothing = {
  at: null,
  amount: null,
  signature: null,
  actorName: null,
  reason: null,
  facts: {},
} as const;

function fromEvent(
  detail: OrderDetail,
  to: OrderState,
  key: StepKey,
  extra: Partial<Pick<Step, 'amount' | 'signature'>> = {},
): Step | null {
  const event = detail.events.find((candidate) => candidate.to === to);
  if (!event) return null;
  const failed = to === 'declined' || to === 'cancelled' || to === 'expired';
  return {
    ...nothing,
    ...extra,
    key,
    state: failed ? 'failed' : 'done',
    at: event.at,
    actorName: event.actorName,
    reason: event.reason,
    facts: event.facts,
  };
}

/** What the seller had signed was ended by the seller, since it was not paid; before that, only the buyer cancels. */
function isEndedUnpaid({ events }: OrderDetail): boolean {
  return events.some(({ from, to }) => from === 'accepted' && to === 'cancelled');
}

/** The signature that made the event so: the party's newest by then. */
function signatureBefore(
  detail: OrderDetail,
  to: OrderState,
  party: 'buyer' | 'seller',
  signatures: readonly SignatureSummary[],
): SignatureSummary | null {
  const at = detail.events.find((event) => event.to === to)?.at;
  return at ? newestSignature(signatures, party, at) : null;
}

function newestSignature(
  signatures: readonly SignatureSummary[],
  party: 'buyer' | 'seller',
  until: Date,
): SignatureSummary | null {
  return signatures.findLast((signature) => signature.party === party && signature.signedAt <= until) ?? null;
}

/** Every first signature that had to wait for a second one, and every approval refused. */
function approvals({ events }: OrderDetail, signatures: readonly SignatureSummary[]): Step[] {
  return events.flatMap(({ from, to, at, actorName, reason, facts }): Step[] => {
    const step = { ...nothing, at, actorName, reason, facts };
    if (to === 'awaiting-approval' || to === 'awaiting-seller-approval') {
      const party = to === 'awaiting-approval' ? 'buyer' : 'seller';
      const signature = newestSignature(signatures, party, at);
      return [{ ...step, key: to, state: 'done', signature }];
    }
    const isRefused =
      (from === 'awaiting-approval' && to === 'draft') ||
      (from === 'awaiting-seller-approval' && to === 'placed');
    return isRefused ? [{ ...step, key: 'approval-refused', state: 'failed' }] : [];
  });
}

function held(payment: Payment | null): Step | null {
  if (payment?.state === 'failed')
    return {
      ...nothing,
      key: 'payment-failed',
      state: 'failed',
      at: payment.updatedAt,
      reason: payment.failureCode,
    };
  if (!payment?.authorisedAt) return null;
  return {
    ...nothing,
    key: 'authorised',
    state: 'done',
    at: payment.authorisedAt,
    amount: money(payment.currency, payment.amountMinor),
  };
}

function taken(payment: Payment | null): Step | null {
  if (!payment?.capturedAt) return null;
  return {
    ...nothing,
    key: 'captured',
    state: 'done',
    at: payment.capturedAt,
    amount: money(payment.currency, payment.amountMinor),
  };
}

function settled(detail: OrderDetail, payout: Payout | null): Step | null {
  const completed = detail.events.find((event) => event.to === 'completed');
  const amount = payout ? money(payout.currency, payout.amountMinor) : null;
  if (completed) return { ...nothing, key: 'settled', state: 'done', at: completed.at, amount };
  return payout
    ? {
        ...nothing,
        key: 'settled',
        state: 'next',
        at: null,
        amount,
        facts: { scheduled: payout.scheduledFor.toISOString(), state: payout.state },
      }
    : null;
}

function nextStep(state: OrderState, payment: Payment | null, payout: Payout | null): StepKey | null {
  const isHeld =
    payment?.authorisedAt &&
    payment.state !== 'expired' &&
    payment.state !== 'voided' &&
    payment.state !== 'failed';
  switch (state) {
    case 'draft':
      return 'placed';
    case 'awaiting-approval':
    case 'awaiting-seller-approval':
      return state;
    case 'placed':
      return isHeld ? 'accepted' : 'authorised';
    case 'accepted':
      if (!isHeld) return 'authorised';
      return payment.capturedAt ? 'shipped' : 'captured';
    case 'in-fulfilment':
      return isHeld ? 'delivered' : 'authorised';
    case 'delivered':
      if (!isHeld) return 'authorised';
      return payout ? null : 'settled';
    default:
      return null;
  }
}
