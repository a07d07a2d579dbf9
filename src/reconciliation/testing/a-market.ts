import { uuidv7 } from 'uuidv7';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { purchaseOrders } from '@/orders/schema';
import { payments, payouts } from '@/payments/schema';
import { creditorReference } from '@/trade/creditor-reference';

export interface Market {
  readonly portalId: string;
  readonly buyer: { readonly id: string; readonly legalName: string };
  readonly seller: { readonly id: string; readonly legalName: string };
  readonly buyerPersonId: string;
  readonly finance: Actor;
  readonly otherFinance: Actor;
}

/** A portal with a buyer, a seller and two people of finance. */
export async function aMarket(tx: Tx): Promise<Market> {
  const portal = await aPortal(tx);
  const buyer = await anOrganisation(tx, {
    portalId: portal.id,
    legalName: 'Épicerie fine Genève SA',
    country: 'CH',
  });
  const seller = await anOrganisation(tx, { portalId: portal.id });
  const person = await aPerson(tx, { portalId: portal.id, organisationId: buyer.id, roles: ['buyer'] });
  return {
    portalId: portal.id,
    buyer,
    seller,
    buyerPersonId: person.personId,
    finance: await aPerson(tx, { portalId: null, roles: ['finance'] }),
    otherFinance: await aPerson(tx, { portalId: null, roles: ['finance'] }),
  };
}

let lastNumber = 0;

/** An order of so much, placed. */
export async function aPlacedOrder(tx: Tx, market: Market, minor: number) {
  lastNumber += 1;
  const [order] = await tx
    .insert(purchaseOrders)
    .values({
      number: `PO-2026-${String(lastNumber).padStart(6, '0')}`,
      portalId: market.portalId,
      buyerOrganisationId: market.buyer.id,
      sellerOrganisationId: market.seller.id,
      buyerPersonId: market.buyerPersonId,
      state: 'placed',
      currency: 'EUR',
      totalMinor: minor,
      incoterm: 'FCA',
      incotermPlace: 'Douala',
      deliveryDate: '2026-12-31',
      locale: 'fr',
      idempotencyKey: uuidv7(),
      expiresAt: new Date('2027-01-31'),
    })
    .returning();
  return order!;
}

/** An order to be paid by bank transfer, with the reference the payer was given. */
export async function anAwaitedTransfer(tx: Tx, market: Market, minor = 100_000) {
  const order = await aPlacedOrder(tx, market, minor);
  const reference = creditorReference(order.number);
  if (!reference.ok) throw new Error('no reference');
  const [payment] = await tx
    .insert(payments)
    .values({
      portalId: market.portalId,
      orderId: order.id,
      provider: 'bank-transfer',
      state: 'expected',
      currency: 'EUR',
      amountMinor: minor,
      creditorReference: reference.value,
    })
    .returning();
  return { order, payment: payment!, reference: reference.value };
}

/** A payout to the seller of an order, due since yesterday. */
export async function aPayout(tx: Tx, market: Market, orderId: string, minor: number, reference: string) {
  const [payout] = await tx
    .insert(payouts)
    .values({
      portalId: market.portalId,
      orderId,
      organisationId: market.seller.id,
      currency: 'EUR',
      amountMinor: minor,
      state: 'scheduled',
      scheduledFor: new Date(Date.now() - 86_400_000),
      reference,
    })
    .returning();
  return payout!;
}
