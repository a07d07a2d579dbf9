import Stripe from 'stripe';
import type { PaymentProvider } from '../../provider';
import { captureHold } from './capture-hold';
import { findAuthorisation } from './find-authorisation';
import { listSettlementLines, listSettlements } from './list-settlements';
import { readWebhook } from './read-webhook';
import { refundPayment } from './refund-payment';
import { startAuthorisation } from './start-authorisation';
import { voidHold } from './void-hold';

export interface StripeSettings {
  /** sk_… or rk_…; a restricted key needs Checkout Sessions, PaymentIntents, Refunds (write), Balance and Payouts (read). */
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Another host that speaks Stripe's protocol, for the simulator; api.stripe.com when absent. */
  readonly api?: { readonly protocol: 'http' | 'https'; readonly host: string; readonly port: number };
  readonly timeoutMs?: number;
  readonly maxNetworkRetries?: number;
  readonly now?: () => Date;
}

/** Cards through Stripe Checkout with manual capture. One instance serves a process; it keeps connections, no state. */
export function stripeProvider(settings: StripeSettings): PaymentProvider {
  const stripe = clientFor(settings);
  const live = /^(sk|rk)_live_/.test(settings.secretKey);
  const now = settings.now ?? (() => new Date());
  return {
    name: 'stripe',
    authorise: (request) => startAuthorisation(stripe, request),
    findAuthorisation: (reference) => findAuthorisation(stripe, reference),
    capture: (request) => captureHold(stripe, request),
    void: (request) => voidHold(stripe, request),
    refund: (request) => refundPayment(stripe, request),
    listSettlements: (since) => listSettlements(stripe, since),
    listSettlementLines: (settlement) => listSettlementLines(stripe, settlement),
    readWebhook: (body, headers) =>
      readWebhook(stripe, body, headers, { secret: settings.webhookSecret, live, now: now() }),
  };
}

function clientFor({ secretKey, api, timeoutMs, maxNetworkRetries }: StripeSettings): Stripe {
  const onThisMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(api?.host ?? '');
  if (api?.protocol === 'http' && !onThisMachine) {
    throw new Error(`the Stripe key may not travel in the clear to ${api.host}`);
  }
  return new Stripe(secretKey, {
    apiVersion: Stripe.API_VERSION,
    timeout: timeoutMs ?? 10_000,
    maxNetworkRetries: maxNetworkRetries ?? 2,
    telemetry: false,
    ...api,
  });
}
