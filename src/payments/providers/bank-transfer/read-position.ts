import type { Money } from '@/trade/money';
import type { Authorisation } from '../../provider';
import type { EscrowPosition, Movement } from './escrow-account';

/**
 * A position in escrow read as the state of a payment: authorised once everything asked for was matched. An offer
 * that ran out with part of the money here stays pending: somebody must decide what becomes of that part.
 */
export function readPosition(position: EscrowPosition, now: Date): Authorisation {
  const { reference, paymentId, amount, received, movements } = position;
  const facts = { reference, paymentId, amount, providerPayment: reference, instrument: null };
  const [capture] = movements.filter((movement) => movement.kind === 'capture');
  if (capture) {
    return {
      ...facts,
      state: 'captured',
      capturedAt: capture.movedAt,
      captured: capture.amount,
      refunded: sumOf(movements, 'refund', amount.currency),
    };
  }
  if (position.closed) return { ...facts, state: 'voided' };
  if (received.minor >= amount.minor) {
    return {
      ...facts,
      state: 'authorised',
      authorisedAt: position.receivedAt ?? now,
      capturableUntil: null,
    };
  }
  if (received.minor === 0 && position.expiresAt <= now) return { ...facts, state: 'expired' };
  return { ...facts, state: 'pending', received, lastDecline: null };
}

export function sumOf(movements: readonly Movement[], kind: Movement['kind'], currency: string): Money {
  const minor = movements
    .filter((movement) => movement.kind === kind)
    .reduce((sum, movement) => sum + movement.amount.minor, 0);
  return { currency, minor };
}
