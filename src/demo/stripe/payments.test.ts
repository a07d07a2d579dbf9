import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { aHold, aSession, simulatedStripe } from './testing/simulated-stripe';

const week = 7 * 86_400;

describe('a capture', () => {
  it('takes what was held, with its fee on a balance transaction', async () => {
    const world = await simulatedStripe();
    const hold = await aHold(world);
    const captured = await world.stripe.paymentIntents.capture(hold.id, {
      expand: ['latest_charge.balance_transaction'],
    });
    expect(captured).toMatchObject({
      status: 'succeeded',
      amount_received: 100_000,
      amount_capturable: 0,
      latest_charge: {
        captured: true,
        balance_transaction: {
          type: 'charge',
          amount: 100_000,
          fee: 2_930,
          net: 97_070,
          reporting_category: 'charge',
        },
      },
    });
    const [session] = (await world.stripe.checkout.sessions.list({ payment_intent: hold.id })).data;
    expect(session?.payment_status).toBe('paid');
  });

  it('may take less, once, and never more than was held', async () => {
    const world = await simulatedStripe();
    const hold = await aHold(world);
    const { paymentIntents } = world.stripe;
    await expect(paymentIntents.capture(hold.id, { amount_to_capture: 100_001 })).rejects.toMatchObject({
      code: 'amount_too_large',
    });
    const captured = await paymentIntents.capture(hold.id, { amount_to_capture: 60_000 });
    expect(captured).toMatchObject({ status: 'succeeded', amount: 100_000, amount_received: 60_000 });
    await expect(paymentIntents.capture(hold.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { status: 'succeeded' },
    });
  });

  it('counts francs without decimals', async () => {
    const world = await simulatedStripe();
    const line_items = [
      { quantity: 1, price_data: { currency: 'xof', unit_amount: 655_957, product_data: { name: 'x' } } },
    ];
    const hold = await aHold(world, { line_items });
    const captured = await world.stripe.paymentIntents.capture(hold.id, {
      expand: ['latest_charge.balance_transaction'],
    });
    expect(captured).toMatchObject({
      latest_charge: { balance_transaction: { fee: 19_023 + 200, currency: 'xof' } },
    });
  });

  it('is refused by the bank of the card that is accepted first and fails later', async () => {
    const { stripe, control } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    await control.pay(session.id, '4000000000000341');
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id);
    const capture = stripe.paymentIntents.capture(String(payment_intent));
    await expect(capture).rejects.toBeInstanceOf(Stripe.errors.StripeCardError);
    await expect(capture).rejects.toMatchObject({ code: 'card_declined', decline_code: 'generic_decline' });
  });

  it('is too late when the hold has lapsed', async () => {
    const world = await simulatedStripe();
    const hold = await aHold(world);
    await world.control.advanceClock(week - 60);
    expect((await world.stripe.paymentIntents.retrieve(hold.id)).status).toBe('requires_capture');
    await world.control.advanceClock(60);
    const lapsed = await world.stripe.paymentIntents.retrieve(hold.id, { expand: ['latest_charge'] });
    expect(lapsed).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
      amount_capturable: 0,
      latest_charge: { refunded: true, captured: false },
    });
    await expect(world.stripe.paymentIntents.capture(hold.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    const types = (await world.stripe.events.list({ limit: 2 })).data.map((event) => event.type);
    expect(types).toEqual(['payment_intent.canceled', 'charge.expired']);
  });
});

describe('a cancellation', () => {
  it('releases the hold, and cannot undo a capture', async () => {
    const world = await simulatedStripe();
    const [one, two] = [await aHold(world), await aHold(world)];
    expect(await world.stripe.paymentIntents.cancel(one.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: null,
    });
    await world.stripe.paymentIntents.capture(two.id);
    for (const id of [one.id, two.id]) {
      await expect(world.stripe.paymentIntents.cancel(id)).rejects.toMatchObject({
        code: 'payment_intent_unexpected_state',
      });
    }
  });
});

describe('a refund', () => {
  it('gives back part and then the rest, and nothing more', async () => {
    const world = await simulatedStripe();
    const { stripe } = world;
    const { id } = await aHold(world);
    await stripe.paymentIntents.capture(id);
    const part = await stripe.refunds.create({
      payment_intent: id,
      amount: 40_000,
      expand: ['balance_transaction'],
    });
    expect(part).toMatchObject({
      status: 'succeeded',
      balance_transaction: {
        type: 'refund',
        amount: -40_000,
        fee: 0,
        net: -40_000,
        reporting_category: 'refund',
      },
    });
    await expect(stripe.refunds.create({ payment_intent: id, amount: 60_001 })).rejects.toMatchObject({
      param: 'amount',
    });
    await stripe.refunds.create({ payment_intent: id });
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
    const [charge] = (await stripe.charges.list({ payment_intent: id })).data;
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 100_000 });
    expect((await stripe.refunds.list({ payment_intent: id })).data).toHaveLength(2);
  });

  it.each([
    ['4000000000007726', 'succeeded', 0],
    ['4000000000005126', 'failed', 100_000],
  ])('on card %s is pending for an hour and then %s', async (card, status, refundable) => {
    const { stripe, control } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    await control.pay(session.id, card);
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id);
    const id = String(payment_intent);
    await stripe.paymentIntents.capture(id);
    const refund = await stripe.refunds.create({ payment_intent: id });
    expect(refund.status).toBe('pending');
    await control.advanceClock(3_600);
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe(status);
    const [charge] = (await stripe.charges.list({ payment_intent: id })).data;
    expect(charge && charge.amount_captured - charge.amount_refunded).toBe(refundable);
    const failures = await stripe.balanceTransactions.list({ type: 'refund_failure' });
    expect(failures.data.map(({ net }) => net)).toEqual(status === 'failed' ? [100_000] : []);
  });

  it('needs a capture', async () => {
    const world = await simulatedStripe();
    const { id } = await aHold(world);
    await expect(world.stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
      message: expect.stringContaining('does not have a successful charge'),
    });
  });
});

describe('a payout', () => {
  async function soldFor(world: Awaited<ReturnType<typeof simulatedStripe>>, times: number) {
    for (let i = 0; i < times; i++) {
      const { id } = await aHold(world);
      await world.stripe.paymentIntents.capture(id);
    }
  }

  it('is the sum of the transactions listed for it, over any number of pages', async () => {
    const world = await simulatedStripe();
    await soldFor(world, 23);
    const [payout] = await world.control.payOutNow();
    if (!payout) throw new Error('nothing paid out');
    const transactions = await world.stripe.balanceTransactions
      .list({ payout: payout.id, limit: 5 })
      .autoPagingToArray({ limit: 100 });
    expect(new Set(transactions.map(({ id }) => id)).size).toBe(24);
    const [own, ...others] = transactions;
    expect(own).toMatchObject({ type: 'payout', net: -payout.amount, source: payout.id });
    expect(others.reduce((sum, { net }) => sum + net, 0)).toBe(payout.amount);
    const charges = await world.stripe.balanceTransactions.list({
      payout: payout.id,
      type: 'charge',
      limit: 100,
    });
    expect(charges.data).toHaveLength(23);
  });

  it('comes by itself when the money is available, and arrives two days later', async () => {
    const world = await simulatedStripe();
    await soldFor(world, 1);
    await world.control.advanceClock(86_400);
    expect((await world.stripe.payouts.list()).data).toEqual([]);
    await world.control.advanceClock(2 * 86_400);
    const [payout] = (await world.stripe.payouts.list()).data;
    expect(payout).toMatchObject({
      status: 'in_transit',
      automatic: true,
      amount: 97_070,
      reconciliation_status: 'completed',
    });
    await world.control.advanceClock(2 * 86_400);
    const { data } = await world.stripe.events.list({
      types: ['payout.created', 'payout.reconciliation_completed', 'payout.paid'],
    });
    expect(data.map((event) => event.type)).toEqual([
      'payout.paid',
      'payout.reconciliation_completed',
      'payout.created',
    ]);
  });

  it('does not list its transactions before it is reconciled', async () => {
    const world = await simulatedStripe({ reconciledAfterSeconds: 3_600 });
    await soldFor(world, 1);
    const [payout] = await world.control.payOutNow();
    const list = () => world.stripe.balanceTransactions.list({ payout: payout?.id ?? '' });
    await expect(list()).rejects.toMatchObject({ code: 'payout_reconciliation_not_ready' });
    await world.control.advanceClock(3_600);
    expect((await list()).data).toHaveLength(2);
  });

  it('sent back by the bank returns to the balance and is in the next one', async () => {
    const world = await simulatedStripe();
    await soldFor(world, 1);
    const [first] = await world.control.payOutNow();
    expect(await world.control.failPayout(first?.id ?? '')).toBe(true);
    expect(await world.stripe.payouts.retrieve(first?.id ?? '')).toMatchObject({
      status: 'failed',
      failure_code: 'account_closed',
    });
    const [second] = await world.control.payOutNow();
    expect(second?.amount).toBe(first?.amount);
  });
});
