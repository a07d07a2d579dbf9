import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { StripeSimulator } from '@/demo/stripe/start-stripe-simulator';
import { aCardProvider } from '@/demo/stripe/testing/a-card-provider';
import { accepted, aSigningHouse, as, codeOf, type SigningHouse } from '@/documents/testing/a-signing-house';
import { acceptOrder } from '@/orders/accept-order';
import { cancelOrder } from '@/orders/cancel-order';
import { lockOrder } from '@/orders/lock-order';
import type { Order } from '@/orders/order';
import { reportShipment } from '@/orders/report-shipment';
import { aMandatary } from '@/orders/testing/a-mandatary';
import { authorisePayment } from './authorise-payment';
import { findPaymentOfOrder, lockPayment } from './find-payment';
import { processProviderEvent } from './process-provider-event';
import type { PaymentProvider, ProviderEvent } from './provider';
import { declined, unavailable } from './providers/outcome';
import { receiveProviderEvent } from './receive-provider-event';
import { refreshPayment } from './refresh-payment';
import { payments, providerEvents } from './schema';
import { accept, aPlacedOrder, signed } from './testing/a-trade';
import { voidPayment } from './void-payment';

let simulator: StripeSimulator;
let provider: PaymentProvider;
let house: SigningHouse;

beforeAll(async () => {
  await testDatabase();
  ({ simulator, provider } = await aCardProvider('refresh'));
  house = await aSigningHouse();
});
afterAll(async () => {
  await simulator.close();
  await closeTestDatabase();
});

const system = { kind: 'system' } as const;
const paymentOf = async ({ id }: Order) => (await inTransaction(system, (tx) => findPaymentOfOrder(tx, id)))!;
const opened = async ({ id }: Order) =>
  accepted(
    await authorisePayment(house.buyer.actor, provider, {
      orderId: id,
      orderPage: () => 'http://localhost/o',
    }),
  );
/** The payer opens the page and pays on it; we have not heard of it yet. */
async function paidOnThePage(order: Order) {
  await opened(order);
  const payment = await paymentOf(order);
  await simulator.control.pay(payment.checkoutReference!);
  return payment;
}
const jobsFor = async ({ id }: Order) => {
  const { rows } = await database().execute<{ name: string }>(
    sql`select name from pgboss.job where data ->> 'orderId' = ${id} order by created_on`,
  );
  return rows.map(({ name }) => name);
};
const stateAtProvider = async (reference: string) => {
  const found = await provider.findAuthorisation(reference);
  return found.outcome === 'done' ? found.value.state : found.outcome;
};
const auditedOf = async (paymentId: string) => {
  const { rows } = await database().execute<{ action: string }>(
    sql`select action from audit_entries where subject_type = 'payment' and subject_id = ${paymentId} order by sequence`,
  );
  return rows.map(({ action }) => action);
};
/** Resolves when a transaction of another connection waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await database().execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nobody waits');
}

describe('a hold of which we hear', () => {
  it('is kept while the second signatory of the seller has yet to sign', async () => {
    const clerk = await aMandatary(house, 'seller', ['seller']);
    const order = await aPlacedOrder(house);
    const payment = await paidOnThePage(order);
    const input = await signed(order, clerk, 'seller');
    const waiting = accepted(await as(clerk, (tx, actor) => acceptOrder(tx, actor, input)));
    expect(waiting.state).toBe('awaiting-seller-approval');
    expect(accepted(await refreshPayment(provider, payment.id)).state).toBe('authorised');
    expect(await jobsFor(order)).not.toContain('void-payment');
  });

  it('is taken when the seller accepted, and shipped, before we heard of it', async () => {
    const order = await aPlacedOrder(house);
    const payment = await paidOnThePage(order);
    await accept(order, house);
    await as(house.seller, (tx, actor) =>
      reportShipment(tx, actor, { orderId: order.id, carrier: 'Bolloré', transportDocument: 'BL 1' }),
    );
    await refreshPayment(provider, payment.id);
    expect(await jobsFor(order)).not.toContain('void-payment');
    expect((await jobsFor(order)).filter((job) => job === 'capture-payment')).toHaveLength(2);
  });

  it('waits for whoever works on the order, and keeps nobody of them from its payment', async () => {
    const order = await aPlacedOrder(house);
    const payment = await paidOnThePage(order);
    const refreshed = await inTransaction(system, async (tx) => {
      await lockOrder(tx, order.id);
      const refreshing = refreshPayment(provider, payment.id);
      await somebodyWaits();
      // what a capture does next: with the locks taken the other way round, this is a deadlock
      expect((await lockPayment(tx, payment.id))?.state).toBe('expected');
      return [refreshing];
    });
    expect(accepted(await refreshed[0]!).state).toBe('authorised');
  });

  it('on a page that we had given up is let go at once, and the newer payment stays', async () => {
    const order = await aPlacedOrder(house);
    await opened(order);
    const old = await paymentOf(order);
    await database()
      .update(payments)
      .set({ createdAt: new Date(Date.now() - 22.5 * 3_600_000) })
      .where(eq(payments.id, old.id));
    await opened(order);
    const newer = await paymentOf(order);
    expect(newer.id).not.toBe(old.id);
    await simulator.control.pay(old.checkoutReference!);
    expect(accepted(await refreshPayment(provider, old.id)).state).toBe('expired');
    expect(await stateAtProvider(old.checkoutReference!)).toBe('voided');
    expect(await stateAtProvider(newer.checkoutReference!)).toBe('pending');
    expect(await auditedOf(old.id)).toEqual(['payment-expired', 'stray-hold-released']);
  });
});

describe('a page to pay on', () => {
  it('is closed when the order ended while the provider was asked for it', async () => {
    const order = await aPlacedOrder(house);
    const slow: PaymentProvider = {
      ...provider,
      authorise: async (request) => {
        const started = await provider.authorise(request);
        await as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: order.id, reason: 'No' }));
        accepted(await voidPayment(provider, order.id));
        return started;
      },
    };
    const intention = { orderId: order.id, orderPage: () => 'http://localhost/o' };
    expect(codeOf(await authorisePayment(house.buyer.actor, slow, intention))).toBe('order-not-payable');
    expect(await stateAtProvider((await paymentOf(order)).checkoutReference!)).toBe('expired');
  });

  it('asked for with other words after its answer was lost is opened anew, and the first is given up', async () => {
    const order = await aPlacedOrder(house);
    let lost = '';
    const losing: PaymentProvider = {
      ...provider,
      authorise: async (request) => {
        const started = await provider.authorise(request);
        if (started.outcome === 'done') lost = started.value.reference;
        return unavailable('timeout', true);
      },
    };
    const askedAt = (host: string, by = provider) =>
      authorisePayment(house.buyer.actor, by, { orderId: order.id, orderPage: () => `http://${host}/o` });
    expect(codeOf(await askedAt('old.example', losing))).toBe('provider-unavailable');
    const first = await paymentOf(order);
    expect(codeOf(await askedAt('new.example'))).toBe('provider-declined');
    accepted(await askedAt('new.example'));
    await simulator.control.pay(lost);
    const event: ProviderEvent = {
      id: 'evt_of_the_lost_page',
      kind: 'authorised',
      providerType: 'payment_intent.amount_capturable_updated',
      occurredAt: new Date(),
      reference: lost,
      paymentId: first.id,
    };
    await inTransaction(system, (tx) => receiveProviderEvent(tx, 'stripe', event));
    await processProviderEvent(provider, event.id);
    expect(await stateAtProvider(lost)).toBe('voided');
    expect((await paymentOf(order)).state).toBe('expected');
  });

  it('that the provider refuses to open leaves its reason in the audit log', async () => {
    const order = await aPlacedOrder(house);
    const strict: PaymentProvider = { ...provider, authorise: async () => declined('amount-too-large') };
    const intention = { orderId: order.id, orderPage: () => 'http://localhost/o' };
    expect(codeOf(await authorisePayment(house.buyer.actor, strict, intention))).toBe('provider-declined');
    expect(await auditedOf((await paymentOf(order)).id)).toEqual(['payment-failed']);
  });
});

describe('a hold of an order that has ended', () => {
  it('counts as held until the provider lets it go', async () => {
    const order = await aPlacedOrder(house);
    const payment = await paidOnThePage(order);
    accepted(await refreshPayment(provider, payment.id));
    await as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: order.id, reason: 'No' }));
    const strict: PaymentProvider = { ...provider, void: async () => declined('rejected-by-provider') };
    expect(codeOf(await voidPayment(strict, order.id))).toBe('provider-declined');
    expect((await paymentOf(order)).state).toBe('authorised');
    expect((await auditedOf(payment.id)).at(-1)).toBe('void-refused');
    expect(accepted(await voidPayment(provider, order.id))?.state).toBe('voided');
  });
});

describe('an event', () => {
  it('about a payment of another house, in the same account of the provider, is passed over', async () => {
    const event: ProviderEvent = {
      id: 'evt_of_others',
      kind: 'authorised',
      providerType: 'payment_intent.amount_capturable_updated',
      occurredAt: new Date(),
      reference: 'pi_of_others',
      paymentId: 'invoice 77',
    };
    await inTransaction(system, (tx) => receiveProviderEvent(tx, 'stripe', event));
    await processProviderEvent(provider, event.id);
    const [row] = await database().select().from(providerEvents).where(eq(providerEvents.eventId, event.id));
    expect(row!.processedAt).not.toBeNull();
  });
});
