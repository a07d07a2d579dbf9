import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { findDocument } from '@/documents/find-document';
import { type SubmitRefusal, submitSignature } from '@/documents/submit-signature';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { certificateOfChamber } from './decide-certificate';
import { lockCertificate } from './lock-certificate';
import { type MoveRefusal, moveCertificate } from './move-certificate';
import type { OriginCertificate } from './origin-certificate';
import { tellParties } from './tell-parties';

export interface SignedCertificate {
  readonly certificateId: string;
  /** the offer to sign that the bytes answer */
  readonly offerId: string;
  readonly cms: Uint8Array;
  /** what the registrar agreed to, in the words and language shown */
  readonly consent: { readonly wording: string; readonly language: string };
}

export type SignCertificateRefusal =
  | SubmitRefusal
  | MoveRefusal
  | 'certificate-not-found'
  | 'consents-missing';

/**
 * A registrar signs the newest paper of a request and so issues the certificate; the one it replaces is withdrawn in the
 * same transaction. Time-stamp, verification and completion are those of every signed document.
 */
export async function signCertificate(
  tx: Tx,
  actor: Actor,
  { certificateId, offerId, cms, consent }: SignedCertificate,
  now = new Date(),
): Promise<Result<OriginCertificate, SignCertificateRefusal>> {
  const certificate = await certificateOfChamber(tx, actor, certificateId);
  if (!certificate) return refuse('certificate-not-found');
  if (certificate.state !== 'requested') return refuse('certificate-has-moved');
  if (!consent.wording) return refuse('consents-missing');
  const newest = await findDocument(tx, { kind: 'certificate-of-origin', subjectId: certificate.id });
  const signed = await submitSignature(
    tx,
    actor,
    { offerId, cms, party: 'chamber', subjectId: certificate.id },
    now,
  );
  if (!signed.ok) return signed;
  if (signed.value.documentId !== newest?.id) return refuse('document-has-moved');
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: certificate.portalId,
    action: 'consent-document',
    subjectType: 'certificate-of-origin',
    subjectId: certificate.id,
    facts: { ...consent },
  });
  const issued = await moveCertificate(tx, actor, certificate, { to: 'issued', now });
  if (!issued.ok) return issued;
  const replaced = await withdrawReplaced(tx, actor, issued.value, now);
  if (!replaced.ok) return replaced;
  await tellParties(tx, issued.value, ['buyer', 'seller'], 'origin-issued');
  return issued;
}

/** The certificate whose place this one takes: withdrawn, unless the chamber has withdrawn it meanwhile. */
async function withdrawReplaced(
  tx: Tx,
  actor: Actor,
  { replacesId, number }: OriginCertificate,
  now: Date,
): Promise<Result<null, MoveRefusal>> {
  const replaced = replacesId === null ? null : await lockCertificate(tx, replacesId);
  if (replaced?.state !== 'issued') return ok(null);
  const withdrawn = await moveCertificate(tx, actor, replaced, { to: 'withdrawn', reason: number, now });
  return withdrawn.ok ? ok(null) : withdrawn;
}
