import type { CreditorReference } from '@/trade/creditor-reference';
import type { Money } from '@/trade/money';

/**
 * The escrow account as the bank-transfer provider needs it. Reconciliation credits it when a statement line matches
 * a reference; the ledger behind it posts each movement once per key, in the transaction the account was made with.
 */
export interface EscrowAccount {
  /** These funds are awaited. The same expectation again changes nothing; a reference serves one payment only. */
  expect(expectation: Expectation): Promise<'expected' | 'reference-in-use'>;

  find(reference: CreditorReference): Promise<EscrowPosition | null>;

  /** Moves funds of a reference, at most what is there, once per key. The refusals change nothing. */
  move(movement: RequestedMovement): Promise<'moved' | 'not-enough' | 'key-reused'>;

  /** The payment was given up: funds that still arrive are to be sent back. */
  close(reference: CreditorReference): Promise<void>;
}

export interface Expectation {
  readonly reference: CreditorReference;
  readonly paymentId: string;
  readonly amount: Money;
  readonly expiresAt: Date;
}

export interface EscrowPosition extends Expectation {
  /** Everything matched to the reference, in the expected currency. */
  readonly received: Money;
  readonly receivedAt: Date | null;
  readonly closed: boolean;
  readonly movements: readonly Movement[];
}

/** capture: to the seller's payable; refund: back to the payer after a capture; return: back without one. */
export interface RequestedMovement {
  readonly reference: CreditorReference;
  readonly key: string;
  readonly kind: 'capture' | 'refund' | 'return';
  readonly amount: Money;
}

export interface Movement extends RequestedMovement {
  readonly movedAt: Date;
}
