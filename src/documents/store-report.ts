import type { Tx } from '@/db/connection';
import type { VerificationReport } from '@/pki/report';
import type { Assessment } from './assess-report';
import type { Document } from './document';
import { verificationReports } from './schema';

export type StoredReport = typeof verificationReports.$inferSelect;

/** Keeps a verdict as it was given, with what it means; reports are never changed. */
export async function storeReport(
  tx: Tx,
  document: Pick<Document, 'id' | 'subjectId'>,
  documentDigest: Uint8Array,
  report: VerificationReport,
  { partiesPassed, total }: Assessment,
): Promise<StoredReport> {
  const [row] = await tx
    .insert(verificationReports)
    .values({
      documentId: document.id,
      subjectId: document.subjectId,
      documentDigest,
      indication: report.indication,
      partiesPassed: [...partiesPassed],
      currency: total?.currency ?? null,
      amountMinor: total?.minor ?? null,
      verifiedAt: new Date(report.verifiedAt),
      report: { ...report },
    })
    .returning();
  return row!;
}
