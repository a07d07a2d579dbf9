import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { verifyDocument } from '@/pki/verify-document';
import { ok, type Result } from '@/trade/result';
import { auditRefusal } from './audit-refusal';
import type { SigningParty } from './document';
import { type FillRefusal, filled, fillPrepared, type Submission } from './fill-prepared';
import { type JudgementRefusal, judgeSignature } from './judge-signature';
import { type OpenRefusal, openOffer } from './open-offer';
import type { SignedUnder } from './signed-under';
import { stampSignature } from './stamp-signature';
import { type AcceptedSignature, storeSignature } from './store-signature';
import { trustOfDocument } from './trust-of-document';

export type SubmittedSignature = Submission & {
  readonly offerId: string;
  /** what the caller believes it is receiving; the offer must be of exactly that */
  readonly party: SigningParty;
  readonly subjectId: string;
  /** on whose word, and whether it takes a second signatory; the organisation's principal alone when omitted */
  readonly under?: SignedUnder;
};

export type SubmitRefusal = OpenRefusal | FillRefusal | JudgementRefusal;

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
  const { offer, document, place, prepared, certificate } = opened.value;
  const submitted = fillPrepared(prepared, input);
  if (!submitted.ok) return submitted;
  const offered = { party: offer.party, place, fingerprint: certificate.fingerprint };
  const trust = await trustOfDocument(tx, document, now);
  const first = judgeSignature(verifyDocument(submitted.value.revision, trust), offered);
  if (!first.ok) return first;
  const stamped = filled(prepared, await stampSignature(tx, submitted.value.cms, now));
  if (!stamped.ok) return stamped;
  const { revision } = stamped.value;
  const report = verifyDocument(revision, trust);
  const second = judgeSignature(report, offered);
  if (!second.ok) return second;

  return ok(await storeSignature(tx, actor, opened.value, { revision, report, under: input.under }, now));
}
