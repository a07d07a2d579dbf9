import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { appendEvidence } from '@/pki/pdf-append-evidence';
import { fillPlaceholder } from '@/pki/pdf-placeholder';
import { prepareDocumentTimestamp } from '@/pki/pdf-prepare-revision';
import { verifyDocument } from '@/pki/verify-document';
import { ok, type Result, refuse } from '@/trade/result';
import { assessReport } from './assess-report';
import { nextToSign } from './document';
import { addRevision, latestRevision } from './latest-revision';
import { documents } from './schema';
import { signatoriesOf } from './signatories';
import { timestampOf, timestampSize } from './stamp-signature';
import { storeBytes } from './store-bytes';
import { type StoredReport, storeReport } from './store-report';
import { trustOfDocument } from './trust-of-document';

export type CompleteRefusal = 'document-not-found' | 'signatures-missing' | 'not-totally-passed';

/**
 * Adds what a verifier will need in ten years to a document that everybody has signed: the certificates and revocation
 * lists it was verified with (level B-LT), and over all of it a document time-stamp (B-LTA), if the installation has a
 * time-stamping authority. A document completed before is left as it is. For a job, in the system's scope.
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
  const parties = signatories.map(({ party }) => party);
  if (nextToSign(document.kind, parties) !== null) return refuse('signatures-missing');

  const trust = await trustOfDocument(tx, document, now);
  const withEvidence = appendEvidence(latest.bytes, {
    certificates: [...(trust.intermediates ?? []), ...trust.anchors],
    crls: trust.crls ?? [],
  });
  const completed = await timestamped(tx, withEvidence, now);
  const report = verifyDocument(completed, trust);
  if (report.indication !== 'TOTAL-PASSED')
    return refuse('not-totally-passed', { reasonCode: report.reasonCode ?? '' });
  const digest = await storeBytes(tx, completed);
  await addRevision(tx, document.id, latest, { kind: 'completed', digest });
  const assessment = assessReport(report, completed, document, signatories);
  const stored = await storeReport(tx, document, digest, report, assessment);
  await appendEntry(tx, {
    actorId: null,
    portalId: document.portalId,
    action: 'document-completed',
    subjectType: document.kind,
    subjectId: document.subjectId,
    facts: { document: Buffer.from(digest).toString('hex'), report: stored.id },
  });
  return ok(stored);
}

async function timestamped(tx: Tx, pdf: Uint8Array, now: Date): Promise<Uint8Array> {
  const contentsSize = await timestampSize(tx, now);
  if (contentsSize === 0) return pdf;
  const prepared = prepareDocumentTimestamp(pdf, { fieldName: 'archive', contentsSize });
  const token = await timestampOf(tx, prepared.digestInput(), now);
  return token ? fillPlaceholder(prepared.revision, token) : pdf;
}
