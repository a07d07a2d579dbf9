import type { Money } from '@/trade/money';
import type { Result } from '@/trade/result';
import type { DeclineReason, Outcome } from './providers/outcome';
import type { Settlement, SettlementLine } from './providers/settlement';

/**
 * What the house asks of whoever moves money: hold it, take it, let it go, give it back, and account for it.
 * Implementations stand side by side in providers/ and all pass provider.contract.ts.
 *
 * Every call that moves money carries a key chosen by the caller and stored before the call. The same key with the
 * same request moves money at most once and gives the same answer, however often it is repeated, also after a day.
 */
export interface PaymentProvider {
  readonly name: ProviderName;

  /** Starts a hold: a page to send the payer to, or instructions for a transfer. No money is held yet. */
  authorise(request: AuthorisationRequest): Promise<Outcome<AuthorisationStarted>>;

  /** The truth about a hold, asked afresh from the provider. Webhooks only say when to ask. */
  findAuthorisation(reference: string): Promise<Outcome<Authorisation>>;

  /** Takes at most the amount held, once; what is left of the hold is released. */
  capture(request: CaptureRequest): Promise<Outcome<ProviderCapture>>;

  /** Releases a hold that was not captured, or closes a payment page nobody used. */
  void(request: VoidRequest): Promise<Outcome<ProviderVoid>>;

  /** Gives back part or all of what was captured. */
  refund(request: RefundRequest): Promise<Outcome<ProviderRefund>>;

  /** The provider's payments to our bank account since an instant, newest first. */
  listSettlements(since: Date): Promise<Outcome<readonly Settlement[]>>;

  /** Every movement a settlement is made of; their net amounts sum to the settlement's amount. */
  listSettlementLines(settlement: string): Promise<Outcome<readonly SettlementLine[]>>;

  /**
   * Checks a webhook's signature over its raw body and says what happened. Events repeat and arrive out of order:
   * remember `id`, then ask `findAuthorisation`.
   */
  readWebhook(body: string | Uint8Array, headers: WebhookHeaders): Result<ProviderEvent, WebhookRefusal>;
}

export type ProviderName = 'stripe' | 'bank-transfer' | 'mobile-money';

export interface AuthorisationRequest {
  /** Our payment's id; it travels with the payment and comes back in events and settlement lines. */
  readonly paymentId: string;
  readonly amount: Money;
  /** What the payer recognises: the readable order number. At most 18 letters and digits reach a bank statement. */
  readonly orderNumber: string;
  readonly description: string;
  readonly payerEmail?: string;
  /** BCP 47 language of the payer. */
  readonly locale: string;
  readonly returnUrl: string;
  readonly cancelUrl: string;
  /** The offer to pay ends then: for cards 30 minutes to 24 hours ahead. Asked again under its key, the same instant. */
  readonly expiresAt: Date;
  readonly key: string;
}

export interface AuthorisationStarted {
  /** Names the hold in every later call. */
  readonly reference: string;
  readonly expiresAt: Date;
  readonly next:
    | { readonly kind: 'redirect'; readonly url: string }
    | { readonly kind: 'bank-transfer'; readonly instructions: TransferInstructions };
}

/** What the payer types into their bank: EPC069-12 needs exactly these. */
export interface TransferInstructions {
  readonly beneficiary: string;
  readonly iban: string;
  readonly bic: string;
  readonly bankName: string;
  readonly amount: Money;
  /** ISO 11649, unspaced: RF18539007547034. */
  readonly creditorReference: string;
}

export type Authorisation = AuthorisationFacts &
  (
    | {
        readonly state: 'pending';
        /** Arrived so far (a transfer may come in parts); zero for cards. */
        readonly received: Money;
        /** The last attempt's refusal; the payer may try another card. */
        readonly lastDecline: DeclineReason | null;
      }
    | { readonly state: 'authorised'; readonly authorisedAt: Date; readonly capturableUntil: Date | null }
    | {
        readonly state: 'captured';
        readonly capturedAt: Date;
        readonly captured: Money;
        readonly refunded: Money;
      }
    /** Released: by us, or taken back by the payer's bank. */
    | { readonly state: 'voided' }
    /** The page was not used in time, or the hold lapsed before it was captured. */
    | { readonly state: 'expired' }
  );

interface AuthorisationFacts {
  readonly reference: string;
  /** The provider's own id of the payment (pi_…, RF…) as statements and events name it; null before there is one. */
  readonly providerPayment: string | null;
  readonly paymentId: string | null;
  /** What was asked for. */
  readonly amount: Money;
  /** How it was paid, fit to show: "visa •••• 4242". */
  readonly instrument: string | null;
}

export interface CaptureRequest {
  readonly reference: string;
  /** At most what is held, in its currency. */
  readonly amount: Money;
  readonly key: string;
}

export interface ProviderCapture {
  readonly providerPayment: string;
  readonly amount: Money;
  readonly capturedAt: Date;
  /** What the provider keeps, in the settlement currency; null when it says so only in the settlement. */
  readonly fee: Money | null;
}

export interface VoidRequest {
  readonly reference: string;
  readonly key: string;
}

export interface ProviderVoid {
  readonly reference: string;
}

export interface RefundRequest {
  readonly reference: string;
  readonly amount: Money;
  readonly key: string;
}

export interface ProviderRefund {
  readonly refund: string;
  readonly amount: Money;
  readonly state: 'pending' | 'succeeded' | 'failed';
}

/** `Headers` satisfies it. */
export interface WebhookHeaders {
  get(name: string): string | null;
}

export type WebhookRefusal =
  | 'webhook-unsigned'
  | 'webhook-signature-invalid'
  | 'webhook-too-old'
  | 'webhook-unreadable'
  | 'webhook-wrong-mode'
  | 'webhook-not-expected';

export interface ProviderEvent {
  /** Unique at the provider: the same event delivered twice has the same id. */
  readonly id: string;
  readonly occurredAt: Date;
  readonly kind:
    | 'authorised'
    | 'declined'
    | 'captured'
    | 'voided'
    | 'expired'
    | 'refunded'
    | 'refund-failed'
    | 'disputed'
    | 'settled'
    | 'settlement-failed'
    | 'ignored';
  /** The provider's word for it, for the log. */
  readonly providerType: string;
  /** A reference `findAuthorisation` understands, or a settlement's; null when it concerns neither. */
  readonly reference: string | null;
  readonly paymentId: string | null;
}
