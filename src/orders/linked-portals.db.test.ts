import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorities } from '@/certificates/schema';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { aSigningHouse, aSigningPortal, as, type SigningHouse } from '@/documents/testing/a-signing-house';
import { findNotices } from '@/notifications/find-notices';
import { anAcceptedOrder, goodsOf } from '@/payments/testing/a-trade';
import { setPortalLink } from '@/portals/portal-links';
import { draftOrder } from './draft-order';
import { findOrder } from './find-orders';

/** A buyer of one portal and a seller of another, under one root. */
let across: SigningHouse;
let abroad: SigningHouse;

beforeAll(async () => {
  await testDatabase();
  const home = await aSigningHouse();
  const [root] = await database().select().from(authorities).where(eq(authorities.kind, 'root'));
  abroad = await inTransaction({ kind: 'system' }, (tx) => aSigningPortal(tx, root!.id));
  across = { ...home, buyer: abroad.buyer };
});
afterAll(closeTestDatabase);

const link = (isOpen: boolean) =>
  inTransaction({ kind: 'system' }, (tx) =>
    setPortalLink(tx, { portalId: abroad.portalId, linkedPortalId: across.portalId }, isOpen),
  );
const draft = async (house: SigningHouse) => {
  const productId = await goodsOf(house);
  return as(house.buyer, (tx, actor) =>
    draftOrder(tx, actor, {
      lines: [{ productId, quantityThousandths: 100_000 }],
      currency: 'EUR',
      incotermPlace: 'Douala',
      deliveryDate: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
      locale: 'en',
      idempotencyKey: crypto.randomUUID(),
    }),
  );
};

describe('a buyer of another portal', () => {
  it('buys nothing while the operator has not linked the two', async () => {
    expect(await draft(across)).toMatchObject({ ok: false, refusal: { code: 'portal-not-linked' } });
  });

  it('buys, signs and is accepted once they are linked, and both see each other’s names', async () => {
    await link(true);
    const order = await anAcceptedOrder(across);
    for (const party of [across.buyer, across.seller]) {
      const seen = await as(party, (tx) => findOrder(tx, order.id));
      expect(seen).toMatchObject({ order: { state: 'accepted', portalId: across.portalId } });
      expect(seen!.events.every((event) => event.actorName !== null)).toBe(true);
    }
    const told = await inTransaction({ kind: 'system' }, (tx) =>
      findNotices(tx, across.buyer.actor.personId),
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it('may not turn the way round: the link leads one way', async () => {
    const actor = { ...across.seller.actor, roles: ['owner', 'buyer'] as const };
    const back = { ...abroad, buyer: { ...across.seller, actor } };
    expect(await draft(back)).toMatchObject({ ok: false, refusal: { code: 'portal-not-linked' } });
  });

  it('buys nothing more when the link is taken away', async () => {
    await link(false);
    expect(await draft(across)).toMatchObject({ ok: false, refusal: { code: 'portal-not-linked' } });
  });
});
