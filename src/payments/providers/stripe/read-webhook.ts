import Stripe from 'stripe';
import { ok, type Result, refuse } from '@/trade/result';
import type { ProviderEvent, WebhookHeaders, WebhookRefusal } from '../../provider';
import { eventOf } from './read-event';

/** Five minutes, as Stripe's own libraries have it: a recorded webhook cannot be played again later. */
const toleranceSeconds = 300;
const largestBody = 1024 * 1024;
/** One time, then signatures: with two times, the one checked could be another than the one signed. */
const headerShape = /^t=(\d{1,12})(?:,v\d=[0-9a-f]{2,200}){1,10}$/;

export interface WebhookExpectation {
  readonly secret: string;
  /** Whether our key is a live one: test events never reach live books, nor the other way round. */
  readonly live: boolean;
  readonly now: Date;
}

/** Checks the Stripe-Signature header over the raw body (docs.stripe.com/webhooks/signature) and reads the event. */
export function readWebhook(
  stripe: Stripe,
  body: string | Uint8Array,
  headers: WebhookHeaders,
  expected: WebhookExpectation,
): Result<ProviderEvent, WebhookRefusal> {
  const signature = headers.get('stripe-signature');
  if (!signature) return refuse('webhook-unsigned');
  if (body.length === 0 || body.length > largestBody) return refuse('webhook-unreadable');
  const signedAt = headerShape.exec(signature)?.[1];
  if (!signedAt) return refuse('webhook-signature-invalid');
  const event = verified(stripe, body, signature, expected.secret);
  if (!event.ok) return event;
  const age = expected.now.getTime() / 1000 - Number(signedAt);
  if (Math.abs(age) > toleranceSeconds) return refuse('webhook-too-old', { seconds: Math.round(age) });
  if (event.value.livemode !== expected.live) return refuse('webhook-wrong-mode');
  return ok(eventOf(event.value));
}

/** Tolerance 0 leaves the time to us, so that "forged" and "late" are told apart. */
function verified(
  stripe: Stripe,
  body: string | Uint8Array,
  signature: string,
  secret: string,
): Result<Stripe.Event, WebhookRefusal> {
  try {
    const payload = typeof body === 'string' ? body : Buffer.from(body);
    return ok(stripe.webhooks.constructEvent(payload, signature, secret, 0));
  } catch (error) {
    const forged = error instanceof Stripe.errors.StripeSignatureVerificationError;
    return refuse(forged ? 'webhook-signature-invalid' : 'webhook-unreadable');
  }
}
