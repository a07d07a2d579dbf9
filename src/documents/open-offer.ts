import { eq } from 'drizzle-orm';
import { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { checkTurn } from './check-turn';
import type { Document, SigningParty, SigningPlace } from './document';
import { latestRevision, type Revision } from './latest-revision';
import { readBytes } from './read-bytes';
import { documents, signatureOffers } from './schema';
import { type StandingRefusal, standingOf } from './standing';

export type OpenRefusal =
  | StandingRefusal
  | 'offer-not-found'
  | 'offer-of-another-document'
  | 'offer-expired'
  | 'offer-already-used'
  | 'document-has-moved'
  | 'already-signed'
  | 'wrong-sequence';

export interface OpenedOffer {
  readonly offer: typeof signatureOffers.$inferSelect;
  readonly document: Document;
  readonly place: SigningPlace;
  readonly latest: Revision;
  readonly prepared: Uint8Array;
  readonly certificate: typeof certificates.$inferSelect;
}

/** Finds and locks what the submission answers: an offer to this person that stands, on a document that has not moved. */
export async function openOffer(
  tx: Tx,
  actor: Actor,
  input: { readonly offerId: string; readonly party: SigningParty; readonly subjectId: string },
  now: Date,
): Promise<Result<OpenedOffer, OpenRefusal>> {
  const [offer] = await tx
    .select()
    .from(signatureOffers)
    .where(eq(signatureOffers.id, input.offerId))
    .for('update');
  if (!offer || offer.personId !== actor.personId) return refuse('offer-not-found');
  const [document] = await tx
    .select()
    .from(documents)
    .where(eq(documents.id, offer.documentId))
    .for('update');
  if (!document) return refuse('offer-not-found');
  if (document.subjectId !== input.subjectId || offer.party !== input.party)
    return refuse('offer-of-another-document');
  if (offer.usedAt) return refuse('offer-already-used');
  if (offer.expiresAt <= now) return refuse('offer-expired');
  const turn = await checkTurn(tx, document, { party: offer.party, personId: actor.personId });
  if (!turn.ok) return turn;
  const latest = await latestRevision(tx, document.id);
  if (!latest || Buffer.compare(latest.digest, offer.baseDigest) !== 0) return refuse('document-has-moved');
  const [certificate] = await tx
    .select()
    .from(certificates)
    .where(eq(certificates.id, offer.certificateId))
    .for('share');
  const prepared = await readBytes(tx, offer.preparedDigest);
  if (!certificate || !prepared) return refuse('offer-not-found');
  const standing = standingOf(certificate, now);
  return standing.ok ? ok({ offer, document, place: turn.value, latest, prepared, certificate }) : standing;
}
