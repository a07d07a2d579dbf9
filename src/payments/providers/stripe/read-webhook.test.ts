import { describe, expect, it } from 'vitest';
import { startStripeSimulator } from '@/demo/stripe/start-stripe-simulator';
import { clientOf, webhookEndpoint, webhookSecret } from '@/demo/stripe/testing/simulated-stripe';
import { signWebhook } from '@/demo/stripe/webhooks/webhook-signature';
import { money } from '@/trade/money';
import { anAuthorisation, mustBeDone } from '../../provider.contract';
import { stripeProvider } from './stripe-provider';

const settings = { secretKey: 'sk_test_simulator', webhookSecret };
const provider = stripeProvider(settings);
const now = () => Math.floor(Date.now() / 1000);
const anEvent = (over: object = {}) =>
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'payment_intent.succeeded',
    created: 1_795_000_000,
    livemode: false,
    data: { object: { id: 'pi_1', object: 'payment_intent', metadata: { payment: 'p-1' } } },
    ...over,
  });
const signed = (body: string, at = now(), secret = webhookSecret) =>
  new Headers({ 'stripe-signature': signWebhook(body, secret, at) });

describe('a webhook', () => {
  it('is read when its signature is right, as text or bytes', () => {
    const body = anEvent();
    const expected = {
      ok: true,
      value: {
        id: 'evt_1',
        kind: 'captured',
        providerType: 'payment_intent.succeeded',
        occurredAt: new Date(1_795_000_000_000),
        reference: 'pi_1',
        paymentId: 'p-1',
      },
    };
    expect(provider.readWebhook(body, signed(body))).toEqual(expected);
    expect(provider.readWebhook(new TextEncoder().encode(body), signed(body))).toEqual(expected);
  });

  it.each([
    ['unsigned', anEvent(), new Headers(), 'webhook-unsigned'],
    ['altered', anEvent({ id: 'evt_2' }), signed(anEvent()), 'webhook-signature-invalid'],
    [
      'signed with another secret',
      anEvent(),
      signed(anEvent(), now(), 'whsec_x'),
      'webhook-signature-invalid',
    ],
    [
      'with a signature of nonsense',
      anEvent(),
      new Headers({ 'stripe-signature': 't=1,v1=' }),
      'webhook-signature-invalid',
    ],
    ['recorded and played again later', anEvent(), signed(anEvent(), now() - 400), 'webhook-too-old'],
    ['signed in the future', anEvent(), signed(anEvent(), now() + 400), 'webhook-too-old'],
    [
      'of the other mode',
      anEvent({ livemode: true }),
      signed(anEvent({ livemode: true })),
      'webhook-wrong-mode',
    ],
    ['empty', '', signed(''), 'webhook-unreadable'],
    ['not JSON', 'x', signed('x'), 'webhook-unreadable'],
    ['enormous', 'x'.repeat(2_000_000), signed('x'), 'webhook-unreadable'],
  ])('%s is refused', (_, body, headers, code) => {
    expect(provider.readWebhook(body, headers)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('with a second t= cannot pass for a younger one', () => {
    const body = anEvent();
    const old = signWebhook(body, webhookSecret, now() - 4_000);
    for (const header of [`t=${now()},${old}`, `${old},t=${now()}`]) {
      expect(provider.readWebhook(body, new Headers({ 'stripe-signature': header })).ok).toBe(false);
    }
  });

  it.each([
    ['payment_intent.amount_capturable_updated', {}, 'authorised'],
    ['payment_intent.payment_failed', {}, 'declined'],
    ['payment_intent.canceled', { cancellation_reason: 'automatic' }, 'expired'],
    ['payment_intent.canceled', { cancellation_reason: 'abandoned' }, 'voided'],
    ['checkout.session.expired', { id: 'cs_1' }, 'expired'],
    ['refund.created', { id: 're_1', payment_intent: 'pi_1' }, 'refunded'],
    ['refund.failed', { id: 're_1', payment_intent: 'pi_1' }, 'refund-failed'],
    ['charge.dispute.created', { id: 'dp_1', payment_intent: 'pi_1' }, 'disputed'],
    ['payout.reconciliation_completed', { id: 'po_1' }, 'settled'],
    ['payout.failed', { id: 'po_1' }, 'settlement-failed'],
    ['customer.created', { id: 'cus_1' }, 'ignored'],
  ])('of type %s with %j means %s', (type, object, kind) => {
    const body = anEvent({ type, data: { object: { id: 'pi_1', metadata: { payment: 'p-1' }, ...object } } });
    expect(provider.readWebhook(body, signed(body))).toMatchObject({ ok: true, value: { kind } });
  });
});

describe('the webhooks of a whole payment', () => {
  it('tell its story, and each names a hold that can be looked up', async () => {
    const endpoint = await webhookEndpoint();
    const simulator = await startStripeSimulator({ webhook: { url: endpoint.url, secret: webhookSecret } });
    const { hostname, port } = new URL(simulator.url);
    const payments = stripeProvider({
      ...settings,
      api: { protocol: 'http', host: hostname, port: Number(port) },
    });
    const request = anAuthorisation();
    const { reference } = mustBeDone(await payments.authorise(request));
    await simulator.control.pay(reference, '4000000000000002');
    await simulator.control.pay(reference);
    mustBeDone(await payments.capture({ reference, amount: request.amount, key: 'c' }));
    mustBeDone(await payments.refund({ reference, amount: money('EUR', 1_000), key: 'r' }));
    await simulator.control.payOutNow();
    await simulator.control.webhooksSettled();

    const events = endpoint.received.map(({ body, signature }) => {
      const read = payments.readWebhook(body, new Headers({ 'stripe-signature': signature }));
      if (!read.ok) throw new Error(read.refusal.code);
      return read.value;
    });
    const story = events.filter(({ kind }) => kind !== 'ignored');
    expect(story.map(({ kind }) => kind)).toEqual([
      'declined',
      'authorised',
      'captured',
      'refunded',
      'settled',
    ]);
    for (const event of story.slice(0, 4)) {
      expect(event.paymentId).toBe(request.paymentId);
      expect(mustBeDone(await payments.findAuthorisation(event.reference ?? '')).state).toBe('captured');
    }
    expect((await clientOf(simulator).payouts.retrieve(story[4]?.reference ?? '')).amount).toBeGreaterThan(0);
    await simulator.close();
  });
});
