import { inTransaction } from '@/db/transaction';
import { authorisationVoidEntry } from '@/ledger/entries/card-payment';
import { postEntry } from '@/ledger/post-entry';
import { ok, type Result, refuse } from '@/trade/result';
import { findPaymentOfOrder, lockPayment } from './find-payment';
import { movePayment } from './move-payment';
import { type Payment, referenceOf } from './payment';
import type { PaymentProvider } from './provider';

/** Lets the hold of a declined, cancelled or expired order go, or closes a page nobody paid on. Safe to repeat. */
export async function voidPayment(
  provider: PaymentProvider,
  orderId: string,
): Promise<Result<Payment | null, 'provider-unavailable' | 'already-captured'>> {
  const payment = await inTransaction({ kind: 'system' }, (tx) => findPaymentOfOrder(tx, orderId));
  if (!payment || (payment.state !== 'expected' && payment.state !== 'authorised')) return ok(payment);
  const reference = referenceOf(payment);
  if (reference) {
    const outcome = await provider.void({ reference, key: `void-${payment.id}` });
    if (outcome.outcome === 'unavailable') return refuse('provider-unavailable', { reason: outcome.reason });
    if (outcome.outcome === 'declined' && outcome.reason === 'already-captured')
      return refuse('already-captured');
  }
  return inTransaction({ kind: 'system' }, async (tx) => {
    const locked = await lockPayment(tx, payment.id);
    if (!locked || (locked.state !== 'expected' && locked.state !== 'authorised')) return ok(locked);
    if (locked.state === 'authorised') {
      await postEntry(
        tx,
        authorisationVoidEntry({ paymentId: locked.id, orderId, portalId: locked.portalId, at: new Date() }),
      );
    }
    return ok(await movePayment(tx, locked, 'voided'));
  });
}
