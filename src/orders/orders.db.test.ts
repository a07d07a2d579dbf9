import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { signDueCrls } from '@/certificates/sign-due-crls';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile } from '@/documents/find-document';
import { readOrder } from '@/documents/read-order';
import { accepted, aSigningHouse, as, codeOf, type SigningHouse } from '@/documents/testing/a-signing-house';
import { aDraft, anAcceptedOrder, aPlacedOrder, goodsOf, signed } from '@/payments/testing/a-trade';
import { readAttachment } from '@/pki/pdf-attachment';
import { parseUblOrder } from '@/trade/ubl-order';
import { acceptOrder } from './accept-order';
import { cancelOrder } from './cancel-order';
import { confirmDelivery } from './confirm-delivery';
import { declineOrder } from './decline-order';
import { draftOrder } from './draft-order';
import { expireOrders } from './expire-orders';
import { findOrder, findOrdersOf } from './find-orders';
import { placeOrder } from './place-order';
import { reportShipment } from './report-shipment';
import { orderLines, purchaseOrders } from './schema';

let house: SigningHouse;
beforeAll(async () => {
  await testDatabase();
  house = await aSigningHouse();
});
afterAll(closeTestDatabase);

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const stateOf = async (orderId: string) =>
  (await database().select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId)))[0]?.state;

describe('drafting', () => {
  const draft = async (over: Record<string, unknown>) => {
    const productId = await goodsOf(house);
    return as(house.buyer, (tx, actor) =>
      draftOrder(tx, actor, {
        lines: [{ productId, quantityThousandths: 100_000 }],
        currency: 'EUR',
        incotermPlace: 'Douala',
        deliveryDate: inDays(90),
        locale: 'en',
        idempotencyKey: crypto.randomUUID(),
        ...over,
      } as never),
    );
  };

  it('writes the paper the buyer will sign: the same lines, terms and total', async () => {
    const order = await aDraft(house);
    const file = await as(house.buyer, (tx) =>
      findDocumentFile(tx, { kind: 'purchase-order', subjectId: order.id }),
    );
    const xml = new TextDecoder().decode(readAttachment(file!.revision.bytes, 'order.xml')!);
    expect(accepted(parseUblOrder(xml))).toMatchObject({
      number: order.number,
      total: { currency: 'EUR', minor: 100_000 },
      incoterm: 'FCA',
      place: 'Douala',
      buyer: { certificateDigest: house.buyer.fingerprint },
      lines: [{ hsCode: '080430', quantityThousandths: 100_000, unitPrice: { minor: 1_000 } }],
    });
  });

  it('makes one order of a form that was sent twice at once', async () => {
    const productId = await goodsOf(house);
    const twice = [0, 1].map(() => aDraft(house, { productId, idempotencyKey: 'sent twice at once' }));
    const [first, second] = await Promise.all(twice);
    expect(second!.id).toBe(first!.id);
  });

  it('leaves out what the paper cannot carry, and keeps the lines of a note', async () => {
    const typed = { incotermPlace: 'Douala,\v port\u0000', note: ' First\u0007 line\vSecond\ufffe line ' };
    const { id: subjectId } = accepted(await draft(typed));
    const file = await as(house.buyer, (tx) => findDocumentFile(tx, { kind: 'purchase-order', subjectId }));
    expect(readOrder(file!.revision.bytes)).toMatchObject({
      place: 'Douala, port',
      note: 'First line\nSecond line',
    });
  });

  it('makes one order of a form sent twice', async () => {
    const productId = await goodsOf(house);
    const [first, second] = [
      await aDraft(house, { productId, idempotencyKey: 'the very same form' }),
      await aDraft(house, { productId, idempotencyKey: 'the very same form' }),
    ];
    expect(second.id).toBe(first.id);
  });

  it('says what is wrong with an order it does not write', async () => {
    expect(codeOf(await draft({ lines: [] }))).toBe('input-invalid');
    expect(codeOf(await draft({ currency: 'USD' }))).toBe('no-price-in-currency');
    expect(codeOf(await draft({ deliveryDate: inDays(1) }))).toBe('delivery-too-soon');
    expect(
      codeOf(await draft({ lines: [{ productId: crypto.randomUUID(), quantityThousandths: 1_000 }] })),
    ).toBe('goods-not-offered');
    const productId = await goodsOf(house);
    expect(codeOf(await draft({ lines: [{ productId, quantityThousandths: 9_000 }] }))).toBe(
      'below-minimum-order',
    );
    expect(codeOf(await draft({ lines: [{ productId, quantityThousandths: 10.5 }] }))).toBe('input-invalid');
  });

  it('is seen by nobody but the buyer', async () => {
    const order = await aDraft(house);
    expect(await as(house.buyer, (tx) => findOrder(tx, order.id))).not.toBeNull();
    expect(await as(house.seller, (tx) => findOrder(tx, order.id))).toBeNull();
  });

  it('nor is its paper, until it is placed', async () => {
    const { id } = await aDraft(house);
    const { portalId, personId } = house.buyer.actor;
    const seen = async (subjectId: string) => {
      const look = async (tx: Tx) =>
        (await findDocumentFile(tx, { kind: 'purchase-order', subjectId })) !== null;
      const chamber = { kind: 'chamber', portalId: portalId!, personId } as const;
      return [await as(house.buyer, look), await as(house.seller, look), await inTransaction(chamber, look)];
    };
    expect(await seen(id)).toEqual([true, false, false]);
    expect(await seen((await aPlacedOrder(house)).id)).toEqual([true, true, true]);
  });
});

describe('placing and accepting', () => {
  it('happens by signature and not otherwise', async () => {
    const order = await aPlacedOrder(house);
    expect(order.state).toBe('placed');
    expect((await anAcceptedOrder(house)).state).toBe('accepted');
  });

  it('asks for all three consents', async () => {
    const order = await aDraft(house);
    const input = await signed(order, house.buyer, 'buyer');
    expect(
      codeOf(
        await as(house.buyer, (tx, actor) =>
          placeOrder(tx, actor, { ...input, consents: input.consents.slice(1) }),
        ),
      ),
    ).toBe('consents-missing');
    expect(await stateOf(order.id)).toBe('draft');
  });

  it('refuses a signature made for another order, and leaves both as they were', async () => {
    const [order, other] = [await aDraft(house), await aDraft(house)];
    const replayed = { ...(await signed(other, house.buyer, 'buyer')), orderId: order.id };
    expect(codeOf(await as(house.buyer, (tx, actor) => placeOrder(tx, actor, replayed)))).toBe(
      'offer-of-another-document',
    );
    expect([await stateOf(order.id), await stateOf(other.id)]).toEqual(['draft', 'draft']);
  });

  it('refuses one changed byte of the signature', async () => {
    const order = await aDraft(house);
    const input = await signed(order, house.buyer, 'buyer');
    const cms = Uint8Array.from(input.cms);
    cms[cms.length - 8]! ^= 1;
    expect(codeOf(await as(house.buyer, (tx, actor) => placeOrder(tx, actor, { ...input, cms })))).not.toBe(
      'accepted',
    );
    expect(await stateOf(order.id)).toBe('draft');
  });

  it('is done by the right party only', async () => {
    const order = await aPlacedOrder(house);
    const input = await signed(order, house.seller, 'seller');
    expect(codeOf(await as(house.buyer, (tx, actor) => acceptOrder(tx, actor, input)))).toBe(
      'order-not-found',
    );
    expect(await stateOf(order.id)).toBe('placed');
  });

  it('keeps the terms of a placed order even from the owner of the database', async () => {
    const order = await aPlacedOrder(house);
    const change = (statement: ReturnType<typeof sql>) => database().execute(statement);
    await expect(
      change(sql`update purchase_orders set total_minor = 1 where id = ${order.id}`),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining('keeps its terms') } });
    await expect(
      change(sql`update order_lines set unit_minor = 1 where order_id = ${order.id}`),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining('keeps its lines') } });
    await expect(change(sql`delete from order_events where order_id = ${order.id}`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('only grows') },
    });
  });
});

describe('the way on', () => {
  it('ships, is received, and asks for the escrow to be released', async () => {
    const order = await anAcceptedOrder(house);
    accepted(
      await as(house.seller, (tx, actor) =>
        reportShipment(tx, actor, { orderId: order.id, carrier: 'Camrail', transportDocument: 'BL 77' }),
      ),
    );
    accepted(await as(house.buyer, (tx, actor) => confirmDelivery(tx, actor, { orderId: order.id })));
    const jobs = await database().execute(
      sql`select 1 from pgboss.job where name = 'release-escrow' and data->>'orderId' = ${order.id}`,
    );
    expect(jobs.rows).toHaveLength(1);
    expect(
      codeOf(await as(house.buyer, (tx, actor) => confirmDelivery(tx, actor, { orderId: order.id }))),
    ).toBe('order-has-moved');
  });

  it('is declined with a reason that the buyer reads, and the hold is let go', async () => {
    const order = await aPlacedOrder(house);
    const decline = (reason: string) =>
      as(house.seller, (tx, actor) => declineOrder(tx, actor, { orderId: order.id, reason }));
    expect(codeOf(await decline('  '))).toBe('reason-missing');
    accepted(await decline('The harvest was poor'));
    const detail = await as(house.buyer, (tx) => findOrder(tx, order.id));
    expect(detail?.events.at(-1)).toMatchObject({ to: 'declined', reason: 'The harvest was poor' });
    const jobs = await database().execute(
      sql`select 1 from pgboss.job where name = 'void-payment' and data->>'orderId' = ${order.id}`,
    );
    expect(jobs.rows).toHaveLength(1);
  });

  it('can be taken back before acceptance and not after', async () => {
    const [placed, agreed] = [await aPlacedOrder(house), await anAcceptedOrder(house)];
    const cancel = (orderId: string) =>
      as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId, reason: 'Too late for the season' }));
    accepted(await cancel(placed.id));
    expect(codeOf(await cancel(agreed.id))).toBe('order-has-moved');
  });

  it('expires when nobody answers in time', async () => {
    const order = await aPlacedOrder(house);
    await inTransaction({ kind: 'system' }, (tx) => expireOrders(tx, new Date(Date.now() + 7 * 86_400_000)));
    expect(await stateOf(order.id)).toBe('expired');
  });
});

it('no organisation sees the orders of others, whatever it asks for', async () => {
  const stranger = await aSigningHouse();
  const order = await aPlacedOrder(house);
  await as(stranger.buyer, async (tx) => {
    expect(await findOrder(tx, order.id)).toBeNull();
    expect(await findOrdersOf(tx, house.buyer.actor.organisationId!)).toEqual([]);
    expect(await tx.select().from(orderLines)).toEqual([]);
  });
});

describe('the days to sign', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const onDay = async (day: number) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + day * 86_400_000 });
    await inTransaction({ kind: 'system' }, (tx) => signDueCrls(tx));
  };

  it('of the seller are counted from the day the buyer signed', async () => {
    const order = await aDraft(house);
    await onDay(6);
    const byBuyer = await signed(order, house.buyer, 'buyer');
    const placed = accepted(await as(house.buyer, (tx, actor) => placeOrder(tx, actor, byBuyer)));
    await onDay(5);
    expect(placed.expiresAt > new Date()).toBe(true);
    const bySeller = await signed(order, house.seller, 'seller');
    const taken = await as(house.seller, (tx, actor) => acceptOrder(tx, actor, bySeller));
    expect(accepted(taken).state).toBe('accepted');
  });
});
