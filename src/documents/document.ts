import type { documentKinds, documents } from './schema';

/** A paper between two parties, as its row says it. */
export type Document = typeof documents.$inferSelect;
export type DocumentKind = (typeof documentKinds)[number];
export type SigningParty = 'buyer' | 'seller';
/** A party's first signatory, or the second one over the first's signature. */
export type SigningPlace = 1 | 2;

/** Who signs which kind of paper, in this sequence; the last signature completes it. */
export const signingSequence: Readonly<Record<DocumentKind, readonly SigningParty[]>> = {
  'purchase-order': ['buyer', 'seller'],
  contract: ['buyer', 'seller'],
  'certificate-of-origin': ['seller'],
};

/** What each party's signature says (ETSI EN 319 122-1 5.2.3): the buyer made the order, the seller approves it. */
export const commitmentOf = {
  buyer: 'proof-of-origin',
  seller: 'proof-of-approval',
} as const satisfies Record<SigningParty, string>;

/** The name of the PDF's field that holds a signature: buyer, buyer-second, seller, seller-second. */
export function fieldOf(party: SigningParty, place: SigningPlace): string {
  return place === 1 ? party : `${party}-second`;
}

/** How long a prepared revision waits for its signature. */
export const offerMinutes = 15;

/** The party an organisation is to a document; null for a stranger. */
export function partyTo(
  document: Pick<Document, 'buyerOrganisationId' | 'sellerOrganisationId'>,
  organisationId: string | null,
): SigningParty | null {
  if (organisationId === null) return null;
  if (document.buyerOrganisationId === organisationId) return 'buyer';
  return document.sellerOrganisationId === organisationId ? 'seller' : null;
}

/** Whose turn it is, given which parties are bound; null when everybody is. */
export function nextToSign(kind: DocumentKind, bound: readonly SigningParty[]): SigningParty | null {
  return signingSequence[kind].find((party) => !bound.includes(party)) ?? null;
}
