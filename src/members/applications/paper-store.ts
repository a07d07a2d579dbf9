import { fileStorage } from '@/files/configured-storage';
import { type KeepRefusal, type KeptFile, keepUpload } from '@/files/keep-upload';
import type { ByteSource } from '@/files/read-bounded';
import { fileKey } from '@/files/storage';
import type { Result } from '@/trade/result';
import { largestPaperBytes, paperContentKinds } from './paper-kinds';

/**
 * The drawer of one application: its papers lie apart from everybody else's, so that deleting one never touches
 * another's, and nobody learns from a shared file that somebody else has shown it too.
 */
export function paperNamespace(applicationId: string): string {
  return `papers-${applicationId.replaceAll('-', '')}`;
}

/** Takes in a paper: bounded, known by its content, scanned, stripped of metadata, stored. Outside any transaction. */
export async function keepPaper(
  applicationId: string,
  source: ByteSource,
): Promise<Result<KeptFile, KeepRefusal>> {
  return await keepUpload(paperNamespace(applicationId), source, {
    kinds: paperContentKinds,
    largestBytes: largestPaperBytes,
  });
}

/** The bytes of a paper; null when retention has deleted them. */
export async function readPaper(paper: {
  readonly applicationId: string;
  readonly digest: string;
}): Promise<Uint8Array | null> {
  return await fileStorage().get(fileKey(paperNamespace(paper.applicationId), paper.digest));
}

export async function deletePaperContent(applicationId: string, digest: string): Promise<void> {
  await fileStorage().delete(fileKey(paperNamespace(applicationId), digest));
}
