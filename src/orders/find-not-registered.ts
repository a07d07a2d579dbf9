import type { Tx } from '@/db/connection';
import { holdTrading } from '@/members/trading';
import type { Order } from './order';

export type NotRegistered = 'buyer-not-registered' | 'seller-not-registered';

/** Which party of an order may not trade so, as its chamber has registered it; the answer holds until the transaction ends. */
export async function findNotRegistered(
  tx: Tx,
  parties: Pick<Order, 'buyerOrganisationId' | 'sellerOrganisationId'>,
): Promise<NotRegistered | null> {
  if (!(await holdTrading(tx, parties.buyerOrganisationId)).buys) return 'buyer-not-registered';
  return (await holdTrading(tx, parties.sellerOrganisationId)).sells ? null : 'seller-not-registered';
}
