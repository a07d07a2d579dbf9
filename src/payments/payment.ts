import type { Money } from '@/trade/money';
import { canMove, type Transitions } from '@/trade/state-machine';
import type { PaymentState, payments } from './schema';

/** A payment as its row says it. */
export type Payment = typeof payments.$inferSelect;

/** Forward only; a hold that lapsed is followed by a new payment, never revived. */
export const transitions: Transitions<PaymentState> = {
  expected: ['authorised', 'failed', 'voided', 'expired'],
  authorised: ['captured', 'failed', 'voided', 'expired'],
  captured: ['partially-refunded', 'refunded'],
  'partially-refunded': ['partially-refunded', 'refunded'],
  refunded: [],
  failed: [],
  voided: [],
  expired: [],
};

export function mayBecome(payment: Pick<Payment, 'state'>, to: PaymentState): boolean {
  return canMove(transitions, payment.state, to);
}

/** Nothing is held any more, and nothing will be taken: a hold that the provider still has for it is nobody's. */
export function isGivenUp({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'failed' || state === 'voided' || state === 'expired';
}

/** Does nobody hold money by it: a page at most, on which nobody has paid so far? */
export function isUnpaid(payment: Pick<Payment, 'state'>): boolean {
  return payment.state === 'expected' || isGivenUp(payment);
}

export function amountOf(payment: Pick<Payment, 'currency' | 'amountMinor'>): Money {
  return { currency: payment.currency, minor: payment.amountMinor };
}

/** The name the provider knows this payment by, once a checkout was opened. */
export function referenceOf(
  payment: Pick<Payment, 'checkoutReference' | 'creditorReference' | 'authorisationReference'>,
): string | null {
  return payment.checkoutReference ?? payment.creditorReference ?? payment.authorisationReference;
}
