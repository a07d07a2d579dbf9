import type { Money } from '@/trade/money';
import type { OrderDocument } from '@/trade/order-document';
import type { OriginDocument } from '@/trade/origin-document';
import type { Document, DocumentKind, SigningParty } from './document';
import { readOrder } from './read-order';
import { readOrigin } from './read-origin';

/** What signing asks of a paper, whatever its kind: all of it read out of the very bytes. */
export interface PaperFacts {
  /** BCP 47 */
  readonly language: string;
  /** nobody signs it after that */
  readonly expiresAt: Date;
  /** what is signed for; null for a kind without an amount */
  readonly total: Money | null;
  /** the certificate (SHA-256, hex) that the paper names for a party's first signatory; null where it names none */
  certificateOf(party: SigningParty): string | null;
  /** is it the paper of that subject, version and parties? */
  isOf(
    document: Pick<Document, 'subjectId' | 'subjectVersion' | 'buyerOrganisationId' | 'sellerOrganisationId'>,
  ): boolean;
}

/** Reads the data inside a paper of that kind; null when there is none that we read. Never throws. */
export function readPaper(kind: DocumentKind, pdf: Uint8Array): PaperFacts | null {
  if (kind === 'certificate-of-origin') {
    const origin = readOrigin(pdf);
    return origin && factsOfOrigin(origin);
  }
  const order = readOrder(pdf);
  return order && factsOfOrder(order);
}

export function factsOfOrder(order: OrderDocument): PaperFacts {
  return {
    language: order.language,
    expiresAt: order.expiresAt,
    total: order.total,
    certificateOf: (party) => (party === 'chamber' ? null : order[party].certificateDigest),
    isOf: (document) =>
      order.id === document.subjectId &&
      order.version === document.subjectVersion &&
      order.buyer.organisationId === document.buyerOrganisationId &&
      order.seller.organisationId === document.sellerOrganisationId,
  };
}

export function factsOfOrigin(origin: OriginDocument): PaperFacts {
  return {
    language: origin.language,
    expiresAt: origin.expiresAt,
    total: null,
    certificateOf: (party) => (party === 'chamber' ? origin.issuer.certificateDigest : null),
    isOf: (document) =>
      origin.id === document.subjectId &&
      origin.version === document.subjectVersion &&
      origin.consignee.organisationId === document.buyerOrganisationId &&
      origin.exporter.organisationId === document.sellerOrganisationId,
  };
}
