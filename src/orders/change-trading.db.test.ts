import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { createProduct } from '@/catalogue/create-product';
import { editProduct } from '@/catalogue/edit-product';
import { findProductById } from '@/catalogue/find-product';
import { findSeller } from '@/catalogue/find-seller';
import { offerFile } from '@/catalogue/import/offer-file';
import { addPhoto } from '@/catalogue/photos/add-photo';
import { publishProduct } from '@/catalogue/publish-product';
import { productSearch, products } from '@/catalogue/schema';
import { findPieces } from '@/catalogue/sitemap-pieces';
import { someFacts } from '@/catalogue/testing/a-product';
import { authorities } from '@/certificates/schema';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import {
  accepted,
  aSigningHouse,
  aSigningPortal,
  as,
  type SigningHouse,
} from '@/documents/testing/a-signing-house';
import { type Actor, scopeOf } from '@/members/actor';
import { organisations } from '@/members/schema';
import { aPerson } from '@/members/testing/a-member';
import type { Trading } from '@/members/trading';
import { findNotices } from '@/notifications/find-notices';
import { aDraft, anAcceptedOrder, aPlacedOrder, goodsOf, signed } from '@/payments/testing/a-trade';
import { setPortalLink } from '@/portals/portal-links';
import { portals } from '@/portals/schema';
import { cancelOrder } from './cancel-order';
import { changeTrading } from './change-trading';
import { findOrder } from './find-orders';
import { isUnderWay } from './order';
import { placeOrder } from './place-order';
import { orderStates, purchaseOrders } from './schema';

let rootId: string;
let house: SigningHouse;
let registrar: Actor;

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction({ kind: 'system' }, work);
const seller = () => house.seller.actor;
const both: Trading = { sells: true, buys: true };
const onlyBuys: Trading = { sells: false, buys: true };
const onlySells: Trading = { sells: true, buys: false };
const change = (trading: Trading, of: Actor = seller(), by: Actor = registrar) =>
  inTransaction(scopeOf(by), (tx) => changeTrading(tx, by, { organisationId: of.organisationId!, trading }));
const stateOf = async (productId: string) =>
  (await as(house.seller, (tx) => findProductById(tx, productId)))?.state;
const tradingOf = async ({ organisationId }: Actor) => {
  const of = eq(organisations.id, organisationId!);
  const { sells, buys } = organisations;
  return (await database().select({ sells, buys }).from(organisations).where(of))[0];
};
const slugOf = async ({ organisationId }: Actor) => {
  const of = eq(organisations.id, organisationId!);
  return (await database().select({ slug: organisations.slug }).from(organisations).where(of))[0]?.slug ?? '';
};
const place = async (order: Awaited<ReturnType<typeof aDraft>>) => {
  const input = await signed(order, house.buyer, 'buyer');
  return await as(house.buyer, (tx, actor) => placeOrder(tx, actor, input));
};
const brokenBy = (words: string) => ({ cause: { message: expect.stringContaining(words) } });

beforeAll(async () => {
  await testDatabase();
  await aSigningHouse();
  const [root] = await database().select().from(authorities).where(eq(authorities.kind, 'root'));
  rootId = root!.id;
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  house = await asSystem((tx) => aSigningPortal(tx, rootId));
  const { portalId } = house;
  registrar = await asSystem((tx) => aPerson(tx, { portalId, roles: ['registrar'] }));
});

describe('what a member is registered for', () => {
  it('is changed by its chamber, which the log and the member’s people are told of', async () => {
    expect(await change(onlySells)).toEqual({ ok: true, value: 'trading-changed' });
    expect(await tradingOf(seller())).toEqual(onlySells);
    const entries = await database()
      .select({ action: auditEntries.action, facts: auditEntries.facts, actorId: auditEntries.actorId })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, seller().organisationId!));
    expect(entries.at(-1)).toEqual({
      action: 'organisation-trading-changed',
      facts: { before: 'sells-and-buys', after: 'sells' },
      actorId: registrar.personId,
    });
    expect(await asSystem((tx) => findNotices(tx, seller().personId))).toMatchObject([
      { kind: 'trading-changed', facts: { trading: 'sells' } },
    ]);
  });

  it('stays when the same is said again, and nobody is told twice', async () => {
    await change(onlySells);
    expect(await change(onlySells)).toEqual({ ok: true, value: 'trading-unchanged' });
    expect(await asSystem((tx) => findNotices(tx, seller().personId))).toHaveLength(1);
  });

  it('is no business of the member itself, nor of another chamber', async () => {
    const elsewhere = await asSystem((tx) => aSigningPortal(tx, rootId));
    const { portalId } = elsewhere;
    const stranger = await asSystem((tx) => aPerson(tx, { portalId, roles: ['registrar'] }));
    for (const by of [seller(), stranger])
      expect(await change(onlyBuys, seller(), by)).toMatchObject({ ok: false });
    expect(await tradingOf(seller())).toEqual(both);
  });

  it('is one of the two at least, in the books themselves', async () => {
    const none = sql`update organisations set sells = false, buys = false where id = ${seller().organisationId}`;
    await expect(database().execute(none)).rejects.toMatchObject(brokenBy('sells_or_buys'));
  });
});

describe('a member that sells no more', () => {
  it('has its goods at rest, out of the search and off its page, and can show them again when it sells', async () => {
    const { portalId } = house;
    const productId = await goodsOf(house);
    const slug = await slugOf(seller());
    const publicPages = () =>
      inTransaction({ kind: 'public' }, async (tx) => ({
        goods: await findProductById(tx, productId),
        seller: await findSeller(tx, portalId, slug),
        pieces: (await findPieces(tx, portalId)).filter(({ kind }) => kind === 'goods'),
      }));
    expect(await publicPages()).toMatchObject({ goods: { id: productId }, seller: { slug } });
    expect(await change(onlyBuys)).toEqual({ ok: true, value: 'sells-no-more' });
    expect(await stateOf(productId)).toBe('paused');
    const [searched] = await database()
      .select()
      .from(productSearch)
      .where(eq(productSearch.productId, productId));
    expect(searched).toMatchObject({ portalId: null, facets: [] });
    expect(await publicPages()).toEqual({ goods: null, seller: null, pieces: [] });
    expect(await asSystem((tx) => findNotices(tx, seller().personId))).toMatchObject([
      { kind: 'sells-no-more', facts: { count: 1 } },
    ]);
    await change(both);
    expect(await stateOf(productId)).toBe('paused');
    expect(await as(house.seller, (tx, actor) => publishProduct(tx, actor, productId))).toMatchObject({
      ok: true,
    });
  });

  it('has goods back from the chamber as drafts, with each move in the log', async () => {
    await database().update(portals).set({ reviewsProducts: true }).where(eq(portals.id, house.portalId));
    const productId = await goodsOf(house);
    expect(await stateOf(productId)).toBe('in-review');
    await change(onlyBuys);
    expect(await stateOf(productId)).toBe('draft');
    const moves = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, productId));
    expect(moves.at(-1)).toMatchObject({
      action: 'product-moved',
      actorId: registrar.personId,
      facts: { from: 'in-review', to: 'draft', because: 'sells-no-more' },
    });
  });

  it('writes no goods that nobody would see: none new, none changed, none by a file, no photo, none published', async () => {
    const productId = await goodsOf(house);
    await change(onlyBuys);
    const photo = {
      digest: 'a'.repeat(64),
      width: 4,
      height: 3,
      thumbBytes: 1,
      detailBytes: 1,
      placeholder: 'UklGRg==',
    };
    const table = { headings: ['Code'], rows: [], format: 'csv', encoding: 'utf-8', brokenAt: null } as const;
    const file = { table, digest: 'b'.repeat(64), fileName: 'goods.csv' } as unknown as Parameters<
      typeof offerFile
    >[2];
    const facts = someFacts();
    const tried = await as(house.seller, async (tx, actor) => [
      await createProduct(tx, actor, facts),
      await editProduct(tx, actor, { productId, version: 1, facts }),
      await publishProduct(tx, actor, productId),
      await addPhoto(tx, actor, { productId, photo, altTexts: { fr: 'Photo' } }),
      await offerFile(tx, actor, file),
    ]);
    for (const result of tried)
      expect(result).toMatchObject({ refusal: { code: 'not-registered-as-seller' } });
  });

  it('carries its orders through first; the chamber is told how many there are', async () => {
    const placed = await aPlacedOrder(house);
    await anAcceptedOrder(house);
    expect(await change(onlyBuys)).toEqual({
      ok: false,
      refusal: { code: 'sales-under-way', detail: { count: 2 } },
    });
    expect(await change(onlySells, house.buyer.actor)).toMatchObject({
      refusal: { code: 'purchases-under-way', detail: { count: 2 } },
    });
    const reason = 'Not this season';
    accepted(await as(house.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: placed.id, reason })));
    expect(await change(onlyBuys)).toMatchObject({ refusal: { detail: { count: 1 } } });
    expect(await tradingOf(seller())).toEqual(both);
  });

  it('gets no order that was drafted before; nor does one who buys no more place any', async () => {
    const [first, second] = [await aDraft(house), await aDraft(house)];
    await change(onlySells, house.buyer.actor);
    expect(await place(first)).toMatchObject({ refusal: { code: 'buyer-not-registered' } });
    await expect(aDraft(house)).rejects.toThrow('buyer-not-registered');
    await change(both, house.buyer.actor);
    await change(onlyBuys);
    expect(await place(second)).toMatchObject({ refusal: { code: 'seller-not-registered' } });
  });

  it('is still seen by a buyer of a linked market in the orders there were', async () => {
    const abroad = await asSystem((tx) => aSigningPortal(tx, rootId));
    const link = { portalId: abroad.portalId, linkedPortalId: house.portalId };
    await asSystem((tx) => setPortalLink(tx, link, true));
    const across = { ...house, buyer: abroad.buyer };
    const order = await aPlacedOrder(across);
    expect(await change(onlyBuys)).toMatchObject({ refusal: { code: 'sales-under-way' } });
    const reason = 'Not this season';
    accepted(await as(across.buyer, (tx, actor) => cancelOrder(tx, actor, { orderId: order.id, reason })));
    expect(await change(onlyBuys)).toMatchObject({ ok: true });
    expect(await as(across.buyer, (tx) => findOrder(tx, order.id))).toMatchObject({
      seller: { id: seller().organisationId },
    });
  });
});

describe('the database', () => {
  it('knows the same orders as under way', async () => {
    const { rows } = await database().execute<{ state: string }>(
      sql`select state from unnest(${sql.param([...orderStates])}::text[]) state where is_under_way(state)`,
    );
    expect(rows.map(({ state }) => state)).toEqual(orderStates.filter(isUnderWay));
  });

  it('lets nobody offer goods who does not sell, nor stop selling with goods on sale', async () => {
    const productId = await goodsOf(house);
    const stop = sql`update organisations set sells = false where id = ${seller().organisationId}`;
    await expect(database().execute(stop)).rejects.toMatchObject(brokenBy('offered'));
    await change(onlyBuys);
    const show = database().update(products).set({ state: 'published' }).where(eq(products.id, productId));
    await expect(show).rejects.toMatchObject(brokenBy('not registered as a seller'));
  });

  it('lets nobody stop with orders under way, nor be ordered from afterwards', async () => {
    const order = await aDraft(house);
    await aPlacedOrder(house);
    const without = (right: 'sells' | 'buys', { organisationId }: Actor) =>
      database().execute(
        sql`update organisations set ${sql.identifier(right)} = false where id = ${organisationId}`,
      );
    await expect(without('sells', seller())).rejects.toMatchObject(brokenBy('under way'));
    await expect(without('buys', house.buyer.actor)).rejects.toMatchObject(brokenBy('under way'));
    await without('buys', seller());
    const turned = { buyerOrganisationId: seller().organisationId!, state: 'placed' } as const;
    const forced = database().update(purchaseOrders).set(turned).where(eq(purchaseOrders.id, order.id));
    await expect(forced).rejects.toMatchObject(brokenBy('registered to buy'));
  });

  it('has goods published at the same moment either at rest or refused, and never waits for itself', async () => {
    for (let round = 0; round < 4; round += 1) {
      const shown = await goodsOf(house);
      const facts = someFacts();
      const draft = accepted(await as(house.seller, (tx, actor) => createProduct(tx, actor, facts)));
      const publish = () => as(house.seller, (tx, actor) => publishProduct(tx, actor, draft.productId));
      const [ended] = await Promise.all([change(onlyBuys), publish()]);
      expect(ended).toEqual({ ok: true, value: 'sells-no-more' });
      expect(await stateOf(shown)).toBe('paused');
      expect(['draft', 'paused']).toContain(await stateOf(draft.productId));
      await change(both);
    }
  });
});
