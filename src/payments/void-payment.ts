import { inTransaction } from '@/db/transaction';
import { ok, type Result, refuse } from '@/trade/result';
import { auditPayment } from './audit-payment';
import { findPaymentOfOrder, lockPayment } from './find-payment';
import { movePayment } from './move-payment';
import { type Payment, referenceOf } from './payment';
import { postHoldLetGo } from './post-hold-let-go';
import type { PaymentProvider } from './provider';
import type { DeclineReason } from './providers/outcome';

export type VoidRefusal = 'provider-unavailable' | 'provider-declined' | 'already-captured';

/** Declined for there being nothing to let go: then it is as it should be. */
const nothingHeld: ReadonlySet<DeclineReason> = new Set([
  'not-found',
  'not-authorised',
  'already-voided',
  'hold-expired',
]);

/** Lets the hold of a declined, cancelled or expired order go, or closes a page nobody paid on. Safe to repeat. */
export async function voidPayment(
  provider: PaymentProvider,
  orderId: string,
): Promise<Result<Payment | null, VoidRefusal>> {
  const payment = await inTransaction({ kind: 'system' }, (tx) => findPaymentOfOrder(tx, orderId));
  if (!payment || (payment.state !== 'expected' && payment.state !== 'authorised')) return ok(payment);
  const reference = referenceOf(payment);
  if (reference) {
    const outcome = await provider.void({ reference, key: `void-${payment.id}` });
    if (outcome.outcome === 'unavailable') return refuse('provider-unavailable', { reason: outcome.reason });
    if (outcome.outcome === 'declined' && !nothingHeld.has(outcome.reason)) {
      await auditRefusal(payment, outcome.reason);
      return refuse(outcome.reason === 'already-captured' ? 'already-captured' : 'provider-declined', {
        reason: outcome.reason,
      });
    }
  }
  return inTransaction({ kind: 'system' }, async (tx) => {
    const locked = await lockPayment(tx, payment.id);
    if (!locked || (locked.state !== 'expected' && locked.state !== 'authorised')) return ok(locked);
    if (locked.state === 'authorised') await postHoldLetGo(tx, locked);
    return ok(await movePayment(tx, locked, 'voided'));
  });
}

/** The order has ended and its money is still held, or was taken: somebody has to look at it. */
async function auditRefusal(payment: Payment, reason: DeclineReason): Promise<void> {
  await inTransaction({ kind: 'system' }, (tx) =>
    auditPayment(tx, payment, 'void-refused', { order: payment.orderId, reason }),
  );
}
