import { eq } from 'drizzle-orm';
import { findWorkingAuthority } from '@/certificates/find-authorities';
import type { Tx } from '@/db/connection';
import { appendEvidence } from '@/pki/pdf-append-evidence';
import { verifyDocument } from '@/pki/verify-document';
import { ok, type Result, refuse } from '@/trade/result';
import { addCompletedRevision } from './add-completed-revision';
import { isRenewalDue } from './archive-age';
import { addArchiveTimestamp, archiveTimestampsOf } from './archive-timestamp';
import { latestRevision } from './latest-revision';
import { documents } from './schema';
import type { StoredReport } from './store-report';
import { trustOfChambers, trustOfDocument } from './trust-of-document';

export type RenewRefusal = 'no-time-stamping-authority' | 'not-totally-passed';

/**
 * Covers a completed document with a new document time-stamp, and before it puts in what shows the authority of the
 * one before to be good today: the roots and their newest lists. Null when there is nothing to do: another run holds
 * the document, it is not completed, or, as the file itself says, its newest time-stamp is young enough.
 */
export async function renewArchiveTimestamp(
  tx: Tx,
  documentId: string,
  now = new Date(),
): Promise<Result<StoredReport | null, RenewRefusal>> {
  const [document] = await tx
    .select()
    .from(documents)
    .where(eq(documents.id, documentId))
    .for('update', { skipLocked: true });
  const latest = document && (await latestRevision(tx, document.id));
  if (!document || latest?.kind !== 'completed') return ok(null);
  const authority = await findWorkingAuthority(tx, { kind: 'tsa', portalId: null }, now);
  if (!authority) return refuse('no-time-stamping-authority');
  const trust = await trustOfDocument(tx, document, now);
  const stamps = archiveTimestampsOf(verifyDocument(latest.bytes, trust));
  if (!isRenewalDue(stamps.at(-1), authority.notAfter, now)) return ok(null);

  const roots = await trustOfChambers(tx, [], now);
  const withEvidence = appendEvidence(latest.bytes, { certificates: roots.anchors, crls: roots.crls ?? [] });
  const renewed = await addArchiveTimestamp(tx, withEvidence, stamps.length + 1, now);
  if (!renewed) return refuse('no-time-stamping-authority');
  return await addCompletedRevision(tx, { document, latest }, renewed, trust, 'document-archive-renewed');
}
