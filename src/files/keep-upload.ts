import { ok, type Result } from '@/trade/result';
import type { PdfRefusal } from './check-pdf';
import { acceptUpload, type UploadLimits, type UploadRefusal } from './check-upload';
import { fileScanner } from './configured-scanner';
import { fileStorage } from './configured-storage';
import type { ContentKind } from './content-kind';
import type { ImageRefusal } from './imaging/rendition';
import type { ByteSource } from './read-bounded';
import { type ScanRefusal, scanned } from './scan-upload';
import { type FileKey, fileKey } from './storage';
import { stripMetadata } from './strip-metadata';

export type KeepRefusal = UploadRefusal | ScanRefusal | PdfRefusal | ImageRefusal;

/** What a row remembers of a kept file. */
export interface KeptFile {
  readonly key: FileKey;
  readonly digest: string;
  readonly kind: ContentKind;
  readonly contentType: string;
  readonly size: number;
  readonly scan: 'clean' | 'not-scanned';
}

/**
 * Takes in a paper: bounded, known by its content, scanned, stripped, stored. Outside any transaction; what no row
 * names afterwards is an orphan under its digest and does no harm.
 */
export async function keepUpload(
  namespace: string,
  source: ByteSource,
  limits: UploadLimits,
): Promise<Result<KeptFile, KeepRefusal>> {
  const accepted = await acceptUpload(source, limits);
  if (!accepted.ok) return accepted;
  const scan = scanned(await fileScanner().scan(accepted.value.bytes));
  if (!scan.ok) return scan;
  const stripped = await stripMetadata(accepted.value);
  if (!stripped.ok) return stripped;
  const { bytes, digest, kind, contentType } = stripped.value;
  const key = fileKey(namespace, digest);
  await fileStorage().put(key, bytes, contentType);
  return ok({ key, digest, kind, contentType, size: bytes.length, scan: scan.value });
}
