import { and, eq, gt, isNull } from 'drizzle-orm';
import { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { checkTurn } from './check-turn';
import { offerMinutes, partyTo, type SigningParty } from './document';
import { latestRevision } from './latest-revision';
import { prepareSignature } from './prepare-signature';
import { readPaper } from './read-paper';
import { documents, signatureOffers } from './schema';
import { type StandingRefusal, standingOf } from './standing';
import { storeBytes } from './store-bytes';

export interface SignatureOffer {
  readonly offerId: string;
  readonly documentId: string;
  readonly party: SigningParty;
  readonly preparedDigest: Uint8Array;
  /** SHA-256 (hex) of the certificate that the offer is made to */
  readonly fingerprint: string;
  readonly expiresAt: Date;
}

export type OfferRefusal =
  | StandingRefusal
  | 'not-allowed'
  | 'document-not-found'
  | 'document-expired'
  | 'already-signed'
  | 'wrong-sequence'
  | 'wrong-certificate';

/**
 * Prepares the revision that this person would sign: the newest one with an empty place for a signature by the
 * certificate the person is signed in with, for the organisation or the chamber acted for. It waits a quarter of an hour.
 */
export async function offerSignature(
  tx: Tx,
  actor: Actor,
  input: { readonly documentId: string },
  now = new Date(),
): Promise<Result<SignatureOffer, OfferRefusal>> {
  if (!may(actor, 'sign-document')) return refuse('not-allowed');
  const [document] = await tx.select().from(documents).where(eq(documents.id, input.documentId));
  const party = document && partyTo(document, actor);
  const latest = document && (await latestRevision(tx, document.id));
  if (!document || !party || !latest) return refuse('document-not-found');
  const turn = await checkTurn(tx, document, { party, personId: actor.personId });
  if (!turn.ok) return turn;
  const paper = readPaper(document.kind, latest.bytes);
  if (!paper || paper.expiresAt <= now) return refuse('document-expired');
  const certificate = await findOwnCertificate(tx, actor);
  if (!certificate) return refuse('wrong-certificate');
  const standing = standingOf(certificate, now);
  if (!standing.ok) return standing;
  const place = turn.value;
  const named = place === 1 ? paper.certificateOf(party) : null;
  if (named !== null && named !== certificate.fingerprint) return refuse('wrong-certificate');
  const standingOffer = await findStandingOffer(tx, latest.digest, certificate, now);
  if (standingOffer) return ok({ ...standingOffer, fingerprint: certificate.fingerprint });
  const prepared = await prepareSignature(tx, latest.bytes, {
    party,
    place,
    certificate,
    language: paper.language,
    now,
  });
  const preparedDigest = await storeBytes(tx, prepared);
  const expiresAt = new Date(now.getTime() + offerMinutes * 60_000);
  const [offer] = await tx
    .insert(signatureOffers)
    .values({
      documentId: document.id,
      baseDigest: latest.digest,
      preparedDigest,
      personId: actor.personId,
      certificateId: certificate.id,
      party,
      createdAt: now,
      expiresAt,
    })
    .returning({ id: signatureOffers.id });
  return ok({
    offerId: offer!.id,
    documentId: document.id,
    party,
    preparedDigest,
    fingerprint: certificate.fingerprint,
    expiresAt,
  });
}

/** An offer on this very state of the paper with most of its time left: a page loaded twice prepares no second one. */
async function findStandingOffer(
  tx: Tx,
  baseDigest: Uint8Array,
  certificate: { readonly id: string },
  now: Date,
): Promise<Omit<SignatureOffer, 'fingerprint'> | null> {
  const { id: offerId, documentId, party, preparedDigest, expiresAt } = signatureOffers;
  const [offer] = await tx
    .select({ offerId, documentId, party, preparedDigest, expiresAt })
    .from(signatureOffers)
    .where(
      and(
        eq(signatureOffers.baseDigest, baseDigest),
        eq(signatureOffers.certificateId, certificate.id),
        isNull(signatureOffers.usedAt),
        gt(signatureOffers.expiresAt, new Date(now.getTime() + (offerMinutes - 5) * 60_000)),
      ),
    )
    .limit(1);
  return offer ?? null;
}

async function findOwnCertificate(tx: Tx, actor: Actor) {
  const [certificate] = await tx.select().from(certificates).where(eq(certificates.id, actor.certificateId));
  const isOwn =
    certificate?.personId === actor.personId && certificate.organisationId === actor.organisationId;
  return isOwn ? certificate : null;
}
