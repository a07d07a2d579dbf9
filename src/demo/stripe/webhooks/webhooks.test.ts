import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startStripeSimulator } from '../start-stripe-simulator';
import {
  aHold,
  clientOf,
  simulatedStripe,
  webhookEndpoint,
  webhookSecret,
} from '../testing/simulated-stripe';

const quick = { firstDelayMs: 20, longestDelayMs: 40, attempts: 5, timeoutMs: 10_000 };

const hour = 3_600_000;

async function listened(endpoint: { url: string }, webhookRetry = quick) {
  return simulatedStripe({ webhook: { url: endpoint.url, secret: webhookSecret }, webhookRetry });
}

/** The clock of this process, which the simulator and its endpoint look at. */
function anHourPasses(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hour });
  onTestFinished(() => void vi.useRealTimers());
}

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 20_000, interval: 10 });

describe('webhooks', () => {
  it('tell what happened, in order, signed so that the official client accepts them', async () => {
    const endpoint = await webhookEndpoint();
    const world = await listened(endpoint);
    const { id } = await aHold(world);
    await world.stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'capture-1' });
    await world.control.webhooksSettled();
    expect(endpoint.received.map(({ event }) => event.type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'checkout.session.completed',
      'charge.captured',
      'payment_intent.succeeded',
    ]);
    const last = endpoint.received.at(-1)?.event;
    expect(last).toMatchObject({
      api_version: Stripe.API_VERSION,
      livemode: false,
      data: { object: { id, amount_received: 100_000 } },
      request: { idempotency_key: 'capture-1' },
    });
    expect(await world.stripe.events.retrieve(last?.id ?? '')).toMatchObject({ pending_webhooks: 0 });
  });

  it('cannot be altered or replayed later', async () => {
    const endpoint = await webhookEndpoint();
    const world = await listened(endpoint);
    await aHold(world);
    await world.control.webhooksSettled();
    const [{ body, signature }] = endpoint.received as [(typeof endpoint.received)[number]];
    const construct = (text: string, secret: string, at?: number) =>
      world.stripe.webhooks.constructEvent(text, signature, secret, 300, undefined, at);
    expect(construct(body, webhookSecret).id).toMatch(/^evt_/);
    expect(() => construct(body.replace('100000', '100001'), webhookSecret)).toThrow();
    expect(() => construct(body, 'whsec_other')).toThrow();
    expect(() => construct(body, webhookSecret, Date.now() + 301_000)).toThrow();
  });

  it('are sent again while the endpoint fails, with the same id', async () => {
    const endpoint = await webhookEndpoint({ refuse: 3 });
    const world = await listened(endpoint);
    await aHold(world);
    await until(() => endpoint.received.length === 4);
    expect(new Set(endpoint.received.map(({ event }) => event.id)).size).toBe(4);
  });

  it('are given up after the last attempt, and stay listed as undelivered', async () => {
    const endpoint = await webhookEndpoint({ refuse: Number.POSITIVE_INFINITY });
    const world = await listened(endpoint);
    await aHold(world);
    const attempts = 4 * quick.attempts;
    await until(() => endpoint.refused() === attempts);
    await new Promise((resolve) => setTimeout(resolve, 3 * quick.longestDelayMs));
    expect(endpoint.refused()).toBe(attempts);
    const undelivered = await world.stripe.events.list({ delivery_success: false });
    expect(undelivered.data).toHaveLength(4);
  });

  it('may come twice', async () => {
    const endpoint = await webhookEndpoint();
    const world = await listened(endpoint);
    world.control.inject({ kind: 'webhook-twice', times: 1 });
    await aHold(world);
    await world.control.webhooksSettled();
    const ids = endpoint.received.map(({ event }) => event.id);
    expect(ids).toHaveLength(5);
    expect(ids[0]).toBe(ids[1]);
  });

  it('may come late', async () => {
    const endpoint = await webhookEndpoint();
    const world = await listened(endpoint);
    world.control.inject({ kind: 'webhook-late', times: 1, ms: hour });
    await aHold(world);
    await world.control.webhooksSettled();
    expect(endpoint.received).toHaveLength(3);
    anHourPasses();
    await world.control.webhooksSettled();
    expect(endpoint.received).toHaveLength(4);
    expect(endpoint.received.at(-1)?.event.type).toBe('payment_intent.created');
  });

  it('may get lost once and come with the next attempt', async () => {
    const endpoint = await webhookEndpoint();
    const world = await listened(endpoint, { ...quick, firstDelayMs: hour, longestDelayMs: hour });
    world.control.inject({ kind: 'webhook-lost', times: 4 });
    await aHold(world);
    await world.control.webhooksSettled();
    expect(endpoint.received).toEqual([]);
    anHourPasses();
    await world.control.webhooksSettled();
    expect(endpoint.received).toHaveLength(4);
  });

  it('may come last first', async () => {
    const endpoint = await webhookEndpoint();
    const world = await listened(endpoint);
    world.control.inject({ kind: 'webhook-reversed', times: 4 });
    await aHold(world);
    await world.control.webhooksSettled();
    expect(endpoint.received.map(({ event }) => event.type)).toEqual([
      'checkout.session.completed',
      'payment_intent.amount_capturable_updated',
      'charge.succeeded',
      'payment_intent.created',
    ]);
  });

  it('still waiting when the simulator stops are sent after its restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-simulator-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const stateFile = join(folder, 'account.json');
    const deaf = { url: 'http://127.0.0.1:1/', secret: webhookSecret };
    const before = await startStripeSimulator({ stateFile, webhook: deaf, webhookRetry: quick });
    await aHold({ stripe: clientOf(before), control: before.control });
    await before.close();

    const endpoint = await webhookEndpoint();
    await simulatedStripe({
      stateFile,
      webhook: { url: endpoint.url, secret: webhookSecret },
      webhookRetry: quick,
    });
    await until(() => endpoint.received.length === 4);
    expect(endpoint.received).toHaveLength(4);
  });

  it('held back are released when the switches are cleared', async () => {
    const endpoint = await webhookEndpoint();
    const world = await listened(endpoint);
    world.control.inject({ kind: 'webhook-reversed', times: 100 });
    await aHold(world);
    await world.control.webhooksSettled();
    expect(endpoint.received).toEqual([]);
    world.control.clearFaults();
    await world.control.webhooksSettled();
    expect(endpoint.received).toHaveLength(4);
  });
});
