import { createHash } from 'node:crypto';
import { type CreditorReference, creditorReference } from '@/trade/creditor-reference';
import type { AuthorisationRequest } from '../../provider';

const orderPart = 14;
const paymentPart = 6;

/**
 * RF, the order's number, and six characters of the payment's own: readable, the same each time it is asked for, and
 * different for a second payment of the same order after the first lapsed, so that late money is not mistaken.
 */
export function paymentReference({
  orderNumber,
  paymentId,
}: Pick<AuthorisationRequest, 'orderNumber' | 'paymentId'>): CreditorReference {
  const readable = orderNumber.replace(/[^0-9A-Za-z]/g, '').slice(-orderPart);
  const digest = createHash('sha256').update(paymentId).digest();
  const own = [...digest.subarray(0, paymentPart)].map((byte) => (byte % 36).toString(36)).join('');
  const reference = creditorReference(readable + own);
  if (!reference.ok) throw new Error(`no creditor reference for ${orderNumber}: ${reference.refusal.code}`);
  return reference.value;
}
