import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import {
  type StripeSimulator,
  type StripeSimulatorOptions,
  startStripeSimulator,
} from '../start-stripe-simulator';

export const webhookSecret = 'whsec_simulated';

/** A simulator for one test, with the official client pointed at it. */
export async function simulatedStripe(
  options: StripeSimulatorOptions = {},
): Promise<StripeSimulator & { stripe: Stripe }> {
  const simulator = await startStripeSimulator({ seed: 'test', ...options });
  onTestFinished(() => simulator.close());
  return { ...simulator, stripe: clientOf(simulator) };
}

/** The official client. Tests of lost answers give it a short `timeout` for the request concerned. */
export function clientOf({ url, control }: StripeSimulator, config: Stripe.StripeConfig = {}): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(control.secretKey, {
    host: hostname,
    port,
    protocol: 'http',
    timeout: 10_000,
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });
}

/** A hold of 1,000 EUR on an order, as the house asks for it. */
export function aSession(
  over: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: 100_000, product_data: { name: 'PO-2026-000123' } },
      },
    ],
    success_url: 'https://portal.example/paid?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://portal.example/cart',
    client_reference_id: 'payment-1',
    metadata: { payment: 'payment-1' },
    payment_intent_data: { capture_method: 'manual', metadata: { payment: 'payment-1' } },
    ...over,
  };
}

/** A session paid with a card that is accepted; answers its payment intent. */
export async function aHold(
  { stripe, control }: { stripe: Stripe; control: StripeSimulator['control'] },
  over: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  const session = await stripe.checkout.sessions.create(aSession(over));
  await control.pay(session.id);
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent'],
  });
  return payment_intent as Stripe.PaymentIntent;
}

export interface ReceivedWebhook {
  readonly event: Stripe.Event;
  readonly body: string;
  readonly signature: string;
}

/** An endpoint that checks each webhook with the official client; `refuse` answers 500 so many times first. */
export async function webhookEndpoint({
  refuse = 0,
} = {}): Promise<{ url: string; received: ReceivedWebhook[]; refused(): number }> {
  const received: ReceivedWebhook[] = [];
  let refused = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (refused < refuse) {
        refused += 1;
        return response.writeHead(500).end();
      }
      const body = Buffer.concat(chunks).toString();
      const signature = String(request.headers['stripe-signature']);
      const event = new Stripe('sk_test_any').webhooks.constructEvent(body, signature, webhookSecret);
      received.push({ event, body, signature });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    refused: () => refused,
  };
}
