import { sameMoney } from '@/trade/money';
import type { ProviderRefund, ProviderVoid, RefundRequest, VoidRequest } from '../../provider';
import { declined, done, type Outcome } from '../outcome';
import type { EscrowAccount, EscrowPosition } from './escrow-account';
import { readPosition, sumOf } from './read-position';

/** Gives the payment up: what was received goes back, and what still arrives will. */
export async function returnFunds(
  escrow: EscrowAccount,
  position: EscrowPosition,
  { reference, key }: VoidRequest,
  now: Date,
): Promise<Outcome<ProviderVoid>> {
  const { state } = readPosition(position, now);
  if (state === 'captured') return declined('already-captured');
  await escrow.close(position.reference);
  const returned = sumOf(position.movements, 'return', position.received.currency);
  const left = { ...position.received, minor: position.received.minor - returned.minor };
  if (left.minor > 0) {
    const moved = await escrow.move({ reference: position.reference, key, kind: 'return', amount: left });
    if (moved === 'not-enough') return declined('already-captured');
  }
  return done({ reference });
}

/** Sends captured money back. It is on its way until the bank's statement shows it, so it is pending. */
export async function refundFunds(
  escrow: EscrowAccount,
  position: EscrowPosition,
  { amount, key }: RefundRequest,
): Promise<Outcome<ProviderRefund>> {
  const { reference, movements } = position;
  const { currency } = position.amount;
  const captured = sumOf(movements, 'capture', currency).minor;
  if (captured === 0) return declined('not-captured');
  if (amount.currency !== currency) return declined('currency-mismatch');
  const earlier = movements.find((movement) => movement.kind === 'refund' && movement.key === key);
  if (earlier && !sameMoney(earlier.amount, amount)) return declined('key-reused');
  if (!earlier) {
    const left = captured - sumOf(movements, 'refund', currency).minor;
    if (left === 0) return declined('already-refunded');
    if (amount.minor > left) return declined('amount-exceeds-captured');
    const moved = await escrow.move({ reference, key, kind: 'refund', amount });
    if (moved !== 'moved') return declined(moved === 'key-reused' ? 'key-reused' : 'amount-exceeds-captured');
  }
  return done({ refund: `${reference}/${key}`, amount, state: 'pending' });
}
