import { eq } from 'drizzle-orm';
import { inTransaction } from '@/db/transaction';
import type { Document, SigningParty } from '../document';
import { offerSignature, type SignatureOffer } from '../offer-signature';
import { preparedDocument } from '../prepared-document';
import { documentRevisions } from '../schema';
import { submitSignature } from '../submit-signature';
import { verifyDocumentAfresh } from '../verify-document-afresh';
import { accepted, as, type Member, signPrepared } from './a-signing-house';

/** The transaction of the house itself. */
export const system = { kind: 'system' } as const;

/** An offer to that member with its bytes, as the signing page loads them. */
export async function offered(document: Document, member: Member) {
  const offer = accepted(
    await as(member, (tx, actor) => offerSignature(tx, actor, { documentId: document.id })),
  );
  return {
    offer,
    prepared: accepted(await as(member, (tx, actor) => preparedDocument(tx, actor, offer.offerId))),
  };
}

type Sent = { cms: Uint8Array } | { signedDocument: Uint8Array };

/** Sends a signature back, in the member's scope. */
export function submit(document: Document, member: Member, offer: SignatureOffer, sent: Sent, now?: Date) {
  const input = { ...sent, offerId: offer.offerId, party: offer.party, subjectId: document.subjectId };
  return as(member, (tx, actor) => submitSignature(tx, actor, input, now));
}

/** Offered, signed and accepted. */
export async function signedBy(document: Document, member: Member, party: SigningParty) {
  const { offer, prepared } = await offered(document, member);
  const cms = await signPrepared(prepared, member, party);
  return accepted(await submit(document, member, offer, { cms }));
}

const subjectOf = ({ kind, subjectId, subjectVersion }: Document) => ({ kind, subjectId, subjectVersion });
/** What the payment gate would see. */
export const verifiedNow = async (document: Document, now?: Date) =>
  accepted(await inTransaction(system, (tx) => verifyDocumentAfresh(tx, subjectOf(document), now)));
export const revisionsOf = (document: Document) =>
  inTransaction(system, (tx) =>
    tx.select().from(documentRevisions).where(eq(documentRevisions.documentId, document.id)),
  );
