import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { StripeSimulator } from '@/demo/stripe/start-stripe-simulator';
import { aCardProvider } from '@/demo/stripe/testing/a-card-provider';
import { accepted, aSigningHouse, as, codeOf, type SigningHouse } from '@/documents/testing/a-signing-house';
import { confirmDelivery } from '@/orders/confirm-delivery';
import type { Order } from '@/orders/order';
import { reportShipment } from '@/orders/report-shipment';
import { authorisePayment } from './authorise-payment';
import { capturePayment, mayPassLater } from './capture-payment';
import { findPaymentOfOrder } from './find-payment';
import type { PaymentProvider } from './provider';
import { declined } from './providers/outcome';
import { refreshPayment } from './refresh-payment';
import { releaseEscrow } from './release-escrow';
import { captures } from './schema';
import { anAcceptedOrder } from './testing/a-trade';

let simulator: StripeSimulator;
let provider: PaymentProvider;
let house: SigningHouse;

beforeAll(async () => {
  await testDatabase();
  ({ simulator, provider } = await aCardProvider('capture'));
  house = await aSigningHouse();
});
afterEach(() => {
  simulator.control.clearFaults();
  vi.useRealTimers();
});
afterAll(async () => {
  await simulator.close();
  await closeTestDatabase();
});

const system = { kind: 'system' } as const;
const paymentOf = async ({ id }: Order) => (await inTransaction(system, (tx) => findPaymentOfOrder(tx, id)))!;
const capturesOf = ({ id }: Order) =>
  database().select().from(captures).where(eq(captures.orderId, id)).orderBy(captures.id);
const stateAtProvider = async (order: Order) => {
  const found = await provider.findAuthorisation((await paymentOf(order)).checkoutReference!);
  return found.outcome === 'done' ? found.value.state : found.outcome;
};
const auditedOf = async (order: Order) => {
  const { id } = await paymentOf(order);
  const { rows } = await database().execute<{ action: string; facts: Record<string, string> }>(
    sql`select action, facts from audit_entries where subject_type = 'payment' and subject_id = ${id} order by sequence`,
  );
  return rows;
};
const jobsFor = async ({ id }: Order, queue: string) => {
  const { rows } = await database().execute(
    sql`select 1 from pgboss.job where name = ${queue} and data ->> 'orderId' = ${id}`,
  );
  return rows.length;
};
const toldOf = async ({ number }: Order, kind: string) => {
  const { rows } = await database().execute<{ person_id: string }>(
    sql`select person_id from notices where kind = ${kind} and facts ->> 'number' = ${number} order by id`,
  );
  return rows.map(({ person_id: personId }) => personId);
};

/** The buyer's card holds the order's total. */
async function held(order: Order, buyer = house.buyer.actor): Promise<void> {
  const intention = { orderId: order.id, orderPage: () => 'http://localhost/o' };
  accepted(await authorisePayment(buyer, provider, intention));
  const payment = await paymentOf(order);
  await simulator.control.pay(payment.checkoutReference!);
  accepted(await refreshPayment(provider, payment.id));
}

/** The provider was out of reach when the capture was asked for, so many minutes ago. */
async function askedForBefore(order: Order, minutes: number): Promise<void> {
  simulator.control.inject({ kind: 'fail-before', match: '/capture', times: 10 });
  expect(codeOf(await capturePayment(provider, order.id))).toBe('provider-unavailable');
  simulator.control.clearFaults();
  await database().execute(sql`alter table captures disable trigger user`);
  await database()
    .update(captures)
    .set({ requestedAt: new Date(Date.now() - minutes * 60_000) })
    .where(eq(captures.orderId, order.id));
  await database().execute(sql`alter table captures enable trigger user`);
}

describe('a capture that was asked for and not answered', () => {
  it('passes the gate again after ten minutes', async () => {
    const order = await anAcceptedOrder(house);
    await held(order);
    await askedForBefore(order, 11);
    expect(accepted(await capturePayment(provider, order.id)).state).toBe('captured');
    const [stale, fresh] = await capturesOf(order);
    expect(stale).toMatchObject({ state: 'failed', failureCode: 'verification-stale' });
    expect(fresh).toMatchObject({ state: 'succeeded' });
    expect(fresh!.verificationId).not.toBe(stale!.verificationId);
  });

  it('takes nothing when a signer was revoked meanwhile', async () => {
    const other = await aSigningHouse();
    const beforeTheySigned = new Date();
    const order = await anAcceptedOrder(other);
    await held(order, other.buyer.actor);
    await askedForBefore(order, 11);
    const { certificateId } = other.seller.actor;
    const revocation = { certificateId, reason: 'keyCompromise' } as const;
    accepted(await inTransaction(system, (tx) => revokeCertificate(tx, null, revocation, beforeTheySigned)));
    expect(codeOf(await capturePayment(provider, order.id))).toBe('not-totally-passed');
    expect(await stateAtProvider(order)).toBe('authorised');
  });

  it('stays the same capture when the money had been taken', async () => {
    const order = await anAcceptedOrder(house);
    await held(order);
    await askedForBefore(order, 11);
    const [asked] = await capturesOf(order);
    const payment = await paymentOf(order);
    const amount = { currency: 'EUR', minor: 100_000 };
    const key = `capture-${asked!.id}`;
    await provider.capture({ reference: payment.checkoutReference!, amount, key });
    expect(accepted(await capturePayment(provider, order.id)).state).toBe('captured');
    expect(await capturesOf(order)).toMatchObject([{ id: asked!.id, state: 'succeeded' }]);
  });

  it('is asked for once more when we hear that the money was taken', async () => {
    const order = await anAcceptedOrder(house);
    await held(order);
    const before = await jobsFor(order, 'capture-payment');
    simulator.control.inject({ kind: 'lose-answer', match: '/capture', times: 10, how: 'cut' });
    expect(codeOf(await capturePayment(provider, order.id))).toBe('provider-unavailable');
    simulator.control.clearFaults();
    await refreshPayment(provider, (await paymentOf(order)).id);
    expect(await jobsFor(order, 'capture-payment')).toBe(before + 1);
  });
});

describe('a capture that the gate refuses', () => {
  it('stands in the audit log with its reason, and both parties are told once', async () => {
    const other = await aSigningHouse();
    const beforeTheySigned = new Date();
    const order = await anAcceptedOrder(other);
    await held(order, other.buyer.actor);
    const { certificateId } = other.seller.actor;
    const revocation = { certificateId, reason: 'keyCompromise' } as const;
    accepted(await inTransaction(system, (tx) => revokeCertificate(tx, null, revocation, beforeTheySigned)));
    const refused = await capturePayment(provider, order.id);
    expect(!refused.ok && mayPassLater(refused.refusal)).toBe(false);
    const last = (await auditedOf(order)).at(-1);
    expect(last).toMatchObject({ action: 'capture-refused', facts: { code: 'not-totally-passed' } });
    await capturePayment(provider, order.id);
    expect(await toldOf(order, 'capture-refused')).toEqual([
      other.buyer.actor.personId,
      other.seller.actor.personId,
    ]);
  });

  it('because a revocation list is overdue is tried again later', async () => {
    const order = await anAcceptedOrder(house);
    await held(order);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 86_400_000 });
    const refused = await capturePayment(provider, order.id);
    expect(codeOf(refused)).toBe('not-totally-passed');
    expect(!refused.ok && mayPassLater(refused.refusal)).toBe(true);
    expect(await toldOf(order, 'capture-refused')).toEqual([]);
  });
});

describe('a capture that the provider declines', () => {
  it('leaves nothing held of the payment that failed', async () => {
    const order = await anAcceptedOrder(house);
    await held(order);
    const strict: PaymentProvider = { ...provider, capture: async () => declined('rejected-by-provider') };
    expect(codeOf(await capturePayment(strict, order.id))).toBe('provider-declined');
    expect((await paymentOf(order)).state).toBe('failed');
    expect(await stateAtProvider(order)).toBe('voided');
  });

  it('because somebody took the money by other hands does not ask the buyer to pay again', async () => {
    const order = await anAcceptedOrder(house);
    await held(order);
    const payment = await paymentOf(order);
    const amount = { currency: 'EUR', minor: 100_000 };
    await provider.capture({ reference: payment.checkoutReference!, amount, key: 'by hand' });
    const before = await jobsFor(order, 'capture-payment');
    expect(codeOf(await capturePayment(provider, order.id))).toBe('provider-declined');
    expect((await paymentOf(order)).state).toBe('authorised');
    expect(await jobsFor(order, 'capture-payment')).toBe(before);
    const intention = { orderId: order.id, orderPage: () => 'http://localhost/o' };
    expect(codeOf(await authorisePayment(house.buyer.actor, provider, intention))).toBe('already-authorised');
    expect((await auditedOf(order)).at(-1)).toMatchObject({
      action: 'capture-failed',
      facts: { reason: 'already-captured' },
    });
  });
});

describe('an order whose goods left before it was paid', () => {
  it('is paid after delivery all the same, and the money is released', async () => {
    const order = await anAcceptedOrder(house);
    const shipment = { orderId: order.id, carrier: 'Bolloré', transportDocument: 'BL 1' };
    accepted(await as(house.seller, (tx, actor) => reportShipment(tx, actor, shipment)));
    accepted(await as(house.buyer, (tx, actor) => confirmDelivery(tx, actor, { orderId: order.id })));
    const before = await jobsFor(order, 'release-escrow');
    await held(order);
    expect(accepted(await capturePayment(provider, order.id)).state).toBe('captured');
    expect(await jobsFor(order, 'release-escrow')).toBe(before + 1);
    accepted(await inTransaction(system, (tx) => releaseEscrow(tx, order.id)));
  });
});
