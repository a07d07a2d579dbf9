import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Payment } from './payment';

/** Writes down what the house did about a payment by itself; nobody in person did. */
export async function auditPayment(
  tx: Tx,
  { id, portalId }: Pick<Payment, 'id' | 'portalId'>,
  action: string,
  facts: Parameters<typeof appendEntry>[1]['facts'],
): Promise<void> {
  await appendEntry(tx, {
    actorId: null,
    portalId,
    action,
    subjectType: 'payment',
    subjectId: id,
    facts,
  });
}
