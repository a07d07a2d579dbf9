import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/connection';
import { findSignaturesOf, type SignatureSummary } from '@/documents/find-document';
import { documents } from '@/documents/schema';
import { organisations, people } from '@/members/schema';
import { purchaseOrders } from '@/orders/schema';
import type { OriginCertificate } from './origin-certificate';
import { type OriginState, originCertificateLines, originCertificates } from './schema';

const buyers = alias(organisations, 'buyers');
const sellers = alias(organisations, 'sellers');

export interface OriginSummary {
  readonly certificate: OriginCertificate;
  readonly orderNumber: string;
  readonly buyerName: string;
  readonly sellerName: string;
}

/** A chamber's certificates in these states, the longest-waiting first. */
export async function findCertificatesOfChamber(
  tx: Tx,
  portalId: string,
  states: readonly OriginState[],
  most = 200,
): Promise<OriginSummary[]> {
  return await tx
    .select({
      certificate: originCertificates,
      orderNumber: purchaseOrders.number,
      buyerName: buyers.legalName,
      sellerName: sellers.legalName,
    })
    .from(originCertificates)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, originCertificates.orderId))
    .innerJoin(buyers, eq(buyers.id, purchaseOrders.buyerOrganisationId))
    .innerJoin(sellers, eq(sellers.id, purchaseOrders.sellerOrganisationId))
    .where(and(eq(originCertificates.portalId, portalId), inArray(originCertificates.state, [...states])))
    .orderBy(
      states.includes('requested')
        ? asc(originCertificates.requestedAt)
        : desc(originCertificates.requestedAt),
    )
    .limit(most);
}

/** How many requests wait for a chamber. */
export async function countRequests(tx: Tx, portalId: string): Promise<number> {
  return await tx.$count(
    originCertificates,
    and(eq(originCertificates.portalId, portalId), eq(originCertificates.state, 'requested')),
  );
}

/** Is the origin of goods of this order certified, or asked to be? */
export async function hasStandingCertificate(tx: Tx, orderId: string): Promise<boolean> {
  const standing = await tx.$count(
    originCertificates,
    and(eq(originCertificates.orderId, orderId), inArray(originCertificates.state, ['requested', 'issued'])),
  );
  return standing > 0;
}

export interface OriginOfOrder {
  readonly certificate: OriginCertificate;
  readonly requestedBy: string | null;
  /** the chamber's signature; null until it is issued */
  readonly signature: SignatureSummary | null;
}

/** The certificates of an order, oldest first, each with the chamber's signature. */
export async function findCertificatesOfOrder(tx: Tx, orderId: string): Promise<OriginOfOrder[]> {
  const rows = await tx
    .select({ certificate: originCertificates, requestedBy: people.name, documentId: documents.id })
    .from(originCertificates)
    .leftJoin(people, eq(people.id, originCertificates.requestedBy))
    .leftJoin(
      documents,
      and(
        eq(documents.kind, 'certificate-of-origin'),
        eq(documents.subjectId, originCertificates.id),
        eq(documents.subjectVersion, originCertificates.version),
      ),
    )
    .where(eq(originCertificates.orderId, orderId))
    .orderBy(asc(originCertificates.requestedAt), asc(originCertificates.id));
  const signed = await findSignaturesOf(
    tx,
    rows.flatMap(({ documentId }) => documentId ?? []),
  );
  return rows.map(({ documentId, ...row }) => ({
    ...row,
    signature: signed.get(documentId ?? '')?.[0] ?? null,
  }));
}

/** One certificate with what it covers; null when it does not exist or is not this transaction's to see. */
export async function findCertificate(
  tx: Tx,
  certificateId: string,
): Promise<{
  readonly certificate: OriginCertificate;
  readonly covered: readonly (typeof originCertificateLines.$inferSelect)[];
  readonly requestedBy: string | null;
} | null> {
  const [row] = await tx
    .select({ certificate: originCertificates, requestedBy: people.name })
    .from(originCertificates)
    .leftJoin(people, eq(people.id, originCertificates.requestedBy))
    .where(eq(originCertificates.id, certificateId));
  if (!row) return null;
  const covered = await tx
    .select()
    .from(originCertificateLines)
    .where(eq(originCertificateLines.certificateId, certificateId))
    .orderBy(asc(originCertificateLines.position));
  return { ...row, covered };
}
