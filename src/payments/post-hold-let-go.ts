import type { Tx } from '@/db/connection';
import { authorisationVoidEntry } from '@/ledger/entries/card-payment';
import { postEntry } from '@/ledger/post-entry';
import type { Payment } from './payment';

/** Takes a hold out of the books, of which the provider keeps nothing any more. */
export async function postHoldLetGo(
  tx: Tx,
  { id: paymentId, orderId, portalId }: Pick<Payment, 'id' | 'orderId' | 'portalId'>,
): Promise<void> {
  await postEntry(tx, authorisationVoidEntry({ paymentId, orderId, portalId, at: new Date() }));
}
