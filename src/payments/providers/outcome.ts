/** Done; declined (asking again will not help); or unavailable (ask again later with the same key). */
export type Outcome<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'declined'; readonly reason: DeclineReason; readonly providerCode?: string }
  | {
      readonly outcome: 'unavailable';
      readonly reason: UnavailableReason;
      /** The answer was lost after the request left us: money may have moved. Only the same key is safe. */
      readonly mayHaveHappened: boolean;
      readonly providerCode?: string;
    };

/** Why a provider said no; screens explain each in the reader's language. */
export const declineReasons = [
  // the payer's bank
  'card-declined',
  'insufficient-funds',
  'card-expired',
  'card-details-wrong',
  'authentication-failed',
  /** For staff; the payer is told 'card-declined', as card networks ask. */
  'suspected-fraud',
  'issuer-unavailable',
  // the state of the payment
  'not-found',
  'not-authorised',
  'hold-expired',
  'already-captured',
  'already-voided',
  'already-refunded',
  'not-captured',
  // the request
  'currency-mismatch',
  'currency-not-supported',
  'amount-exceeds-hold',
  'amount-exceeds-captured',
  'amount-too-small',
  'amount-too-large',
  'amount-not-representable',
  'key-reused',
  'not-supported',
  'rejected-by-provider',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const unavailableReasons = [
  'timeout',
  'network',
  'provider-error',
  'busy',
  'not-ready',
  'misconfigured',
] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

export function done<T>(value: T): Outcome<T> {
  return { outcome: 'done', value };
}

export function declined(reason: DeclineReason, providerCode?: string): Outcome<never> {
  return providerCode ? { outcome: 'declined', reason, providerCode } : { outcome: 'declined', reason };
}

export function unavailable(
  reason: UnavailableReason,
  mayHaveHappened: boolean,
  providerCode?: string,
): Outcome<never> {
  return providerCode
    ? { outcome: 'unavailable', reason, mayHaveHappened, providerCode }
    : { outcome: 'unavailable', reason, mayHaveHappened };
}
