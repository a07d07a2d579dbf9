import type { Tx } from '@/db/connection';
import { findPortalById } from '@/portals/find-portals';
import type { OrderDocument } from '@/trade/order-document';
import type { Document, DocumentKind } from './document';
import { renderDocument } from './render-document';
import { documentRevisions, documents } from './schema';
import { storeBytes } from './store-bytes';

export interface NewDocument {
  readonly kind: DocumentKind;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly portalId: string;
  readonly buyerOrganisationId: string;
  readonly sellerOrganisationId: string;
  readonly order: OrderDocument;
}

/**
 * Prints the order and stores it as the document's original, before anybody has signed. The paper is of that very
 * subject and those parties; anything else is a bug and throws RangeError, as does an order that may not be signed.
 */
export async function createDocument(tx: Tx, input: NewDocument): Promise<Document> {
  const { order, ...row } = input;
  if (!isPaperOf(order, row)) throw new RangeError('the order to print is not the subject of the document');
  const portal = await findPortalById(tx, row.portalId);
  const { pdf } = await renderDocument(order, portal?.accent);
  const [document] = await tx.insert(documents).values(row).returning();
  const digest = await storeBytes(tx, pdf);
  await tx
    .insert(documentRevisions)
    .values({ documentId: document!.id, number: 1, kind: 'original', digest });
  return document!;
}

/** Is the order on the paper the one the document says it is of: id, version, buyer and seller? */
export function isPaperOf(
  order: OrderDocument,
  document: Pick<Document, 'subjectId' | 'subjectVersion' | 'buyerOrganisationId' | 'sellerOrganisationId'>,
): boolean {
  return (
    order.id === document.subjectId &&
    order.version === document.subjectVersion &&
    order.buyer.organisationId === document.buyerOrganisationId &&
    order.seller.organisationId === document.sellerOrganisationId
  );
}
