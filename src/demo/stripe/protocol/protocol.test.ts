import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Stripe from 'stripe';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startStripeSimulator } from '../start-stripe-simulator';
import { aHold, aSession, clientOf, simulatedStripe } from '../testing/simulated-stripe';
import { parseForm } from './form-encoding';

describe('the secret key', () => {
  it('is asked for, and a wrong one is not repeated in full', async () => {
    const { url, control } = await simulatedStripe();
    const wrong = clientOf({
      url,
      control: { ...control, secretKey: 'sk_test_completely_wrong' },
      close: async () => {},
    });
    const refused = wrong.paymentIntents.list();
    await expect(refused).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('completely') });
    const without = await fetch(`${url}/v1/payment_intents`);
    expect(without.status).toBe(401);
    const basic = await fetch(`${url}/v1/payment_intents`, {
      headers: { authorization: `Basic ${btoa(`${control.secretKey}:`)}` },
    });
    expect(basic.status).toBe(200);
  });
});

describe('an idempotency key', () => {
  it('answers the very same to the very same request', async () => {
    const { stripe } = await simulatedStripe();
    const first = await stripe.checkout.sessions.create(aSession(), { idempotencyKey: 'one' });
    const again = await stripe.checkout.sessions.create(aSession(), { idempotencyKey: 'one' });
    expect(again).toEqual(first);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(again.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    });
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('is refused for other parameters and for another endpoint', async () => {
    const world = await simulatedStripe();
    const { stripe } = world;
    await stripe.checkout.sessions.create(aSession(), { idempotencyKey: 'one' });
    const other = stripe.checkout.sessions.create(aSession({ locale: 'fr' }), { idempotencyKey: 'one' });
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    const hold = await aHold(world);
    const elsewhere = stripe.paymentIntents.capture(hold.id, {}, { idempotencyKey: 'one' });
    await expect(elsewhere).rejects.toMatchObject({ rawType: 'idempotency_error', statusCode: 400 });
  });

  it('is refused with 409 while its first request is still under way', async () => {
    const { stripe, control } = await simulatedStripe();
    control.inject({ kind: 'delay', times: 1, ms: 500 });
    const create = () => stripe.checkout.sessions.create(aSession(), { idempotencyKey: 'one' });
    const both = await Promise.allSettled([create(), create()]);
    const [made, refused] = both.sort((a, b) => a.status.localeCompare(b.status));
    expect(made).toMatchObject({ status: 'fulfilled', value: { id: expect.stringMatching(/^cs_/) } });
    expect(refused).toMatchObject({ reason: { statusCode: 409, code: 'idempotency_key_in_use' } });
  });

  it('replays a refusal of the work, but not of the parameters', async () => {
    const world = await simulatedStripe();
    const { id } = await aHold(world);
    const { paymentIntents } = world.stripe;
    const key = { idempotencyKey: 'late' };
    await expect(paymentIntents.capture(id, { metadata: { a: 'b'.repeat(501) } }, key)).rejects.toBeDefined();
    await paymentIntents.capture(id, {}, key);
    expect((await paymentIntents.capture(id, {}, key)).status).toBe('succeeded');
    await expect(paymentIntents.cancel(id, {}, { idempotencyKey: 'no' })).rejects.toMatchObject({
      headers: expect.not.objectContaining({ 'idempotent-replayed': 'true' }),
    });
    await expect(paymentIntents.cancel(id, {}, { idempotencyKey: 'no' })).rejects.toMatchObject({
      headers: { 'idempotent-replayed': 'true' },
    });
  });

  it('is forgotten after a day', async () => {
    const { stripe, control } = await simulatedStripe();
    const first = await stripe.checkout.sessions.create(aSession(), { idempotencyKey: 'one' });
    await control.advanceClock(86_401);
    const later = await stripe.checkout.sessions.create(aSession(), { idempotencyKey: 'one' });
    expect(later.id).not.toBe(first.id);
  });
});

describe('faults', () => {
  it('500 before the work: nothing was done, and the same key may try again', async () => {
    const { stripe, control } = await simulatedStripe();
    control.inject({ kind: 'fail-before', times: 1, match: 'POST /v1/checkout/sessions$' });
    const key = { idempotencyKey: 'one' };
    await expect(stripe.checkout.sessions.create(aSession(), key)).rejects.toMatchObject({ statusCode: 500 });
    expect((await stripe.checkout.sessions.list()).data).toEqual([]);
    await stripe.checkout.sessions.create(aSession(), key);
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('silence after the work: the client times out, and the same key learns what happened', async () => {
    const world = await simulatedStripe();
    const { id } = await aHold(world);
    world.control.inject({ kind: 'lose-answer', times: 1, how: 'silence', match: '/capture$' });
    const key = { idempotencyKey: 'capture-1' };
    const lost = world.stripe.paymentIntents.capture(id, {}, { ...key, timeout: 400 });
    await expect(lost).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    const learnt = await world.stripe.paymentIntents.capture(id, {}, key);
    expect(learnt.status).toBe('succeeded');
    expect(learnt.lastResponse.headers['idempotent-replayed']).toBe('true');
  });

  it('a cut connection after the work: the official client itself retries with its key', async () => {
    const world = await simulatedStripe();
    const { id } = await aHold(world);
    world.control.inject({ kind: 'lose-answer', times: 1, how: 'cut', match: '/capture$' });
    const captured = await world.stripe.paymentIntents.capture(id, {});
    expect(captured.lastResponse.headers['idempotent-replayed']).toBe('true');
    const charges = await world.stripe.balanceTransactions.list({ type: 'charge' });
    expect(charges.data).toHaveLength(1);
  });

  it('too many requests, for the next two', async () => {
    const { stripe, control } = await simulatedStripe();
    control.inject({ kind: 'rate-limit', times: 2 });
    for (let i = 0; i < 2; i++) {
      await expect(stripe.payouts.list()).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    }
    expect((await stripe.payouts.list()).data).toEqual([]);
  });

  it('can be switched on over HTTP, only with JSON and only on loopback', async () => {
    const { url, stripe } = await simulatedStripe();
    const post = (path: string, body: string, type = 'application/json') =>
      fetch(`${url}/_sim/${path}`, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await post('faults', '{"kind":"fail-before"}', 'text/plain')).status).toBe(415);
    expect((await post('faults', '{"kind":"fail-sometimes"}')).status).toBe(400);
    expect((await post('nothing', '{}')).status).toBe(404);
    expect((await post('faults', '{"kind":"fail-before","times":1}')).status).toBe(200);
    await expect(stripe.payouts.list()).rejects.toMatchObject({ statusCode: 500 });

    const session = await stripe.checkout.sessions.create(aSession());
    const paid = await post('pay', JSON.stringify({ session: session.id }));
    expect(await paid.json()).toEqual({ kind: 'paid' });
    await post('clock', '{"advanceSeconds":604800}');
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after.payment_intent).toMatchObject({ status: 'canceled' });
  });
});

describe('requests', () => {
  it('for something unknown are refused in Stripe’s words', async () => {
    const { stripe } = await simulatedStripe();
    await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such payment_intent: 'pi_none'",
    });
    await expect(stripe.customers.create({})).rejects.toMatchObject({ statusCode: 404 });
    await expect(stripe.payouts.list({ expand: ['data.nothing'] })).resolves.toBeDefined();
    const { id } = await stripe.checkout.sessions.create(aSession());
    await expect(stripe.checkout.sessions.retrieve(id, { expand: ['nothing'] })).rejects.toMatchObject({
      message: 'This property cannot be expanded (nothing).',
    });
  });

  it('page both ways and filter by time', async () => {
    const { stripe } = await simulatedStripe();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await stripe.checkout.sessions.create(aSession())).id);
    const { sessions } = stripe.checkout;
    const first = await sessions.list({ limit: 2 });
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 2), true]);
    const second = await sessions.list({ limit: 3, starting_after: ids[1] ?? '' });
    expect([second.data.map(({ id }) => id), second.has_more]).toEqual([ids.slice(2), false]);
    const back = await sessions.list({ limit: 2, ending_before: ids[3] ?? '' });
    expect([back.data.map(({ id }) => id), back.has_more]).toEqual([ids.slice(1, 3), true]);
    const now = Math.floor(Date.now() / 1000);
    expect((await sessions.list({ created: { gt: now + 60 } })).data).toEqual([]);
    expect((await sessions.list({ created: { lte: now + 60 } })).data).toHaveLength(5);
  });

  it('larger than any of ours are cut off', async () => {
    const { url } = await simulatedStripe();
    const huge = fetch(`${url}/v1/refunds`, { method: 'POST', body: 'a'.repeat(300_000) });
    expect(await huge.then((answer) => answer.status).catch(() => 413)).toBe(413);
  });
});

describe('the account', () => {
  it('is still there after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-simulator-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const stateFile = join(folder, 'account.json');
    const before = await startStripeSimulator({ stateFile, seed: 'kept' });
    const { id } = await aHold({ stripe: clientOf(before), control: before.control });
    await before.control.advanceClock(86_400);
    await before.close();

    const after = await simulatedStripe({ stateFile, seed: 'kept' });
    const captured = await after.stripe.paymentIntents.capture(id);
    expect(captured.status).toBe('succeeded');
    await after.control.advanceClock(6 * 86_400);
    const [latest] = (await after.stripe.payouts.list()).data;
    expect(latest?.amount).toBe(97_070);
  });

  it('is not started on a file that is not its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-simulator-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const stateFile = join(folder, 'other.json');
    await writeFile(stateFile, '{"version":9}');
    await expect(startStripeSimulator({ stateFile })).rejects.toThrow('not the state');
  });

  it('makes the same ids again for the same seed', async () => {
    const [one, two, other] = await Promise.all([
      simulatedStripe({ seed: 'a' }),
      simulatedStripe({ seed: 'a' }),
      simulatedStripe({ seed: 'b' }),
    ]);
    const ids = [await aHold(one), await aHold(two), await aHold(other)].map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });
});

describe('form encoding', () => {
  it('reads brackets as objects and lists', () => {
    expect(parseForm('a[b][0][c]=x&a[b][1][c]=y%26z&e[]=1&e[]=2&f=+')).toEqual({
      a: { b: [{ c: 'x' }, { c: 'y&z' }] },
      e: ['1', '2'],
      f: ' ',
    });
  });

  it('reads back what the official client would write', () => {
    const leaf = fc.string({ unit: 'grapheme', maxLength: 8 });
    const name = fc.stringMatching(/^[a-z_]{1,8}$/);
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.dictionary(name, tie('node'), { minKeys: 1, maxKeys: 3 }),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      ),
    })).node;
    const write = (path: string, node: unknown): string[] =>
      typeof node === 'string'
        ? [`${path}=${encodeURIComponent(node)}`]
        : Object.entries(node as object).flatMap(([key, below]) =>
            write(path ? `${path}[${key}]` : key, below),
          );
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 }), (data) => {
        expect(JSON.parse(JSON.stringify(parseForm(write('', data).join('&'))))).toEqual(
          JSON.parse(JSON.stringify(data)),
        );
      }),
    );
  });

  it.each([
    ['a[b=1'],
    ['a]b=1'],
    ['a=1&a=2'],
    ['a=1&a[b]=2'],
    ['a=%E0%A4'],
    ['=1'],
    [`a${'[b]'.repeat(20)}=1`],
    [Array.from({ length: 1_001 }, (_, i) => `a${i}=1`).join('&')],
  ])('refuses %s', (text) => {
    expect(parseForm(text)).toBeNull();
  });

  it('never reaches an object’s prototype', () => {
    parseForm('__proto__[polluted]=yes&constructor[prototype][polluted]=yes');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
