import { and, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { editProduct } from '@/catalogue/edit-product';
import { findProductById } from '@/catalogue/find-product';
import type { ProductFactsInput } from '@/catalogue/product-facts';
import { productStock } from '@/catalogue/schema';
import { aProduct, someFacts } from '@/catalogue/testing/a-product';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { accepted, aSigningHouse, as, codeOf, type SigningHouse } from '@/documents/testing/a-signing-house';
import { accept, aDraft, signed } from '@/payments/testing/a-trade';
import { cancelOrder } from './cancel-order';
import { confirmDelivery } from './confirm-delivery';
import { declineOrder } from './decline-order';
import { expireOrders } from './expire-orders';
import { findShortages } from './find-shortages';
import { type Order, transitions } from './order';
import { placeOrder } from './place-order';
import { reportShipment } from './report-shipment';
import { type OrderState, orderLines, purchaseOrders, stockReservations } from './schema';
import { holdsStock } from './stock-move';

let house: SigningHouse;
beforeAll(async () => {
  await testDatabase();
  house = await aSigningHouse();
});
afterAll(closeTestDatabase);

/** Goods at 10.00 EUR a kilogram from 10 kg on, in stock in that quantity; orders of the tests are of 100 kg. */
const goodsInStock = async (kilograms: number | null) => (await goods(factsWith(kilograms))).productId;
const factsWith = (kilograms: number | null): Partial<ProductFactsInput> => ({
  minimumThousandths: 10_000,
  prices: [{ currency: 'EUR', tiers: [{ fromThousandths: 10_000, unitMinor: 1_000 }] }],
  stockThousandths: kilograms === null ? null : kilograms * 1000,
});
const goods = (over: Partial<ProductFactsInput>) =>
  as(house.seller, (tx, actor) => aProduct(tx, actor, over));
const stockOf = async (productId: string, variantCode = '') => {
  const [row] = await database()
    .select()
    .from(productStock)
    .where(and(eq(productStock.productId, productId), eq(productStock.variantCode, variantCode)));
  return row && [row.stockThousandths, row.reservedThousandths].map((n) => n && n / 1000);
};
const place = async (order: Order) => {
  const input = await signed(order, house.buyer, 'buyer');
  return as(house.buyer, (tx, actor) => placeOrder(tx, actor, input));
};
const placedOf = async (productId: string) => accepted(await place(await aDraft(house, { productId })));
const reason = 'Not this season';
const byOwnerOfDatabase = (statement: ReturnType<typeof sql>) => database().execute(statement);
const brokenBy = (words: string) => ({ cause: { message: expect.stringContaining(words) } });

describe('an order of goods in stock', () => {
  it('keeps them from the buyer’s signature on, and a draft does not', async () => {
    const productId = await goodsInStock(250);
    const order = await aDraft(house, { productId });
    expect(await stockOf(productId)).toEqual([250, 0]);
    accepted(await place(order));
    expect(await stockOf(productId)).toEqual([250, 100]);
  });

  it('lets them go when it is declined, cancelled or not answered', async () => {
    const productId = await goodsInStock(300);
    const [declined, cancelled, lapsed] = [
      await placedOf(productId),
      await placedOf(productId),
      await placedOf(productId),
    ];
    expect(await stockOf(productId)).toEqual([300, 300]);
    accepted(
      await as(house.seller, (tx, actor) => declineOrder(tx, actor, { orderId: declined.id, reason })),
    );
    accepted(await as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: cancelled.id, reason })));
    expect(await stockOf(productId)).toEqual([300, 100]);
    await inTransaction({ kind: 'system' }, (tx) =>
      expireOrders(tx, new Date(lapsed.expiresAt.getTime() + 1_000)),
    );
    expect(await stockOf(productId)).toEqual([300, 0]);
  });

  it('takes them out of stock when they are handed over, once', async () => {
    const productId = await goodsInStock(250);
    const { id: orderId } = await accept(await placedOf(productId), house);
    expect(await stockOf(productId)).toEqual([250, 100]);
    const shipment = { orderId, carrier: 'Camrail', transportDocument: 'BL 77' };
    accepted(await as(house.seller, (tx, actor) => reportShipment(tx, actor, shipment)));
    expect(await stockOf(productId)).toEqual([150, 0]);
    accepted(await as(house.buyer, (tx, actor) => confirmDelivery(tx, actor, { orderId })));
    expect(await stockOf(productId)).toEqual([150, 0]);
  });

  it('says in the log what was kept for whom, and what became of it', async () => {
    const productId = await goodsInStock(250);
    const order = await placedOf(productId);
    accepted(await as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: order.id, reason })));
    const entries = await database()
      .select({ action: auditEntries.action, facts: auditEntries.facts, actorId: auditEntries.actorId })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, productId), sql`${auditEntries.action} like 'stock-%'`))
      .orderBy(auditEntries.sequence);
    const said = {
      actorId: house.buyer.actor.personId,
      facts: { order: order.number, variant: null, quantityThousandths: 100_000 },
    };
    expect(entries).toEqual([
      { action: 'stock-reserved', ...said },
      { action: 'stock-released', ...said },
    ]);
  });

  it('keeps nothing back of goods made to order, even if there is a stock of them later', async () => {
    const productId = await goodsInStock(null);
    const order = await placedOf(productId);
    expect(await stockOf(productId)).toBeUndefined();
    await edit(productId, 1, 30);
    accepted(await as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: order.id, reason })));
    expect(await stockOf(productId)).toEqual([30, 0]);
  });
});

describe('a buyer who comes too late', () => {
  it('is told how much is left, when drafting and when signing, and loses nothing', async () => {
    const productId = await goodsInStock(150);
    const [first, second] = [await aDraft(house, { productId }), await aDraft(house, { productId })];
    expect(await as(house.buyer, (tx) => findShortages(tx, second))).toEqual([]);
    accepted(await place(first));
    expect(await place(second)).toMatchObject({
      refusal: { code: 'more-than-in-stock', detail: { position: 1, unit: 'KGM', leftThousandths: 50_000 } },
    });
    expect(await as(house.buyer, (tx) => findShortages(tx, second))).toMatchObject([
      { orderedThousandths: 100_000, leftThousandths: 50_000, line: { productId } },
    ]);
    const [kept] = await database().select().from(purchaseOrders).where(eq(purchaseOrders.id, second.id));
    expect(kept?.state).toBe('draft');
    await expect(aDraft(house, { productId })).rejects.toThrow('more-than-in-stock');

    accepted(await as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: first.id, reason })));
    expect((await place(second)).ok).toBe(true);
  });

  it('is one of two who sign at the same instant', async () => {
    const productId = await goodsInStock(150);
    const drafts = [await aDraft(house, { productId }), await aDraft(house, { productId })];
    const inputs = await Promise.all(drafts.map((order) => signed(order, house.buyer, 'buyer')));
    const answers = await Promise.all(
      inputs.map((input) => as(house.buyer, (tx, actor) => placeOrder(tx, actor, input))),
    );
    expect(answers.map(codeOf).sort()).toEqual(['accepted', 'more-than-in-stock']);
    expect(await stockOf(productId)).toEqual([150, 100]);
  });

  it('is told so even when the goods are off sale by then', async () => {
    const productId = await goodsInStock(100);
    const [first, second] = [await aDraft(house, { productId }), await aDraft(house, { productId })];
    accepted(await place(first));
    await byOwnerOfDatabase(
      sql`update products set state = 'in-review', submitted_at = now() where id = ${productId}`,
    );
    expect(codeOf(await place(second))).toBe('more-than-in-stock');
  });
});

const edit = (productId: string, version: number, kilograms: number | null, seen?: number | null) =>
  as(house.seller, (tx, actor) =>
    editProduct(tx, actor, {
      productId,
      version,
      facts: someFacts(factsWith(kilograms)),
      ...(seen !== undefined && {
        stockSeen: [{ variantCode: '', stockThousandths: seen === null ? null : seen * 1000 }],
      }),
    }),
  );

describe('a seller who counts', () => {
  it('has one stock whatever the version, and not below what is promised', async () => {
    const productId = await goodsInStock(250);
    await placedOf(productId);
    expect(await edit(productId, 1, 99)).toMatchObject({
      refusal: { code: 'stock-below-reserved', detail: { variantCode: '', reservedThousandths: 100_000 } },
    });
    accepted(await edit(productId, 1, 100));
    expect(await stockOf(productId)).toEqual([100, 100]);
    accepted(await edit(productId, 2, null));
    expect(await stockOf(productId)).toEqual([null, 100]);
    accepted(await edit(productId, 3, 400));
    expect(await as(house.buyer, (tx) => findProductById(tx, productId))).toMatchObject({
      version: 4,
      stock: { stockThousandths: 400_000, reservedThousandths: 100_000 },
    });
  });

  it('counts nothing by saving a form in which the stock was left as it stood', async () => {
    const productId = await goodsInStock(250);
    const { id: orderId } = await accept(await placedOf(productId), house);
    const shipment = { orderId, carrier: 'Camrail', transportDocument: 'BL 77' };
    accepted(await as(house.seller, (tx, actor) => reportShipment(tx, actor, shipment)));
    accepted(await edit(productId, 1, 250, 250));
    expect(await stockOf(productId)).toEqual([150, 0]);
    accepted(await edit(productId, 2, 250, 150));
    expect(await stockOf(productId)).toEqual([250, 0]);
  });

  it('has one for each variant', async () => {
    const variants = (small: number | null, large: number | null) => [
      { code: 'S', options: { size: 'S' }, stockThousandths: small },
      { code: 'L', options: { size: 'L' }, stockThousandths: large },
    ];
    const { productId } = await goods({ ...factsWith(null), variants: variants(20_000, null) });
    expect([await stockOf(productId, 'S'), await stockOf(productId, 'L')]).toEqual([[20, 0], undefined]);
    const facts = someFacts({ ...factsWith(null), variants: variants(20_000, 7_000).slice(1) });
    await as(house.seller, (tx, actor) => editProduct(tx, actor, { productId, version: 1, facts }));
    expect([await stockOf(productId, 'S'), await stockOf(productId, 'L')]).toEqual([
      [null, 0],
      [7, 0],
    ]);
  });
});

describe('the books', () => {
  it('promise no more than there is, whoever writes in them', async () => {
    const productId = await goodsInStock(150);
    await placedOf(productId);
    const change = (what: ReturnType<typeof sql>) =>
      byOwnerOfDatabase(sql`update product_stock set ${what} where product_id = ${productId}`);
    for (const nonsense of [
      sql`reserved_thousandths = 150001`,
      sql`reserved_thousandths = -1`,
      sql`stock_thousandths = 99999`,
      sql`stock_thousandths = -1, reserved_thousandths = 0`,
    ])
      await expect(change(nonsense)).rejects.toMatchObject(brokenBy('reserved_within_stock'));
    const second = await aBareDraft(productId, 100);
    await expect(setState(second, 'placed')).rejects.toMatchObject(brokenBy('reserved_within_stock'));
    await expect(setState(second, 'accepted')).rejects.toMatchObject(brokenBy('reserved_within_stock'));
  });

  it('are not the seller’s nor the buyer’s to write reservations in', async () => {
    const productId = await goodsInStock(150);
    const order = await placedOf(productId);
    const forbidden = [
      sql`update product_stock set reserved_thousandths = 0 where product_id = ${productId}`,
      sql`delete from product_stock where product_id = ${productId}`,
      sql`insert into product_stock (product_id, variant_code, reserved_thousandths) values (${productId}, 'X', 1)`,
      sql`update stock_reservations set state = 'released' where order_id = ${order.id}`,
      sql`delete from stock_reservations where order_id = ${order.id}`,
    ];
    for (const member of [house.seller, house.buyer])
      for (const statement of forbidden)
        await expect(as(member, (tx) => tx.execute(statement))).rejects.toMatchObject(
          brokenBy('permission denied'),
        );
    const recounted = await as(house.buyer, (tx) =>
      tx.execute(
        sql`update product_stock set stock_thousandths = 9 where product_id = ${productId} returning 1`,
      ),
    );
    expect(recounted.rows).toEqual([]);
  });

  it('agree with the rule in code, over every way orders can go', async () => {
    const productId = await goodsInStock(100);
    const kilograms = Array.from({ length: 20 }, (_, n) => 20 + (n % 4) * 10);
    const orders = await Promise.all(kilograms.map((quantity) => aBareDraft(productId, quantity)));
    const states = orders.map((): OrderState => 'draft');
    let [shipped, refused] = [0, 0];
    const steps = fc.sample(fc.record({ at: fc.nat(19), way: fc.nat(99) }), { numRuns: 150, seed: 7 });
    for (const { at, way } of steps) {
      const from = states[at]!;
      const ways = transitions[from];
      const to = ways[way % ways.length];
      if (to === undefined) continue;
      const held = kilograms.filter((_, n) => holdsStock(states[n]!)).reduce((sum, one) => sum + one, 0);
      const isTooMuch = !holdsStock(from) && holdsStock(to) && held + kilograms[at]! > 100 - shipped;
      const done = await setState(orders[at]!, to).then(
        () => true,
        () => false,
      );
      expect(done, `${from} → ${to}`).toBe(!isTooMuch);
      if (!done) refused += 1;
      if (!done) continue;
      if (from === 'accepted' && to !== 'cancelled') shipped += kilograms[at]!;
      states[at] = to;
      const holding = kilograms.filter((_, n) => holdsStock(states[n]!)).reduce((sum, one) => sum + one, 0);
      expect(await stockOf(productId)).toEqual([100 - shipped, holding]);
    }
    const reserved = await database()
      .select({ orderId: stockReservations.orderId })
      .from(stockReservations)
      .where(and(eq(stockReservations.productId, productId), eq(stockReservations.state, 'reserved')));
    expect(reserved.map(({ orderId }) => orderId).sort()).toEqual(
      orders.filter((_, n) => holdsStock(states[n]!)).sort(),
    );
    expect(Math.min(shipped, refused), 'orders that were shipped, and that came too late').toBeGreaterThan(0);
  });
});

const setState = (orderId: string, state: OrderState) =>
  database().update(purchaseOrders).set({ state }).where(eq(purchaseOrders.id, orderId));

/** A draft without a paper, as only the database's owner can move it; its two lines are of the same goods. */
async function aBareDraft(productId: string, kilograms: number): Promise<string> {
  const id = uuidv7();
  await database()
    .insert(purchaseOrders)
    .values({
      id,
      number: id,
      portalId: house.portalId,
      buyerOrganisationId: house.buyer.actor.organisationId!,
      sellerOrganisationId: house.seller.actor.organisationId!,
      buyerPersonId: house.buyer.actor.personId,
      state: 'draft',
      currency: 'EUR',
      totalMinor: 1,
      incoterm: 'FCA',
      incotermPlace: 'Douala',
      deliveryDate: '2030-01-01',
      locale: 'fr',
      idempotencyKey: id,
      expiresAt: new Date(Date.now() + 86_400_000),
    });
  const line = (position: number, quantity: number) => ({
    orderId: id,
    position,
    productId,
    productVersion: 1,
    name: { en: 'Dried pineapple' },
    hsCode: '080430',
    originCountry: 'CM',
    unit: 'KGM',
    quantityThousandths: quantity * 1000,
    unitMinor: 1,
    lineMinor: 1,
  });
  await database()
    .insert(orderLines)
    .values([line(1, kilograms - 5), line(2, 5)]);
  return id;
}
