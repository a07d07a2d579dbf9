import type { Tx } from '@/db/connection';
import { findPortalById } from '@/portals/find-portals';
import { findPaperLogo } from '@/portals/paper-logo';
import type { OrderDocument } from '@/trade/order-document';
import type { OriginDocument } from '@/trade/origin-document';
import type { Document, DocumentKind } from './document';
import type { PaperBrand } from './paper/sheet';
import { factsOfOrder, factsOfOrigin, type PaperFacts } from './read-paper';
import { renderDocument } from './render-document';
import { renderOrigin } from './render-origin';
import { documentRevisions, documents } from './schema';
import { storeBytes } from './store-bytes';

interface NewPaper {
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly portalId: string;
  readonly buyerOrganisationId: string;
  readonly sellerOrganisationId: string;
}
export type NewDocument = NewPaper & {
  readonly kind: Exclude<DocumentKind, 'certificate-of-origin'>;
  readonly order: OrderDocument;
};
export type NewOriginDocument = NewPaper & { readonly origin: OriginDocument };

/**
 * Prints the order and stores it as the document's original, before anybody has signed. The paper is of that very
 * subject and those parties; anything else is a bug and throws RangeError, as does an order that may not be signed.
 */
export async function createDocument(tx: Tx, { order, ...row }: NewDocument): Promise<Document> {
  return await store(tx, row, factsOfOrder(order), async (brand) => (await renderDocument(order, brand)).pdf);
}

/** The same for a certificate of origin. */
export async function createOriginDocument(tx: Tx, { origin, ...row }: NewOriginDocument): Promise<Document> {
  const kind = 'certificate-of-origin' as const;
  const print = async (brand: PaperBrand) => (await renderOrigin(origin, brand)).pdf;
  return await store(tx, { ...row, kind }, factsOfOrigin(origin), print);
}

async function store(
  tx: Tx,
  row: NewPaper & { readonly kind: DocumentKind },
  paper: PaperFacts,
  print: (brand: PaperBrand) => Promise<Uint8Array>,
): Promise<Document> {
  if (!paper.isOf(row)) throw new RangeError('what is to be printed is not the subject of the document');
  const portal = await findPortalById(tx, row.portalId);
  const logo = await findPaperLogo(tx, portal?.logoDigest ?? null);
  const pdf = await print({ accent: portal?.accent, logo });
  const [document] = await tx.insert(documents).values(row).returning();
  const digest = await storeBytes(tx, pdf);
  await tx
    .insert(documentRevisions)
    .values({ documentId: document!.id, number: 1, kind: 'original', digest });
  return document!;
}
