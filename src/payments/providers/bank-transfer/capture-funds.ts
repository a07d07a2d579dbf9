import { sameMoney } from '@/trade/money';
import type { CaptureRequest, ProviderCapture } from '../../provider';
import { type DeclineReason, declined, done, type Outcome } from '../outcome';
import type { EscrowAccount, EscrowPosition } from './escrow-account';
import { readPosition } from './read-position';

/** Moves funds from the buyer's escrow to the seller's payable. The bank charges nothing for it. */
export async function captureFunds(
  escrow: EscrowAccount,
  position: EscrowPosition,
  { amount, key }: CaptureRequest,
  now: Date,
): Promise<Outcome<ProviderCapture>> {
  const { reference } = position;
  if (amount.currency !== position.amount.currency) return declined('currency-mismatch');
  const earlier = position.movements.find((movement) => movement.kind === 'capture' && movement.key === key);
  if (earlier && !sameMoney(earlier.amount, amount)) return declined('key-reused');
  if (earlier) return captured(earlier.movedAt);
  const authorisation = readPosition(position, now);
  if (authorisation.state !== 'authorised') return declined(notHeld[authorisation.state]);
  if (amount.minor > position.amount.minor) return declined('amount-exceeds-hold');
  const moved = await escrow.move({ reference, key, kind: 'capture', amount });
  if (moved === 'moved') return captured(now);
  return declined(moved === 'key-reused' ? 'key-reused' : 'already-captured');

  function captured(capturedAt: Date): Outcome<ProviderCapture> {
    return done({
      providerPayment: reference,
      amount,
      capturedAt,
      fee: { currency: amount.currency, minor: 0 },
    });
  }
}

const notHeld = {
  pending: 'not-authorised',
  captured: 'already-captured',
  voided: 'already-voided',
  expired: 'hold-expired',
} as const satisfies Record<string, DeclineReason>;
