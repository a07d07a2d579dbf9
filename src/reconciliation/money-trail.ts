import type { Money } from '@/trade/money';

/** The steps an order's money takes, in the order it takes them. */
export type TrailStepKind =
  | 'authorisation'
  | 'capture'
  | 'provider-fee'
  | 'provider-payout'
  | 'bank-credit'
  | 'release'
  | 'payout'
  | 'bank-debit'
  | 'refund';

/** `awaited` comes later; `pending` has begun; `failed` will not come. */
export type TrailState = 'done' | 'pending' | 'awaited' | 'failed';

export interface TrailStep {
  readonly kind: TrailStepKind;
  readonly state: TrailState;
  /** What the step moved, or will move; null where nobody can know yet. */
  readonly amount: Money | null;
  /** What proves it: the provider's payment, a journal entry, a bank's line. */
  readonly evidence: Evidence | null;
  readonly at: Date | null;
  /** Shares of a release; what else a step was made of. */
  readonly parts: readonly { readonly name: 'seller' | 'platform' | 'chamber'; readonly amount: Money }[];
}

export interface Evidence {
  readonly type:
    | 'provider-payment'
    | 'provider-transaction'
    | 'provider-payout'
    | 'statement-line'
    | 'journal-entry'
    | 'payout';
  readonly id: string;
}

/** Two amounts that must be the same, from two sources that do not know each other. */
export interface TrailCheck {
  readonly code:
    | 'captured-is-signed-total'
    | 'provider-gross-is-captured'
    | 'provider-payout-is-its-lines'
    | 'bank-credit-is-provider-payout'
    | 'bank-credits-are-payment'
    | 'shares-are-released'
    | 'released-is-captured'
    | 'payout-is-seller-share'
    | 'bank-debit-is-payout';
  readonly expected: Money;
  readonly found: Money;
}

export interface MoneyTrail {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly total: Money;
  readonly provider: string | null;
  readonly steps: readonly TrailStep[];
  readonly checks: readonly TrailCheck[];
}

export function holds(check: TrailCheck): boolean {
  return check.expected.currency === check.found.currency && check.expected.minor === check.found.minor;
}

/** Every step is done and every check holds: from the checkout to the banks, to the cent. */
export function isTracedToTheCent(trail: MoneyTrail): boolean {
  return trail.steps.every((step) => step.state === 'done') && trail.checks.every(holds);
}
