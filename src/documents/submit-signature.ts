import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { enqueue } from '@/outbox/jobs';
import { verifyDocument } from '@/pki/verify-document';
import { ok, type Result, refuse } from '@/trade/result';
import { assessReport } from './assess-report';
import { auditRefusal } from './audit-refusal';
import { type Document, nextToSign, type SigningParty } from './document';
import { type FillRefusal, filled, fillPrepared, type Submission } from './fill-prepared';
import { type JudgementRefusal, judgeSignature } from './judge-signature';
import { addRevision, latestRevision, type Revision } from './latest-revision';
import { checkTurn } from './offer-signature';
import { readBytes } from './read-bytes';
import { documents, signatureOffers, signatures } from './schema';
import { signatoriesOf } from './signatories';
import { stampSignature } from './stamp-signature';
import { type StandingRefusal, standingOf } from './standing';
import { storeBytes } from './store-bytes';
import { type StoredReport, storeReport } from './store-report';
import { trustOfDocument } from './trust-of-document';

export type SubmittedSignature = Submission & {
  readonly offerId: string;
  /** what the caller believes it is receiving; the offer must be of exactly that */
  readonly party: SigningParty;
  readonly subjectId: string;
};

export type SubmitRefusal =
  | FillRefusal
  | StandingRefusal
  | JudgementRefusal
  | 'offer-not-found'
  | 'offer-of-another-document'
  | 'offer-expired'
  | 'offer-already-used'
  | 'document-has-moved'
  | 'already-signed'
  | 'wrong-sequence';

export interface AcceptedSignature {
  readonly documentId: string;
  readonly revisionDigest: Uint8Array;
  readonly report: StoredReport;
  /** true when this was the last signature the document needed */
  readonly isComplete: boolean;
}

/**
 * Takes a signature for a prepared revision. It is accepted only if the bytes are the prepared ones with nothing but
 * the place of the signature filled, the certificate is the one it was offered to, it is the party's turn, and every
 * signature of the document passes afresh. It is then time-stamped and stored as the next revision with its report.
 * A refusal changes nothing, and is written into the audit log by a transaction of its own.
 */
export async function submitSignature(
  tx: Tx,
  actor: Actor,
  input: SubmittedSignature,
  now = new Date(),
): Promise<Result<AcceptedSignature, SubmitRefusal>> {
  const accepted = await acceptSignature(tx, actor, input, now);
  if (!accepted.ok) auditRefusal(actor, input, accepted.refusal);
  return accepted;
}

async function acceptSignature(
  tx: Tx,
  actor: Actor,
  input: SubmittedSignature,
  now: Date,
): Promise<Result<AcceptedSignature, SubmitRefusal>> {
  const opened = await openOffer(tx, actor, input, now);
  if (!opened.ok) return opened;
  const { offer, document, latest, prepared, certificate } = opened.value;
  const submitted = fillPrepared(prepared, input);
  if (!submitted.ok) return submitted;
  const offered = { party: offer.party, fingerprint: certificate.fingerprint };
  const trust = await trustOfDocument(tx, document, now);
  const first = judgeSignature(verifyDocument(submitted.value.revision, trust), offered);
  if (!first.ok) return first;
  const stamped = filled(prepared, await stampSignature(tx, submitted.value.cms, now));
  if (!stamped.ok) return stamped;
  const { revision } = stamped.value;
  const report = verifyDocument(revision, trust);
  const second = judgeSignature(report, offered);
  if (!second.ok) return second;

  const revisionDigest = await storeBytes(tx, revision);
  await addRevision(tx, document.id, latest, { kind: 'signed', digest: revisionDigest });
  await tx.insert(signatures).values({
    documentId: document.id,
    revisionDigest,
    party: offer.party,
    personId: actor.personId,
    organisationId: actor.organisationId!,
    certificateId: offer.certificateId,
    signedAt: now,
  });
  await tx.update(signatureOffers).set({ usedAt: now }).where(eq(signatureOffers.id, offer.id));
  const signatories = await signatoriesOf(tx, document.id);
  const assessment = assessReport(report, revision, document, signatories);
  const stored = await storeReport(tx, document, revisionDigest, report, assessment);
  const isComplete = nextToSign(document.kind, assessment.partiesPassed) === null;
  if (isComplete) await enqueue(tx, 'complete-document', { documentId: document.id }, { key: document.id });
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: document.portalId,
    action: 'document-signed',
    subjectType: document.kind,
    subjectId: document.subjectId,
    facts: {
      party: offer.party,
      certificate: certificate.fingerprint,
      document: Buffer.from(revisionDigest).toString('hex'),
      report: stored.id,
    },
  });
  return ok({ documentId: document.id, revisionDigest, report: stored, isComplete });
}

interface OpenedOffer {
  readonly offer: typeof signatureOffers.$inferSelect;
  readonly document: Document;
  readonly latest: Revision;
  readonly prepared: Uint8Array;
  readonly certificate: typeof certificates.$inferSelect;
}

/** Finds and locks what the submission answers: an offer to this person that stands, on a document that has not moved. */
async function openOffer(
  tx: Tx,
  actor: Actor,
  input: SubmittedSignature,
  now: Date,
): Promise<Result<OpenedOffer, SubmitRefusal>> {
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
  const turn = await checkTurn(tx, document, offer.party);
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
  return standing.ok ? ok({ offer, document, latest, prepared, certificate }) : standing;
}
