import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import type { documentKinds, documents, signingParties } from './schema';

/** A paper between two parties, as its row says it. */
export type Document = typeof documents.$inferSelect;
export type DocumentKind = (typeof documentKinds)[number];
/** Who signs: the parties of a trade, or the chamber. */
export type SigningParty = (typeof signingParties)[number];
export type TradeParty = Exclude<SigningParty, 'chamber'>;
/** A party's first signatory, or the second one over the first's signature. */
export type SigningPlace = 1 | 2;

/** Who signs which kind of paper, in this sequence; the last signature completes it. */
export const signingSequence: Readonly<Record<DocumentKind, readonly SigningParty[]>> = {
  'purchase-order': ['buyer', 'seller'],
  contract: ['buyer', 'seller'],
  'certificate-of-origin': ['chamber'],
};

/** What each party's signature says (ETSI EN 319 122-1 5.2.3): the buyer made the order, the seller approves it, as the chamber does what it certifies. */
export const commitmentOf = {
  buyer: 'proof-of-origin',
  seller: 'proof-of-approval',
  chamber: 'proof-of-approval',
} as const satisfies Record<SigningParty, string>;

/** The name of the PDF's field that holds a signature: buyer, buyer-second, seller, seller-second, chamber. */
export function fieldOf(party: SigningParty, place: SigningPlace): string {
  return place === 1 ? party : `${party}-second`;
}

/** How long a prepared revision waits for its signature. */
export const offerMinutes = 15;

/** As which party somebody would sign a document: for their organisation, or for the chamber its own papers; null for a stranger. */
export function partyTo(
  document: Pick<Document, 'kind' | 'portalId' | 'buyerOrganisationId' | 'sellerOrganisationId'>,
  actor: Actor,
): SigningParty | null {
  const { organisationId } = actor;
  if (document.kind === 'certificate-of-origin') {
    const isRegistrar =
      organisationId === null && may(actor, 'sign-document', { portalId: document.portalId });
    return isRegistrar ? 'chamber' : null;
  }
  if (organisationId === null) return null;
  if (document.buyerOrganisationId === organisationId) return 'buyer';
  return document.sellerOrganisationId === organisationId ? 'seller' : null;
}

/** Whose turn it is, given which parties are bound; null when everybody is. */
export function nextToSign(kind: DocumentKind, bound: readonly SigningParty[]): SigningParty | null {
  return signingSequence[kind].find((party) => !bound.includes(party)) ?? null;
}
