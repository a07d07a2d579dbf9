import type { Money } from '@/trade/money';

/** One payment of the provider's to our bank account. */
export interface Settlement {
  readonly reference: string;
  readonly amount: Money;
  readonly state: 'on-its-way' | 'paid' | 'failed' | 'cancelled';
  /** When the bank should show it. */
  readonly arrivesAt: Date;
  /** Its lines are complete and can be listed. */
  readonly itemised: boolean;
}

/** One movement a settlement is made of, as the provider itself accounts for it. */
export interface SettlementLine {
  readonly reference: string;
  readonly kind:
    | 'charge'
    | 'refund'
    | 'refund-failure'
    | 'dispute'
    | 'dispute-reversal'
    | 'fee'
    | 'transfer'
    | 'settlement-returned'
    | 'other';
  /** net = gross − fee, signed from our side: a refund's gross is negative. */
  readonly gross: Money;
  readonly fee: Money;
  readonly net: Money;
  readonly providerPayment: string | null;
  readonly paymentId: string | null;
  readonly occurredAt: Date;
  readonly description: string | null;
}
