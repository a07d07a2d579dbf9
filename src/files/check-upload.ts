import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '@/trade/result';
import { type ContentKind, contentTypes } from './content-kind';
import { type ByteSource, readBounded } from './read-bounded';
import { recogniseContent } from './recognise-content';

/** Codes are explained in the namespace `files`, under `refusal`. */
export type UploadRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'file-interrupted'
  | 'file-unrecognised'
  | 'file-kind-not-allowed'
  | 'file-heic'
  | 'file-ambiguous';

export interface UploadLimits {
  readonly kinds: readonly ContentKind[];
  readonly largestBytes: number;
  /** what the sender says (Content-Length, Upload-Length), to refuse before reading */
  readonly declaredBytes?: number | null;
}

export interface Upload {
  readonly bytes: Uint8Array;
  readonly kind: ContentKind;
  readonly contentType: string;
  /** SHA-256 of the bytes, hexadecimal */
  readonly digest: string;
}

/**
 * Takes in a file that somebody sent: bounded before and while it is read, then known by its content and by nothing
 * the sender says about it. The bytes are as sent: `keepUpload` also scans, strips and stores them.
 */
export async function acceptUpload(
  source: ByteSource,
  limits: UploadLimits,
): Promise<Result<Upload, UploadRefusal>> {
  const tooLarge = () => refuse('file-too-large', { megabytes: inMegabytes(limits.largestBytes) });
  if ((limits.declaredBytes ?? 0) > limits.largestBytes) return tooLarge();
  const reading = await readBounded(source, limits.largestBytes);
  if (reading.ended === 'too-large') return tooLarge();
  if (reading.ended === 'interrupted') return refuse('file-interrupted');
  return checkBytes(reading.bytes, limits.kinds);
}

/** The same for bytes already in hand. */
export function checkBytes(bytes: Uint8Array, kinds: readonly ContentKind[]): Result<Upload, UploadRefusal> {
  if (bytes.length === 0) return refuse('file-empty');
  const { kind, ambiguous } = recogniseContent(bytes);
  if (!kind) return refuse('file-unrecognised');
  if (kind === 'heic' && kinds.includes('jpeg')) return refuse('file-heic');
  if (!kinds.includes(kind)) return refuse('file-kind-not-allowed', { kind: kind.replace('-text', '') });
  if (ambiguous) return refuse('file-ambiguous', { kind });
  return ok({ bytes, kind, contentType: contentTypes[kind], digest: digestOf(bytes) });
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** 5_000_000 → 5, 200_000 → 0.2, for people. */
export function inMegabytes(bytes: number): number {
  return Math.round(bytes / 10_000) / 100;
}
