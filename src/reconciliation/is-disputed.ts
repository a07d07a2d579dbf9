import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';

/**
 * Has a payer's bank taken the money of an order back, by what the provider told or accounted for, and not given it up?
 * A dispute that we win comes back as a line of a settlement.
 */
export async function isDisputed(tx: Tx, orderId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ told: number; taken: number; given_back: number }>(sql`
    select
      (select count(*)::int from provider_events e where e.provider = p.provider and e.payload ->> 'kind' = 'disputed'
        and (e.payload ->> 'paymentId' = p.id::text or e.payload ->> 'reference' = p.authorisation_reference)) as told,
      (select count(*)::int from provider_transactions t where t.payment_id = p.id and t.reporting_category = 'dispute') as taken,
      (select count(*)::int from provider_transactions t where t.payment_id = p.id and t.reporting_category = 'dispute-reversal') as given_back
    from payments p where p.order_id = ${orderId}`);
  return rows.some(({ told, taken, given_back: givenBack }) => Math.max(told, taken) > givenBack);
}
