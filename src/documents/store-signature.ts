import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { enqueue } from '@/outbox/jobs';
import type { VerificationReport } from '@/pki/report';
import { assessReport } from './assess-report';
import { nextToSign } from './document';
import { addRevision } from './latest-revision';
import type { OpenedOffer } from './open-offer';
import { signatureOffers, signatures } from './schema';
import { signatoriesOf } from './signatories';
import { asPrincipal, type SignedUnder } from './signed-under';
import { storeBytes } from './store-bytes';
import { type StoredReport, storeReport } from './store-report';

export interface AcceptedSignature {
  readonly documentId: string;
  readonly revisionDigest: Uint8Array;
  readonly report: StoredReport;
  /** true when this was the last signature the document needed */
  readonly isComplete: boolean;
}

/** Stores a signature that was verified: revision, signature, report, and the offer used up; then completes, if it was the last. */
export async function storeSignature(
  tx: Tx,
  actor: Actor,
  { offer, document, place, latest, certificate }: OpenedOffer,
  {
    revision,
    report,
    under = asPrincipal,
  }: { readonly revision: Uint8Array; readonly report: VerificationReport; readonly under?: SignedUnder },
  now: Date,
): Promise<AcceptedSignature> {
  const revisionDigest = await storeBytes(tx, revision);
  await addRevision(tx, document.id, latest, { kind: 'signed', digest: revisionDigest });
  await tx.insert(signatures).values({
    documentId: document.id,
    revisionDigest,
    party: offer.party,
    personId: actor.personId,
    organisationId: offer.party === 'chamber' ? null : actor.organisationId,
    certificateId: offer.certificateId,
    signedAt: now,
    place,
    needsSecond: place === 1 && under.needsSecond,
    mandateId: under.mandateId,
    authority: offer.party === 'chamber' ? null : under.shown,
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
      place,
      mandate: under.mandateId,
      certificate: certificate.fingerprint,
      document: Buffer.from(revisionDigest).toString('hex'),
      report: stored.id,
    },
  });
  return { documentId: document.id, revisionDigest, report: stored, isComplete };
}
