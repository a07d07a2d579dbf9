import type { Tx } from '@/db/connection';
import { findDocumentFile, findLatestReport } from '@/documents/find-document';
import { partiesWhoSigned } from '@/documents/parties-who-signed';
import { readOrder } from '@/documents/read-order';
import type { VerificationReport } from '@/pki/report';
import type { Verification } from '@/ui/verification/verification';

/** The newest verification kept of an order's document; null before the first signature, and for strangers. */
export async function latestVerification(
  tx: Tx,
  order: { readonly id: string; readonly number: string },
): Promise<Verification | null> {
  const file = await findDocumentFile(tx, { kind: 'purchase-order', subjectId: order.id });
  const stored = file && (await findLatestReport(tx, file.document.id));
  if (!stored) return null;
  // kept as storeReport was given it, and never changed
  const report = stored.report as unknown as VerificationReport;
  const signed = readOrder(file.revision.bytes);
  return {
    report,
    fileName: `${order.number}.pdf`,
    signed: signed && { order: signed, ...partiesWhoSigned(report, signed) },
  };
}
