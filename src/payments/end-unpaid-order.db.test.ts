import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aProduct } from '@/catalogue/testing/a-product';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { StripeSimulator } from '@/demo/stripe/start-stripe-simulator';
import { aCardProvider } from '@/demo/stripe/testing/a-card-provider';
import { accepted, aSigningHouse, as, codeOf, type SigningHouse } from '@/documents/testing/a-signing-house';
import { notices } from '@/notifications/schema';
import { cancelOrder } from '@/orders/cancel-order';
import { findOrder } from '@/orders/find-orders';
import { lockOrder } from '@/orders/lock-order';
import { daysToPay, type Order } from '@/orders/order';
import { placeOrder } from '@/orders/place-order';
import { reportShipment } from '@/orders/report-shipment';
import { purchaseOrders } from '@/orders/schema';
import { requested } from '@/origin/testing/a-registrar';
import { authorisePayment } from './authorise-payment';
import { capturePayment } from './capture-payment';
import { endUnpaidOrder } from './end-unpaid-order';
import { findPaymentOfOrder, lockPayment } from './find-payment';
import type { PaymentProvider } from './provider';
import { unavailable } from './providers/outcome';
import { refreshPayment } from './refresh-payment';
import { accept, aDraft, anAcceptedOrder, signed } from './testing/a-trade';
import { voidPayment } from './void-payment';

let simulator: StripeSimulator;
let provider: PaymentProvider;
let house: SigningHouse;

beforeAll(async () => {
  await testDatabase();
  ({ simulator, provider } = await aCardProvider('unpaid'));
  house = await aSigningHouse();
});
afterAll(async () => {
  await simulator.close();
  await closeTestDatabase();
});

const system = { kind: 'system' } as const;
const reason = 'We have waited long enough';
const ended = ({ id }: Order, by = house.seller, asking = provider) =>
  endUnpaidOrder(by.actor, asking, { orderId: id, reason });
const opened = ({ id }: Order) =>
  authorisePayment(house.buyer.actor, provider, { orderId: id, orderPage: () => 'http://localhost/o' });
const paymentOf = async ({ id }: Order) => (await inTransaction(system, (tx) => findPaymentOfOrder(tx, id)))!;
const stateOf = async ({ id }: Order) => (await inTransaction(system, (tx) => lockOrder(tx, id)))?.state;
const stateAtProvider = async (reference: string) => {
  const found = await provider.findAuthorisation(reference);
  return found.outcome === 'done' ? found.value.state : found.outcome;
};
const rowsOf = async (query: ReturnType<typeof sql>) => (await database().execute(query)).rows;
const jobsFor = ({ id }: Order) =>
  rowsOf(sql`select name from pgboss.job where name = 'void-payment' and data ->> 'orderId' = ${id}`);

/** The seller accepted it so long ago. */
async function acceptedFor(days: number, order?: Order): Promise<Order> {
  const { id } = order ?? (await anAcceptedOrder(house));
  const acceptedAt = new Date(Date.now() - days * 86_400_000);
  const [aged] = await database()
    .update(purchaseOrders)
    .set({ acceptedAt })
    .where(eq(purchaseOrders.id, id))
    .returning();
  return aged!;
}
/** The buyer opened the page to pay on, and has not paid. */
async function withOpenPage(days = daysToPay) {
  const order = await acceptedFor(days);
  accepted(await opened(order));
  return { order, page: (await paymentOf(order)).checkoutReference! };
}
/** Resolves when a transaction of another connection waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const waiting = await rowsOf(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nobody waits');
}

describe('an accepted order that nobody pays', () => {
  it('is ended by its seller after seven days, with a reason that the buyer reads; both are told', async () => {
    const order = await acceptedFor(daysToPay);
    expect(accepted(await ended(order)).state).toBe('cancelled');
    const seen = await as(house.buyer, (tx) => findOrder(tx, order.id));
    expect(seen?.events.at(-1)).toMatchObject({
      from: 'accepted',
      to: 'cancelled',
      reason,
      actorId: house.seller.actor.personId,
    });
    const told = await database()
      .select({ personId: notices.personId })
      .from(notices)
      .where(and(eq(notices.kind, 'order-ended-unpaid'), eq(notices.path, `/orders/${order.id}`)));
    expect(told.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([house.buyer.actor.personId, house.seller.actor.personId]),
    );
    expect(
      await rowsOf(
        sql`select actor_id from audit_entries where subject_id = ${order.id} and action = 'order-cancelled'`,
      ),
    ).toEqual([{ actor_id: house.seller.actor.personId }]);
  });

  it('is ended once, however often it is asked for', async () => {
    const order = await acceptedFor(daysToPay);
    const answers = await Promise.all([ended(order), ended(order)]);
    expect(answers.map(codeOf).sort()).toEqual(['accepted', 'order-has-moved']);
    expect(codeOf(await ended(order))).toBe('order-has-moved');
    const events = (await as(house.seller, (tx) => findOrder(tx, order.id)))!.events;
    expect(events.filter(({ to }) => to === 'cancelled')).toHaveLength(1);
    expect(await jobsFor(order)).toHaveLength(1);
  });

  it('gives its goods in stock back to others', async () => {
    const { productId } = await as(house.seller, (tx, actor) =>
      aProduct(tx, actor, {
        minimumThousandths: 10_000,
        prices: [{ currency: 'EUR', tiers: [{ fromThousandths: 10_000, unitMinor: 1_000 }] }],
        stockThousandths: 150_000,
      }),
    );
    const placed = async () => {
      const input = await signed(await aDraft(house, { productId }), house.buyer, 'buyer');
      return accepted(await as(house.buyer, (tx, actor) => placeOrder(tx, actor, input)));
    };
    const order = await acceptedFor(daysToPay, await accept(await placed(), house));
    await expect(placed()).rejects.toThrow('more-than-in-stock');
    accepted(await ended(order));
    expect((await placed()).state).toBe('placed');
  });

  it('is not ended before, by others, without a reason, or once its goods have left', async () => {
    const early = await acceptedFor(daysToPay - 0.001);
    expect(codeOf(await ended(early))).toBe('too-early-to-end');
    const due = await acceptedFor(daysToPay);
    expect(codeOf(await ended(due, house.buyer))).toBe('order-not-found');
    const clerk = { ...house.seller, actor: { ...house.seller.actor, roles: ['approver' as const] } };
    expect(codeOf(await ended(due, clerk))).toBe('not-allowed');
    expect(codeOf(await ended(due, (await aSigningHouse()).seller))).toBe('order-not-found');
    const silent = { orderId: due.id, reason: ' \n ' };
    expect(codeOf(await endUnpaidOrder(house.seller.actor, provider, silent))).toBe('reason-missing');
    const taken = await as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: due.id, reason }));
    expect(codeOf(taken)).toBe('order-has-moved');
    const shipment = { orderId: due.id, carrier: 'Camrail', transportDocument: 'BL 77' };
    accepted(await as(house.seller, (tx, actor) => reportShipment(tx, actor, shipment)));
    expect(codeOf(await ended(due))).toBe('order-has-moved');
    expect([await stateOf(early), await stateOf(due)]).toEqual(['accepted', 'in-fulfilment']);
  });

  it('stands while a certificate of origin is asked for with it', async () => {
    const order = await acceptedFor(daysToPay);
    await requested(house, order);
    expect(codeOf(await ended(order))).toBe('certificate-stands');
  });
});

describe('the page to pay on', () => {
  it('of an order that was ended takes no money, and none is opened anew', async () => {
    const { order, page } = await withOpenPage();
    accepted(await ended(order));
    expect(await jobsFor(order)).toHaveLength(1);
    expect(accepted(await voidPayment(provider, order.id))?.state).toBe('voided');
    expect(await stateAtProvider(page)).toBe('expired');
    expect(await simulator.control.pay(page)).toBeNull();
    expect(codeOf(await opened(order))).toBe('order-not-payable');
  });

  it('on which somebody pays before it is closed gives the money back, and the order stays ended', async () => {
    const { order, page } = await withOpenPage();
    accepted(await ended(order));
    await simulator.control.pay(page);
    accepted(await refreshPayment(provider, (await paymentOf(order)).id));
    expect(codeOf(await capturePayment(provider, order.id))).toBe('order-not-accepted');
    expect(accepted(await voidPayment(provider, order.id))?.state).toBe('voided');
    expect([await stateOf(order), await stateAtProvider(page)]).toEqual(['cancelled', 'voided']);
  });

  it('on which the buyer has just paid keeps the order, though nobody has told us yet', async () => {
    const { order, page } = await withOpenPage();
    await simulator.control.pay(page);
    expect(codeOf(await ended(order))).toBe('order-is-paid');
    expect((await paymentOf(order)).state).toBe('authorised');
    expect(accepted(await capturePayment(provider, order.id)).state).toBe('captured');
    expect(codeOf(await ended(order))).toBe('order-is-paid');
    expect(await stateOf(order)).toBe('accepted');
  });

  it('of which the provider says nothing keeps the order', async () => {
    const { order } = await withOpenPage();
    const silent: PaymentProvider = {
      ...provider,
      findAuthorisation: async () => unavailable('timeout', true),
    };
    expect(codeOf(await ended(order, house.seller, silent))).toBe('payment-not-known');
    expect(await stateOf(order)).toBe('accepted');
  });
});

describe('a payment at the very moment', () => {
  it('that is heard of first wins: whoever ends the order waits for it', async () => {
    const { order } = await withOpenPage();
    const payment = await paymentOf(order);
    const waiting = await inTransaction(system, async (tx) => {
      await lockOrder(tx, order.id);
      const ending = ended(order);
      await somebodyWaits();
      await lockPayment(tx, payment.id);
      await tx.execute(sql`update payments set state = 'authorised' where id = ${payment.id}`);
      return [ending];
    });
    expect(codeOf(await waiting[0]!)).toBe('order-is-paid');
    expect(await stateOf(order)).toBe('accepted');
  });

  it('that comes between the question to the provider and the ending wins too', async () => {
    const { order, page } = await withOpenPage();
    const { id } = await paymentOf(order);
    const overtaken: PaymentProvider = {
      ...provider,
      findAuthorisation: async (reference) => {
        const found = await provider.findAuthorisation(reference);
        await simulator.control.pay(page);
        accepted(await refreshPayment(provider, id));
        return found;
      },
    };
    expect(codeOf(await ended(order, house.seller, overtaken))).toBe('order-is-paid');
    expect([await stateOf(order), (await paymentOf(order)).state]).toEqual(['accepted', 'authorised']);
  });

  it('and an ending that begin at once leave one of the two, never both', async () => {
    for (let round = 0; round < 4; round++) {
      const { order, page } = await withOpenPage();
      const { id } = await paymentOf(order);
      const paid = simulator.control.pay(page).then(() => refreshPayment(provider, id));
      const [answer] = await Promise.all([ended(order), paid]);
      if (answer.ok) await voidPayment(provider, order.id);
      expect([codeOf(answer), await stateOf(order), await stateAtProvider(page)]).toEqual(
        answer.ok ? ['accepted', 'cancelled', 'voided'] : ['order-is-paid', 'accepted', 'authorised'],
      );
    }
  });
});
