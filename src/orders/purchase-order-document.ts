import { randomBytes } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { products } from '@/catalogue/schema';
import { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import { createDocument } from '@/documents/create-document';
import { paperLocale } from '@/documents/paper/printing';
import { defaultLocale, type Locale } from '@/i18n/locales';
import type { Actor } from '@/members/actor';
import { organisations, people, producers } from '@/members/schema';
import { type LocalisedText, portals } from '@/portals/schema';
import type { Incoterm } from '@/trade/incoterms';
import { money } from '@/trade/money';
import type { OrderDocument, OrderDocumentLine, OrderParty } from '@/trade/order-document';
import type { UnitCode } from '@/trade/units';
import { daysToAccept, type Order } from './order';
import { orderTerms } from './order-terms';
import { orderLines } from './schema';

/** Who will sign the paper for the buyer, and the SHA-256 (hex) of the version before, as it was last signed. */
export type PaperSigner = Pick<Actor, 'personId' | 'certificateId'> & { readonly previous?: string };

/** Makes the order's paper, the only thing that is ever signed, and stores it as the document's original. */
export async function createOrderDocument(
  tx: Tx,
  order: Order,
  signer: PaperSigner,
  now: Date,
): Promise<void> {
  await createDocument(tx, {
    kind: 'purchase-order',
    subjectId: order.id,
    subjectVersion: order.version,
    portalId: order.portalId,
    buyerOrganisationId: order.buyerOrganisationId,
    sellerOrganisationId: order.sellerOrganisationId,
    order: await orderDocumentOf(tx, order, signer, now),
  });
}

/** The order as the paper will say it. The nonce makes two papers of the same content different. */
async function orderDocumentOf(tx: Tx, order: Order, signer: PaperSigner, now: Date): Promise<OrderDocument> {
  const locale = paperLocale(order.locale);
  const [portal] = await tx.select().from(portals).where(eq(portals.id, order.portalId));
  const chamber = inLocale(portal!.chamberName, locale);
  const law = inLocale(portal!.governingLaw, locale);
  const terms = orderTerms(locale, {
    chamber,
    law,
    currency: order.currency,
    incoterm: order.incoterm,
    place: order.incotermPlace,
  });
  return {
    number: order.number,
    version: order.version,
    id: order.id,
    issuedAt: now,
    portal: { name: inLocale(portal!.name, locale), chamber },
    buyer: await buyerOf(tx, order.buyerOrganisationId, signer),
    seller: await partyOf(tx, order.sellerOrganisationId),
    lines: await linesOf(tx, order, locale),
    total: money(order.currency, order.totalMinor),
    incoterm: order.incoterm as Incoterm,
    place: order.incotermPlace,
    deliveryDate: order.deliveryDate,
    paymentTrigger: 'capture-on-acceptance',
    governingLaw: law,
    disputeForum: terms.forum,
    language: locale,
    note: order.note,
    nonce: randomBytes(18).toString('base64url'),
    expiresAt: lastDayToSign(order),
    previousVersionDigest: signer.previous ?? null,
    documentText: terms.text,
  };
}

/** The buyer has until the draft expires, and the seller as long again as a placed order waits: the paper serves both. */
function lastDayToSign({ expiresAt }: Order): Date {
  return new Date(expiresAt.getTime() + daysToAccept * 86_400_000);
}

async function partyOf(tx: Tx, organisationId: string): Promise<OrderParty> {
  const [organisation] = await tx.select().from(organisations).where(eq(organisations.id, organisationId));
  const { legalName: name, organisationIdentifier: identifier, address } = organisation!;
  return { organisationId, name, identifier, address, personName: null, certificateDigest: null };
}

/** The paper names who will sign it for the buyer, and with which certificate. */
async function buyerOf(
  tx: Tx,
  organisationId: string,
  signer: Pick<Actor, 'personId' | 'certificateId'>,
): Promise<OrderParty> {
  const [found] = await tx
    .select({ personName: people.latinName, certificateDigest: certificates.fingerprint })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .where(and(eq(certificates.id, signer.certificateId), eq(certificates.personId, signer.personId)));
  return {
    ...(await partyOf(tx, organisationId)),
    personName: found?.personName ?? null,
    certificateDigest: found?.certificateDigest ?? null,
  };
}

async function linesOf(tx: Tx, order: Order, locale: Locale): Promise<OrderDocumentLine[]> {
  const rows = await tx
    .select({ line: orderLines, itemId: products.slug, producer: producers.name })
    .from(orderLines)
    .leftJoin(products, eq(products.id, orderLines.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position));
  return rows.map(({ line, itemId, producer }) => ({
    position: line.position,
    itemId: line.itemId ?? itemId ?? line.productId,
    name: inLocale(line.name, locale),
    variant: line.variantCode ? { code: line.variantCode, options: line.variantOptions } : null,
    description: null,
    hsCode: line.hsCode,
    originCountry: line.originCountry,
    quantityThousandths: line.quantityThousandths,
    unit: line.unit as UnitCode,
    unitPrice: money(order.currency, line.unitMinor),
    amount: money(order.currency, line.lineMinor),
    producer: line.itemId ? line.producerName : producer,
  }));
}

function inLocale(text: LocalisedText, locale: Locale): string {
  return text[locale] ?? text[defaultLocale] ?? Object.values(text)[0] ?? '';
}
