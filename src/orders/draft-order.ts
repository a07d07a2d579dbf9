import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { findOffers } from '@/catalogue/find-offers';
import type { Tx } from '@/db/connection';
import { isLocale } from '@/i18n/locales';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { mayBuyIn } from '@/portals/portal-links';
import { portals } from '@/portals/schema';
import { ok, type Result, refuse } from '@/trade/result';
import { typedLine, typedText } from '@/trade/typed-text';
import { findNotRegistered, type NotRegistered } from './find-not-registered';
import { nextOrderNumber } from './next-order-number';
import { daysToSign, type Order } from './order';
import { type PricedOrder, type PriceRefusal, priceLines } from './price-lines';
import { createOrderDocument } from './purchase-order-document';
import { orderEvents, orderLines, purchaseOrders } from './schema';

export const draftInput = z.object({
  lines: z
    .array(
      z.object({
        productId: z.uuid(),
        /** of goods that come in several variants, which one */
        variantCode: z.string().max(40).nullable().default(null),
        quantityThousandths: z.number().int().positive(),
      }),
    )
    .min(1)
    .max(100),
  currency: z.string().regex(/^[A-Z]{3}$/),
  incotermPlace: typedLine(100).min(2),
  deliveryDate: z.iso.date(),
  note: typedText(2000).default(''),
  locale: z.string().refine(isLocale),
  /** made by the form; sending the form twice makes one order */
  idempotencyKey: z.string().min(16).max(100),
});
export type DraftInput = z.input<typeof draftInput>;

export type DraftRefusal =
  | PriceRefusal
  | NotRegistered
  | 'not-allowed'
  | 'input-invalid'
  | 'delivery-too-soon'
  | 'own-goods'
  | 'portal-not-linked';

/**
 * Writes a purchase order from the catalogue as it stands now, and its paper. Prices, names, HS codes and origin are
 * copied: what the buyer will sign does not change when the catalogue does.
 */
export async function draftOrder(
  tx: Tx,
  actor: Actor,
  input: DraftInput,
): Promise<Result<Order, DraftRefusal>> {
  if (!may(actor, 'draft-order') || !actor.organisationId || !actor.portalId) return refuse('not-allowed');
  const parsed = draftInput.safeParse(input);
  if (!parsed.success)
    return refuse('input-invalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  const wanted = parsed.data;
  // a form sent twice at once: the second waits, and finds the order of the first
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${wanted.idempotencyKey}`}, 0))`,
  );
  const [before] = await tx
    .select()
    .from(purchaseOrders)
    .where(eq(purchaseOrders.idempotencyKey, wanted.idempotencyKey));
  if (before) return ok(before);

  const priced = priceLines(
    await findOffers(
      tx,
      wanted.lines.map((line) => line.productId),
    ),
    wanted.lines,
    wanted.currency,
  );
  if (!priced.ok) return priced;
  const { product } = priced.value.lines[0]!.offer;
  if (product.organisationId === actor.organisationId) return refuse('own-goods');
  if (!(await mayBuyIn(tx, { portalId: actor.portalId, linkedPortalId: product.portalId })))
    return refuse('portal-not-linked');
  const parties = { buyerOrganisationId: actor.organisationId, sellerOrganisationId: product.organisationId };
  const notRegistered = await findNotRegistered(tx, parties);
  if (notRegistered) return refuse(notRegistered);
  const now = new Date();
  if (wanted.deliveryDate < earliestDelivery(priced.value, now))
    return refuse('delivery-too-soon', { earliest: earliestDelivery(priced.value, now) });

  const order = await insertOrder(tx, actor, wanted, priced.value, now);
  await createOrderDocument(tx, order, actor, now);
  return ok(order);
}

/** Nothing can be delivered before the longest lead time among the lines has passed; ISO date. */
export function earliestDelivery(priced: PricedOrder, now: Date): string {
  const days = Math.max(...priced.lines.map(({ offer }) => offer.product.leadTimeDays));
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

async function insertOrder(
  tx: Tx,
  actor: Actor,
  wanted: z.output<typeof draftInput>,
  priced: PricedOrder,
  now: Date,
): Promise<Order> {
  const { product } = priced.lines[0]!.offer;
  const [portal] = await tx.select().from(portals).where(eq(portals.id, product.portalId));
  const locale = portal?.locales.includes(wanted.locale)
    ? wanted.locale
    : (portal?.locales[0] ?? wanted.locale);
  const orderId = uuidv7();
  const [order] = await tx
    .insert(purchaseOrders)
    .values({
      id: orderId,
      number: await nextOrderNumber(tx, now),
      portalId: product.portalId,
      buyerOrganisationId: actor.organisationId!,
      sellerOrganisationId: product.organisationId,
      buyerPersonId: actor.personId,
      state: 'draft',
      currency: priced.total.currency,
      totalMinor: priced.total.minor,
      incoterm: product.incoterm,
      incotermPlace: wanted.incotermPlace,
      deliveryDate: wanted.deliveryDate,
      note: wanted.note,
      locale,
      idempotencyKey: wanted.idempotencyKey,
      createdAt: now,
      expiresAt: new Date(now.getTime() + daysToSign * 86_400_000),
    })
    .returning();
  await tx.insert(orderLines).values(
    priced.lines.map(({ offer, variant, quantityThousandths, unitPrice, amount }, index) => ({
      orderId,
      position: index + 1,
      productId: offer.product.id,
      productVersion: offer.product.version,
      variantCode: variant?.code ?? null,
      variantOptions: variant?.options ?? {},
      itemId: offer.product.slug,
      producerName: offer.producerName,
      name: offer.names,
      hsCode: offer.product.hsCode,
      originCountry: offer.product.originCountry,
      unit: offer.product.unit,
      quantityThousandths,
      unitMinor: unitPrice.minor,
      lineMinor: amount.minor,
    })),
  );
  await tx.insert(orderEvents).values({
    orderId,
    at: now,
    from: null,
    to: 'draft',
    actorId: actor.personId,
    certificateId: actor.certificateId,
  });
  return order!;
}
