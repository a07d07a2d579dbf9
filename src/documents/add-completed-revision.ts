import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { RelyingPartyInput } from '@/pki/relying-party-input';
import { verifyDocument } from '@/pki/verify-document';
import { ok, type Result, refuse } from '@/trade/result';
import { archiveTimestampsOf } from './archive-timestamp';
import { assessReport } from './assess-report';
import { type Document, nextToSign } from './document';
import { addRevision, type Revision } from './latest-revision';
import { signatoriesOf } from './signatories';
import { storeBytes } from './store-bytes';
import { type StoredReport, storeReport } from './store-report';

/**
 * Stores a file with further evidence as the document's next revision and its report, but only if everything in it
 * passes: each signature, every party's, and the newest document time-stamp where there is one.
 */
export async function addCompletedRevision(
  tx: Tx,
  { document, latest }: { readonly document: Document; readonly latest: Revision },
  bytes: Uint8Array,
  trust: RelyingPartyInput,
  action: 'document-completed' | 'document-archive-renewed',
): Promise<Result<StoredReport, 'not-totally-passed'>> {
  const report = verifyDocument(bytes, trust);
  const signatories = await signatoriesOf(tx, document.id);
  const assessment = assessReport(report, bytes, document, signatories);
  const stamp = archiveTimestampsOf(report).at(-1);
  if (report.indication !== 'TOTAL-PASSED') return notPassed(report.reasonCode);
  if (stamp && stamp.indication !== 'TOTAL-PASSED') return notPassed(stamp.reasonCode);
  if (nextToSign(document.kind, assessment.partiesPassed) !== null) return notPassed('party-not-passed');
  const digest = await storeBytes(tx, bytes);
  await addRevision(tx, document.id, latest, { kind: 'completed', digest });
  const stored = await storeReport(tx, document, digest, report, assessment);
  await appendEntry(tx, {
    actorId: null,
    portalId: document.portalId,
    action,
    subjectType: document.kind,
    subjectId: document.subjectId,
    facts: { document: Buffer.from(digest).toString('hex'), report: stored.id },
  });
  return ok(stored);
}

function notPassed(reasonCode = ''): Result<never, 'not-totally-passed'> {
  return refuse('not-totally-passed', { reasonCode });
}
