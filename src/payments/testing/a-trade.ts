import { aProduct } from '@/catalogue/testing/a-product';
import { findDocument } from '@/documents/find-document';
import { offerSignature } from '@/documents/offer-signature';
import { preparedDocument } from '@/documents/prepared-document';
import {
  accepted,
  as,
  type Member,
  type SigningHouse,
  signPrepared,
} from '@/documents/testing/a-signing-house';
import { acceptOrder } from '@/orders/accept-order';
import { draftOrder } from '@/orders/draft-order';
import type { Order } from '@/orders/order';
import { placeOrder } from '@/orders/place-order';
import type { SignedOrder } from '@/orders/sign-order';

const consents = (['electronic', 'document', 'privacy'] as const).map((kind) => ({
  kind,
  wording: 'I agree',
  language: 'en',
}));
let drafts = 0;

/** An order of 1,000.00 EUR drafted by the buyer from goods of the seller. */
export async function aDraft(
  house: SigningHouse,
  over: { deliveryDate?: string; idempotencyKey?: string; productId?: string } = {},
): Promise<Order> {
  const productId = over.productId ?? (await goodsOf(house));
  drafts += 1;
  return accepted(
    await as(house.buyer, (tx, actor) =>
      draftOrder(tx, actor, {
        lines: [{ productId, quantityThousandths: 100_000 }],
        currency: 'EUR',
        incotermPlace: 'Douala',
        deliveryDate: over.deliveryDate ?? new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
        locale: 'en',
        idempotencyKey: over.idempotencyKey ?? `a draft of the tests, number ${drafts}`,
      }),
    ),
  );
}

/** Goods at 10.00 EUR a kilogram from 10 kg on. */
export async function goodsOf(house: SigningHouse): Promise<string> {
  const { productId } = await as(house.seller, (tx, actor) =>
    aProduct(tx, actor, {
      minimumThousandths: 10_000,
      prices: [{ currency: 'EUR', tiers: [{ fromThousandths: 10_000, unitMinor: 1_000 }] }],
    }),
  );
  return productId;
}

/** What a member's browser sends back: the prepared bytes of the order's paper, signed with the member's key. */
export async function signed(order: Order, member: Member, party: 'buyer' | 'seller'): Promise<SignedOrder> {
  return as(member, async (tx, actor) => {
    const document = await findDocument(tx, { kind: 'purchase-order', subjectId: order.id });
    const offer = accepted(await offerSignature(tx, actor, { documentId: document!.id }));
    const prepared = accepted(await preparedDocument(tx, actor, offer.offerId));
    return {
      orderId: order.id,
      offerId: offer.offerId,
      cms: await signPrepared(prepared, member, party),
      consents,
    };
  });
}

export async function aPlacedOrder(house: SigningHouse): Promise<Order> {
  const order = await aDraft(house);
  const input = await signed(order, house.buyer, 'buyer');
  return accepted(await as(house.buyer, (tx, actor) => placeOrder(tx, actor, input)));
}

export async function anAcceptedOrder(house: SigningHouse): Promise<Order> {
  return accept(await aPlacedOrder(house), house);
}

export async function accept(order: Order, house: SigningHouse): Promise<Order> {
  const input = await signed(order, house.seller, 'seller');
  return accepted(await as(house.seller, (tx, actor) => acceptOrder(tx, actor, input)));
}
