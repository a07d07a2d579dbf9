import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findSignaturesOfSubject } from '@/documents/find-document';
import { offerSignature } from '@/documents/offer-signature';
import { documents } from '@/documents/schema';
import {
  accepted,
  aSigningHouse,
  as,
  codeOf,
  type Member,
  type SigningHouse,
} from '@/documents/testing/a-signing-house';
import { verifyDocumentAfresh } from '@/documents/verify-document-afresh';
import { mandates } from '@/members/schema';
import { notices } from '@/notifications/schema';
import { aDraft, aPlacedOrder, signed } from '@/payments/testing/a-trade';
import { acceptOrder } from './accept-order';
import { approveOrder } from './approve-order';
import { findOrder, findOrdersOf } from './find-orders';
import type { Order } from './order';
import { placeOrder } from './place-order';
import { refuseApproval } from './refuse-approval';
import { purchaseOrders } from './schema';
import { aMandatary } from './testing/a-mandatary';

let house: SigningHouse;
let clerk: Member & { mandateId: string };
let approver: Member & { mandateId: string };
let salesClerk: Member;
let salesApprover: Member;
beforeAll(async () => {
  await testDatabase();
  house = await aSigningHouse();
  clerk = await aMandatary(house, 'buyer', ['buyer']);
  approver = await aMandatary(house, 'buyer', ['approver'], { secondSignatoryAboveMinor: null });
  salesClerk = await aMandatary(house, 'seller', ['seller']);
  salesApprover = await aMandatary(house, 'seller', ['approver']);
});
afterAll(closeTestDatabase);

const stateOf = async ({ id }: Order) =>
  (await database().select().from(purchaseOrders).where(eq(purchaseOrders.id, id)))[0]!.state;
const placeBy = async (order: Order, member: Member) => {
  const input = await signed(order, member, 'buyer');
  return as(member, (tx, actor) => placeOrder(tx, actor, input));
};
const acceptBy = async (order: Order, member: Member) => {
  const input = await signed(order, member, 'seller');
  return as(member, (tx, actor) => acceptOrder(tx, actor, input));
};
const approveBy = async (order: Order, member: Member, party: 'buyer' | 'seller') => {
  const input = await signed(order, member, party);
  return as(member, (tx, actor) => approveOrder(tx, actor, input));
};
const refuseBy = (order: Order, member: Member, reason = 'Not this season') =>
  as(member, (tx, actor) => refuseApproval(tx, actor, { orderId: order.id, reason }));
const aDraftBy = (member: Member) => aDraft({ ...house, buyer: member });
const aWaitingOrder = async () => accepted(await placeBy(await aDraftBy(clerk), clerk));
const verified = async (order: Order) =>
  accepted(
    await inTransaction({ kind: 'system' }, (tx) =>
      verifyDocumentAfresh(tx, {
        kind: 'purchase-order',
        subjectId: order.id,
        subjectVersion: order.version,
      }),
    ),
  );
const offerTo = async (order: Order, member: Member) =>
  as(member, async (tx, actor) => {
    const [paper] = await tx.select().from(documents).where(eq(documents.subjectId, order.id));
    return offerSignature(tx, actor, { documentId: paper?.id ?? order.id });
  });
const byOwnerOfDatabase = (statement: ReturnType<typeof sql>) => database().execute(statement);
const refusedSaying = (words: string) => ({ cause: { message: expect.stringContaining(words) } });

describe('an order of 1,000.00 EUR, above the 500.00 its signatory may sign alone', () => {
  it('waits for a second signatory, and the seller sees nothing of it', async () => {
    const order = await aWaitingOrder();
    expect(order.state).toBe('awaiting-approval');
    expect(await as(house.seller, (tx) => findOrder(tx, order.id))).toBeNull();
    expect((await verified(order)).partiesPassed).toEqual([]);
    const told = await database().select().from(notices).where(eq(notices.kind, 'order-awaits-approval'));
    const people = told.filter(({ path }) => path?.endsWith(order.id)).map(({ personId }) => personId);
    expect(people.sort()).toEqual([house.buyer, approver].map(({ actor }) => actor.personId).sort());
  });

  it('is placed when somebody else who may approve has signed over the first signature', async () => {
    const order = await aWaitingOrder();
    const placed = accepted(await approveBy(order, approver, 'buyer'));
    expect(placed.state).toBe('placed');
    expect(await verified(placed)).toMatchObject({ indication: 'TOTAL-PASSED', partiesPassed: ['buyer'] });
    const signatures = await as(house.seller, (tx) =>
      findSignaturesOfSubject(tx, { kind: 'purchase-order', subjectId: order.id }),
    );
    expect(signatures).toMatchObject([
      { party: 'buyer', place: 1, authority: { as: 'mandatary', endorsedBy: 'Aïssatou Njoya' } },
      { party: 'buyer', place: 2, person: approver.actor.name },
    ]);
  });

  it('tells the other side who granted and endorsed the mandate, and not up to which amount', async () => {
    const order = await aWaitingOrder();
    accepted(await approveBy(order, house.buyer, 'buyer'));
    await as(house.seller, async (tx) => {
      const shown = await findSignaturesOfSubject(tx, { kind: 'purchase-order', subjectId: order.id });
      expect(shown.map(({ authority }) => authority?.as)).toEqual(['mandatary', 'principal']);
      expect(JSON.stringify(shown)).not.toMatch(/500000|50000/);
      expect(await tx.select().from(mandates)).not.toContainEqual(
        expect.objectContaining({ id: clerk.mandateId }),
      );
    });
  });

  it('goes on to both parties’ signatures and the gate', async () => {
    const order = accepted(await approveBy(await aWaitingOrder(), approver, 'buyer'));
    const agreed = accepted(await acceptBy(order, house.seller));
    expect(agreed.state).toBe('accepted');
    expect(await verified(agreed)).toMatchObject({
      indication: 'TOTAL-PASSED',
      partiesPassed: ['buyer', 'seller'],
    });
  });

  it('is not approved by its first signatory, a buyer without the role, or an approver whose mandate ends below it', async () => {
    const order = await aWaitingOrder();
    expect(codeOf(await offerTo(order, clerk))).toBe('already-signed');
    const other = await aMandatary(house, 'buyer', ['buyer']);
    expect(codeOf(await approveBy(order, other, 'buyer'))).toBe('not-allowed');
    const small = await aMandatary(house, 'buyer', ['approver'], {
      maximumMinor: 99_999,
      secondSignatoryAboveMinor: null,
    });
    expect(codeOf(await approveBy(order, small, 'buyer'))).toBe('above-mandate');
    expect(await stateOf(order)).toBe('awaiting-approval');
  });

  it('does not wait when the owner signs, or when the mandate is wide enough', async () => {
    expect(accepted(await placeBy(await aDraft(house), house.buyer)).state).toBe('placed');
    const wide = await aMandatary(house, 'buyer', ['buyer'], { secondSignatoryAboveMinor: 100_000 });
    expect(accepted(await placeBy(await aDraftBy(wide), wide)).state).toBe('placed');
  });

  it('is not signed for the seller while the buyer’s second signature is missing', async () => {
    const order = await aWaitingOrder();
    const offer = await inTransaction({ kind: 'system' }, async (tx) => {
      const [paper] = await tx.select().from(documents).where(eq(documents.subjectId, order.id));
      return offerSignature(tx, house.seller.actor, { documentId: paper!.id });
    });
    expect(codeOf(offer)).toBe('wrong-sequence');
  });
});

describe('an approval refused', () => {
  it('sends the buyer’s order back with its reason and a new paper that names the old one', async () => {
    const order = await aWaitingOrder();
    expect(codeOf(await refuseBy(order, approver, '  '))).toBe('reason-missing');
    expect(codeOf(await refuseBy(order, clerk))).toBe('not-allowed');
    const back = accepted(await refuseBy(order, approver));
    expect(back).toMatchObject({ state: 'draft', version: 2 });
    expect(codeOf(await refuseBy(order, approver))).toBe('order-has-moved');
    const again = accepted(await placeBy(back, clerk));
    expect(accepted(await approveBy(again, approver, 'buyer')).state).toBe('placed');
    const ofBuyer = await as(clerk, (tx) => findOrder(tx, order.id));
    expect(ofBuyer?.events.map(({ to }) => to)).toEqual([
      'draft',
      'awaiting-approval',
      'draft',
      'awaiting-approval',
      'placed',
    ]);
    const ofSeller = await as(house.seller, (tx) => findOrder(tx, order.id));
    expect(ofSeller?.events.map(({ to }) => to)).toEqual(['draft', 'placed']);
  });
});

describe('the seller', () => {
  it('accepts with two signatures where one is not enough', async () => {
    const order = accepted(await acceptBy(await aPlacedOrder(house), salesClerk));
    expect(order.state).toBe('awaiting-seller-approval');
    expect((await verified(order)).partiesPassed).toEqual(['buyer']);
    expect(accepted(await approveBy(order, salesApprover, 'seller')).state).toBe('accepted');
    expect((await verified(order)).partiesPassed).toEqual(['buyer', 'seller']);
  });

  it('whose approver refuses has the order again, unsigned by the second; another may still approve it', async () => {
    const order = accepted(await acceptBy(await aPlacedOrder(house), salesClerk));
    const back = accepted(await refuseBy(order, salesApprover));
    expect(back).toMatchObject({ state: 'placed', version: 1 });
    const ofBuyer = await as(house.buyer, (tx) => findOrder(tx, order.id));
    expect(JSON.stringify(ofBuyer?.events)).not.toContain('Not this season');
    const [mine, theirs] = [salesClerk, house.buyer].map((member) =>
      as(member, async (tx, actor) => ({
        listed: (await findOrdersOf(tx, actor.organisationId!)).find((found) => found.order.id === order.id),
        alone: await findOrder(tx, order.id),
      })),
    );
    const first = { sellerSignedBy: salesClerk.actor.personId, movedBy: salesApprover.actor.personId };
    expect(await mine).toMatchObject({ listed: first, alone: first });
    expect(await theirs).toMatchObject({ listed: { sellerSignedBy: null }, alone: { sellerSignedBy: null } });
    expect(accepted(await approveBy(back, house.seller, 'seller')).state).toBe('accepted');
  });
});

describe('the database itself', () => {
  it('places no order without the second signature', async () => {
    const order = await aWaitingOrder();
    await expect(
      byOwnerOfDatabase(sql`update purchase_orders set state = 'placed' where id = ${order.id}`),
    ).rejects.toMatchObject(refusedSaying('only by signatures that bind the buyer'));
  });

  it('accepts none without the seller’s second one', async () => {
    const order = accepted(await acceptBy(await aPlacedOrder(house), salesClerk));
    await expect(
      byOwnerOfDatabase(sql`update purchase_orders set state = 'accepted' where id = ${order.id}`),
    ).rejects.toMatchObject(refusedSaying('only by signatures that bind the seller'));
  });

  it('places no draft that nobody signed', async () => {
    const order = await aDraft(house);
    await expect(
      byOwnerOfDatabase(sql`update purchase_orders set state = 'placed' where id = ${order.id}`),
    ).rejects.toMatchObject(refusedSaying('only by signatures'));
  });

  it('takes no second signature of the same person, none that is not needed, and no mandate that does not cover', async () => {
    const [waiting, placed] = [await aWaitingOrder(), await aPlacedOrder(house)];
    const copy = (order: Order, columns: ReturnType<typeof sql>) =>
      byOwnerOfDatabase(sql`insert into signatures (id, document_id, revision_digest, party, person_id, organisation_id, certificate_id, signed_at, place, needs_second, mandate_id)
        select gen_random_uuid(), s.document_id, s.revision_digest, s.party, ${columns} from signatures s
        join documents d on d.id = s.document_id where d.subject_id = ${order.id}`);
    const same = sql`s.person_id, s.organisation_id, s.certificate_id, s.signed_at, 2, false, s.mandate_id`;
    for (const order of [waiting, placed])
      await expect(copy(order, same)).rejects.toMatchObject(refusedSaying('is somebody else'));
    const alone = sql`s.person_id, s.organisation_id, s.certificate_id, s.signed_at, 1, false, s.mandate_id`;
    await expect(copy(waiting, alone)).rejects.toMatchObject(refusedSaying('whether a second signatory'));
    const unheld = sql`s.person_id, s.organisation_id, s.certificate_id, s.signed_at, 1, false, null::uuid`;
    await expect(copy(waiting, unheld)).rejects.toMatchObject(refusedSaying('signs under a mandate'));
    const late = sql`s.person_id, s.organisation_id, s.certificate_id, s.signed_at + interval '1 year', 1, true, s.mandate_id`;
    await expect(copy(waiting, late)).rejects.toMatchObject(refusedSaying('not in force'));
  });

  it('changes no term of a mandate, endorses it once, and lets nobody endorse their own', async () => {
    const change = (columns: ReturnType<typeof sql>, id: string) =>
      byOwnerOfDatabase(sql`update mandates set ${columns} where id = ${id}`);
    await expect(change(sql`maximum_minor = 900000`, clerk.mandateId)).rejects.toMatchObject(
      refusedSaying('keeps its terms'),
    );
    const { mandateId } = await aMandatary(house, 'buyer', ['buyer'], { endorsedAt: null, endorsedBy: null });
    await expect(change(sql`endorsed_by = granted_by, endorsed_at = now()`, mandateId)).rejects.toMatchObject(
      refusedSaying('nobody endorses'),
    );
  });
});
