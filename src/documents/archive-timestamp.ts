import type { Tx } from '@/db/connection';
import { fillPlaceholder } from '@/pki/pdf-placeholder';
import { prepareDocumentTimestamp } from '@/pki/pdf-prepare-revision';
import type { TimestampReport, VerificationReport } from '@/pki/report';
import { timestampOf, timestampSize } from './stamp-signature';

/**
 * The file with a document time-stamp over all of it (ETSI EN 319 142-1 clause 5.4.3), the `number`th of its kind;
 * null when the installation has no time-stamping authority.
 */
export async function addArchiveTimestamp(
  tx: Tx,
  pdf: Uint8Array,
  number: number,
  now: Date,
): Promise<Uint8Array | null> {
  const contentsSize = await timestampSize(tx, now);
  if (contentsSize === 0) return null;
  const fieldName = number === 1 ? 'archive' : `archive-${number}`;
  const prepared = prepareDocumentTimestamp(pdf, { fieldName, contentsSize });
  const token = await timestampOf(tx, prepared.digestInput(), now);
  return token && fillPlaceholder(prepared.revision, token);
}

/** The document time-stamps of a verified file, oldest first. */
export function archiveTimestampsOf({ timestamps }: VerificationReport): TimestampReport[] {
  return timestamps.filter(({ kind }) => kind === 'document-timestamp');
}
