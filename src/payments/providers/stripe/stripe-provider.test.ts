import type Stripe from 'stripe';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startStripeSimulator } from '@/demo/stripe/start-stripe-simulator';
import { clientOf } from '@/demo/stripe/testing/simulated-stripe';
import { money } from '@/trade/money';
import type { AuthorisationRequest } from '../../provider';
import { anAuthorisation, describeProviderContract, mustBeDone } from '../../provider.contract';
import { type StripeSettings, stripeProvider } from './stripe-provider';
import { aGate } from './testing/a-gate';

const webhookSecret = 'whsec_contract_test';
const price = money('EUR', 100_000);

async function aWorld(over: Partial<StripeSettings> = {}) {
  const simulator = await startStripeSimulator();
  onTestFinished(() => simulator.close());
  const { control } = simulator;
  const providerAt = (url: string, more: Partial<StripeSettings> = {}) => {
    const { hostname, port } = new URL(url);
    return stripeProvider({
      secretKey: control.secretKey,
      webhookSecret,
      api: { protocol: 'http', host: hostname, port: Number(port) },
      maxNetworkRetries: 0,
      ...more,
    });
  };
  const provider = providerAt(simulator.url, over);
  /** for requests whose answer is lost: the others may take their time, however busy the machine is */
  const impatient = providerAt(simulator.url, { timeoutMs: 250 });
  const stripe = clientOf(simulator);
  const started = async (request: AuthorisationRequest = anAuthorisation()) =>
    mustBeDone(await provider.authorise(request)).reference;
  const held = async (request?: AuthorisationRequest, card?: string) => {
    const reference = await started(request);
    await control.pay(reference, card, 'succeeded');
    return reference;
  };
  return { provider, impatient, providerAt, simulator, control, stripe, started, held };
}

describeProviderContract('Stripe', async () => {
  const { provider, control, stripe } = await aWorld();
  return {
    provider,
    payerPays: async (reference) => void (await control.pay(reference)),
    advance: (hours) => control.advanceClock(hours * 3_600),
    async moved(reference) {
      const { payment_intent } = await stripe.checkout.sessions.retrieve(reference);
      const charges = await stripe.charges.list({ payment_intent: String(payment_intent) });
      const sum = (pick: (charge: Stripe.Charge) => number) =>
        charges.data.reduce((all, one) => all + pick(one), 0);
      const captured = sum((charge) => charge.amount_captured);
      return { captured, refunded: captured === 0 ? 0 : sum((charge) => charge.amount_refunded) };
    },
  };
});

describe('a card payment', () => {
  it('sends the payer to a page of Stripe’s, in their language, and never sees a card', async () => {
    const { provider, stripe } = await aWorld();
    const request = anAuthorisation();
    const { reference, next } = mustBeDone(await provider.authorise(request));
    expect(next).toMatchObject({ kind: 'redirect', url: expect.stringContaining(`/c/pay/${reference}`) });
    const session = await stripe.checkout.sessions.retrieve(reference);
    expect(session).toMatchObject({
      locale: 'fr',
      customer_email: 'aminata@example.org',
      client_reference_id: request.paymentId,
      expires_at: Math.floor(request.expiresAt.getTime() / 1000),
    });
  });

  it('lets the browser decide where Stripe’s page does not speak the language', async () => {
    const { provider, stripe } = await aWorld();
    const { reference } = mustBeDone(await provider.authorise(anAuthorisation({ locale: 'ar-MA' })));
    expect((await stripe.checkout.sessions.retrieve(reference)).locale).toBe('auto');
  });

  it('is held until the moment the card’s bank allows', async () => {
    const { provider, held } = await aWorld();
    const authorisation = mustBeDone(await provider.findAuthorisation(await held()));
    expect(authorisation).toMatchObject({ state: 'authorised', instrument: 'visa •••• 4242' });
    if (authorisation.state !== 'authorised') throw new Error();
    const days = (Number(authorisation.capturableUntil) - Number(authorisation.authorisedAt)) / 86_400_000;
    expect(days).toBe(7);
  });

  it('says what Stripe keeps when it is captured', async () => {
    const { provider, held } = await aWorld();
    const reference = await held();
    const { fee, providerPayment } = mustBeDone(
      await provider.capture({ reference, amount: price, key: 'c' }),
    );
    expect(fee).toEqual(money('EUR', 2_930));
    expect(providerPayment).toMatch(/^pi_/);
    expect(mustBeDone(await provider.findAuthorisation(providerPayment)).state).toBe('captured');
  });

  it.each([
    ['4000000000000002', 'card-declined'],
    ['4000000000009995', 'insufficient-funds'],
    ['4000000000000069', 'card-expired'],
    ['4000000000000127', 'card-details-wrong'],
    ['4000000000000119', 'issuer-unavailable'],
    ['4000000000009979', 'suspected-fraud'],
  ])('stays pending when card %s is declined: %s', async (card, lastDecline) => {
    const { provider, held } = await aWorld();
    const reference = await held(undefined, card);
    expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
      state: 'pending',
      lastDecline,
    });
    expect(await provider.capture({ reference, amount: price, key: 'c' })).toMatchObject({
      reason: 'not-authorised',
    });
  });

  it('waits for 3-D Secure, and remembers that it failed', async () => {
    const { provider, control, started } = await aWorld();
    const reference = await started();
    await control.pay(reference, '4000000000003220');
    expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
      state: 'pending',
      lastDecline: null,
    });
    await control.pay(reference, '4000000000003220', 'failed');
    expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
      state: 'pending',
      lastDecline: 'authentication-failed',
    });
    await control.pay(reference, '4000000000003220', 'succeeded');
    expect(mustBeDone(await provider.findAuthorisation(reference)).state).toBe('authorised');
  });

  it('lapses a week later and cannot be captured any more', async () => {
    const { provider, control, held } = await aWorld();
    const reference = await held();
    await control.advanceClock(7 * 86_400);
    expect(mustBeDone(await provider.findAuthorisation(reference)).state).toBe('expired');
    expect(await provider.capture({ reference, amount: price, key: 'c' })).toMatchObject({
      outcome: 'declined',
      reason: 'hold-expired',
    });
  });

  it('is released when the card’s bank refuses the capture itself', async () => {
    const { provider, held } = await aWorld();
    const reference = await held(undefined, '4000000000000341');
    expect(await provider.capture({ reference, amount: price, key: 'c' })).toEqual({
      outcome: 'declined',
      reason: 'card-declined',
      providerCode: 'generic_decline',
    });
    expect(mustBeDone(await provider.findAuthorisation(reference)).state).toBe('voided');
  });

  it.each([
    [money('XOF', 655_957), 655_957, 'xof'],
    [money('TND', 312_340), 312_340, 'tnd'],
    [money('MGA', 4_200_000), 42_000, 'mga'],
  ])('counts %j as Stripe does', async (amount, stripeAmount, currency) => {
    const { provider, stripe, held } = await aWorld();
    const reference = await held(anAuthorisation({ amount }));
    expect(await stripe.checkout.sessions.retrieve(reference)).toMatchObject({
      amount_total: stripeAmount,
      currency,
    });
    expect(mustBeDone(await provider.capture({ reference, amount, key: 'c' })).amount).toEqual(amount);
  });

  it.each([
    [money('TND', 312_345), 'amount-not-representable'],
    [money('MGA', 4_200_050), 'amount-not-representable'],
    [money('EUR', 49), 'amount-too-small'],
    [money('EUR', 100_000_000), 'amount-too-large'],
  ])('is declined for %j: %s', async (amount, reason) => {
    const { provider } = await aWorld();
    expect(await provider.authorise(anAuthorisation({ amount }))).toMatchObject({
      outcome: 'declined',
      reason,
    });
  });
});

describe('when Stripe fails', () => {
  it('a lost answer to a capture may have taken the money, and the same key finds out', async () => {
    const { provider, impatient, control, stripe, held } = await aWorld();
    const reference = await held();
    control.inject({ kind: 'lose-answer', times: 1, how: 'silence', match: '/capture$' });
    const request = { reference, amount: price, key: 'c' };
    expect(await impatient.capture(request)).toEqual({
      outcome: 'unavailable',
      reason: 'timeout',
      mayHaveHappened: true,
    });
    expect(mustBeDone(await provider.capture(request)).amount).toEqual(price);
    expect((await stripe.balanceTransactions.list({ type: 'charge' })).data).toHaveLength(1);
  });

  it('a lost answer to a refund pays back once', async () => {
    const { provider, impatient, control, stripe, held } = await aWorld();
    const reference = await held();
    mustBeDone(await provider.capture({ reference, amount: price, key: 'c' }));
    control.inject({ kind: 'lose-answer', times: 1, how: 'silence', match: 'POST /v1/refunds' });
    const request = { reference, amount: price, key: 'r' };
    expect(await impatient.refund(request)).toMatchObject({ outcome: 'unavailable', mayHaveHappened: true });
    await control.advanceClock(2 * 86_400);
    expect(mustBeDone(await provider.refund(request)).state).toBe('succeeded');
    expect((await stripe.refunds.list()).data).toHaveLength(1);
  });

  it.each([
    [
      { kind: 'fail-before', times: 1 },
      { reason: 'provider-error', mayHaveHappened: true },
    ],
    [
      { kind: 'rate-limit', times: 1 },
      { reason: 'busy', mayHaveHappened: false, providerCode: 'rate_limit' },
    ],
    [
      { kind: 'delay', times: 1, ms: 600 },
      { reason: 'timeout', mayHaveHappened: true },
    ],
  ] as const)('%j is "try later" for a payment that was not made', async (fault, expected) => {
    const { provider, impatient, control, stripe } = await aWorld();
    control.inject({ ...fault, match: 'POST' });
    const request = anAuthorisation();
    const asked = fault.kind === 'delay' ? impatient : provider;
    expect(await asked.authorise(request)).toEqual({ outcome: 'unavailable', ...expected });
    // what was only late is still being worked at, and its key is taken so long
    await vi.waitFor(async () => mustBeDone(await provider.authorise(request)), 20_000);
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('it is tried again quietly as often as it is set to', async () => {
    const { provider, control } = await aWorld({ maxNetworkRetries: 2 });
    control.inject({ kind: 'fail-before', times: 1 });
    expect((await provider.authorise(anAuthorisation())).outcome).toBe('done');
  });

  it('reading moves nothing, so nothing can have happened', async () => {
    const { provider, control, held } = await aWorld();
    const reference = await held();
    control.inject({ kind: 'fail-before', times: 1, match: 'GET' });
    expect(await provider.findAuthorisation(reference)).toMatchObject({ mayHaveHappened: false });
  });

  it('a wrong key is ours to mend, and is told to nobody', async () => {
    const secretKey = 'sk_test_not_the_right_one';
    const { provider } = await aWorld({ secretKey });
    const outcome = await provider.authorise(anAuthorisation());
    expect(outcome).toEqual({ outcome: 'unavailable', reason: 'misconfigured', mayHaveHappened: false });
    expect(JSON.stringify(outcome)).not.toContain('right_one');
  });

  it('nothing listening is a network failure', async () => {
    const { provider } = await aWorld({ api: { protocol: 'http', host: '127.0.0.1', port: 1 } });
    expect(await provider.listSettlements(new Date(0))).toEqual({
      outcome: 'unavailable',
      reason: 'network',
      mayHaveHappened: false,
    });
  });

  it('the key is not sent in the clear beyond this machine', () => {
    const api = { protocol: 'http', host: 'stripe.example', port: 80 } as const;
    expect(() => stripeProvider({ secretKey: 'sk_live_x', webhookSecret, api })).toThrow('in the clear');
  });
});

describe('a refund', () => {
  it.each([
    ['4000000000007726', 'succeeded', 100_000],
    ['4000000000005126', 'failed', 0],
  ])('on card %s is pending first and %s later', async (card, state, refunded) => {
    const { provider, control, held } = await aWorld();
    const reference = await held(undefined, card);
    mustBeDone(await provider.capture({ reference, amount: price, key: 'c' }));
    const ask = () => provider.refund({ reference, amount: price, key: 'r' });
    expect(mustBeDone(await ask()).state).toBe('pending');
    await control.advanceClock(3_600);
    expect(mustBeDone(await ask()).state).toBe(state);
    expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
      refunded: money('EUR', refunded),
    });
  });
});

describe('a hold named by its payment intent', () => {
  it('is released or closed like one named by its session', async () => {
    const { provider, control, stripe, started, held } = await aWorld();
    const declined = await started();
    await control.pay(declined, '4000000000000002');
    for (const session of [declined, await held()]) {
      const { payment_intent } = await stripe.checkout.sessions.retrieve(session);
      const reference = String(payment_intent);
      mustBeDone(await provider.void({ reference, key: `void-${session}` }));
      expect(['voided', 'expired']).toContain(mustBeDone(await provider.findAuthorisation(reference)).state);
      expect(await control.pay(session)).toBeNull();
    }
  });
});

describe('a race', () => {
  it('the payer pays while we close the page: the hold is found and released', async () => {
    const { providerAt, simulator, control, stripe, started } = await aWorld();
    const reference = await started();
    const gate = await aGate(simulator.url, /\/expire$/);
    const voiding = providerAt(gate.url).void({ reference, key: 'v' });
    await gate.stopped;
    await control.pay(reference);
    gate.letOn();
    mustBeDone(await voiding);
    const [intent] = (await stripe.paymentIntents.list()).data;
    expect(intent?.status).toBe('canceled');
  });

  it('the hold is released while we capture: the capture says so', async () => {
    const { providerAt, simulator, stripe, held } = await aWorld();
    const reference = await held();
    const { payment_intent } = await stripe.checkout.sessions.retrieve(reference);
    const gate = await aGate(simulator.url, /\/capture$/);
    const capturing = providerAt(gate.url).capture({ reference, amount: price, key: 'c' });
    await gate.stopped;
    await stripe.paymentIntents.cancel(String(payment_intent));
    gate.letOn();
    expect(await capturing).toMatchObject({ outcome: 'declined', reason: 'already-voided' });
  });
});

describe('settlements', () => {
  it('are itemised to the cent, each line with its payment', async () => {
    const { provider, control, held } = await aWorld();
    const [one, two] = [anAuthorisation(), anAuthorisation()];
    for (const request of [one, two]) {
      const reference = await held(request);
      mustBeDone(await provider.capture({ reference, amount: price, key: request.key }));
      if (request === two) {
        mustBeDone(await provider.refund({ reference, amount: money('EUR', 25_000), key: 'r' }));
      }
    }
    await control.payOutNow();
    const [settlement] = mustBeDone(await provider.listSettlements(new Date(Date.now() - 60_000)));
    if (!settlement) throw new Error('no settlement');
    expect(settlement).toMatchObject({ state: 'on-its-way', itemised: true });
    const lines = mustBeDone(await provider.listSettlementLines(settlement.reference));
    expect(lines.map(({ kind, paymentId, net }) => [kind, paymentId, net.minor])).toEqual([
      ['refund', two.paymentId, -25_000],
      ['charge', two.paymentId, 97_070],
      ['charge', one.paymentId, 97_070],
    ]);
    expect(lines.reduce((sum, { net }) => sum + net.minor, 0)).toBe(settlement.amount.minor);
    for (const { gross, fee, net } of lines) expect(net.minor).toBe(gross.minor - fee.minor);
  });

  it('of hundreds of lines are listed whole', async () => {
    const { provider, control, held } = await aWorld();
    for (let i = 0; i < 120; i++) {
      const reference = await held();
      mustBeDone(await provider.capture({ reference, amount: price, key: `c-${i}` }));
    }
    const [payout] = await control.payOutNow();
    expect(mustBeDone(await provider.listSettlementLines(payout?.id ?? ''))).toHaveLength(120);
  });

  it('sent back by the bank are failed, and come back as a line of the next', async () => {
    const { provider, control, held } = await aWorld();
    const reference = await held();
    mustBeDone(await provider.capture({ reference, amount: price, key: 'c' }));
    const [first] = await control.payOutNow();
    await control.failPayout(first?.id ?? '');
    await control.payOutNow();
    const [second, failed] = mustBeDone(await provider.listSettlements(new Date(0)));
    expect(failed).toMatchObject({ reference: first?.id, state: 'failed' });
    const lines = mustBeDone(await provider.listSettlementLines(second?.reference ?? ''));
    expect(lines).toMatchObject([{ kind: 'settlement-returned', net: { minor: 97_070 } }]);
  });
});
