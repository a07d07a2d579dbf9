import { eq } from 'drizzle-orm';
import { ocspEvidence } from '@/certificates/ocsp-evidence';
import type { Tx } from '@/db/connection';
import { appendEvidence } from '@/pki/pdf-append-evidence';
import { ok, type Result, refuse } from '@/trade/result';
import { addCompletedRevision } from './add-completed-revision';
import { addArchiveTimestamp } from './archive-timestamp';
import { nextToSign } from './document';
import { latestRevision } from './latest-revision';
import { documents } from './schema';
import { boundParties, signatoriesOf } from './signatories';
import type { StoredReport } from './store-report';
import { trustOfDocument } from './trust-of-document';

export type CompleteRefusal = 'document-not-found' | 'signatures-missing' | 'not-totally-passed';

/**
 * Adds what a verifier will need in ten years to a document that everybody has signed: the certificates and revocation
 * lists it was verified with, those of the time-stamping authority's chain among them, and a fresh OCSP response about
 * each signer (level B-LT); over all of it a document time-stamp (B-LTA), if the installation has a time-stamping
 * authority. A document completed before is left as it is. For a job, in the system's scope.
 */
export async function completeDocument(
  tx: Tx,
  documentId: string,
  now = new Date(),
): Promise<Result<StoredReport | null, CompleteRefusal>> {
  const [document] = await tx.select().from(documents).where(eq(documents.id, documentId)).for('update');
  const latest = document && (await latestRevision(tx, document.id));
  if (!document || !latest) return refuse('document-not-found');
  if (latest.kind === 'completed') return ok(null);
  const signatories = await signatoriesOf(tx, document.id);
  if (nextToSign(document.kind, boundParties(signatories)) !== null) return refuse('signatures-missing');

  const fingerprints = signatories.map(({ fingerprint }) => fingerprint);
  const trust = {
    ...(await trustOfDocument(tx, document, now)),
    ocspResponses: await ocspEvidence(tx, fingerprints, now),
  };
  const withEvidence = appendEvidence(latest.bytes, {
    certificates: [...(trust.intermediates ?? []), ...trust.anchors],
    crls: trust.crls ?? [],
    ocspResponses: trust.ocspResponses,
  });
  const completed = (await addArchiveTimestamp(tx, withEvidence, 1, now)) ?? withEvidence;
  return await addCompletedRevision(tx, { document, latest }, completed, trust, 'document-completed');
}
