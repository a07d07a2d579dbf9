import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { uploadParts, uploads } from '../schema';
import { lockUpload } from './find-upload';

export type AppendRefusal = 'upload-unknown' | 'upload-elsewhere' | 'upload-overfull';

/**
 * Adds bytes that begin at `offset` and tells how far the upload has come. Whoever continues from elsewhere than its
 * end (a second tab, a late repetition) is refused with the offset to go on from.
 */
export async function appendToUpload(
  tx: Tx,
  part: { readonly uploadId: string; readonly offset: number; readonly bytes: Uint8Array },
): Promise<Result<{ offset: number }, AppendRefusal>> {
  const upload = await lockUpload(tx, part.uploadId);
  if (!upload) return refuse('upload-unknown');
  if (upload.offset !== part.offset) return refuse('upload-elsewhere', { offset: upload.offset });
  const offset = part.offset + part.bytes.length;
  if (offset > upload.length) return refuse('upload-overfull');
  if (part.bytes.length === 0) return ok({ offset });
  await tx.insert(uploadParts).values(part);
  await tx.update(uploads).set({ offset }).where(eq(uploads.id, part.uploadId));
  return ok({ offset });
}
