import { DerError } from './der-read';
import { type Bytes, concatAll, element } from './der-write';

const maximumDepth = 24;

/**
 * The same values with definite lengths and octet strings in one piece. PKCS#12 files of NSS and Windows are BER;
 * nothing signed is ever read through this. @throws DerError
 */
export function berToDer(bytes: Uint8Array): Bytes {
  const { der, end } = convert(bytes, 0, bytes.length, 0);
  if (end !== bytes.length) throw new DerError('der-trailing-bytes');
  return der;
}

interface Converted {
  readonly der: Bytes;
  readonly end: number;
}

function convert(bytes: Uint8Array, start: number, limit: number, depth: number): Converted {
  if (depth > maximumDepth) throw new DerError('der-too-deep');
  const tag = octet(bytes, start, limit);
  if ((tag & 0x1f) === 0x1f) throw new DerError('der-tag-unsupported');
  const { length, contentStart } = readLength(bytes, start + 1, limit);
  if (length === null && !(tag & 0x20)) throw new DerError('der-indefinite-length');
  if (length !== null && contentStart + length > limit) throw new DerError('der-truncated');
  if (!(tag & 0x20)) {
    const end = contentStart + length!;
    return { der: element(tag, bytes.subarray(contentStart, end)), end };
  }
  const { parts, end } = convertInside(
    bytes,
    contentStart,
    length === null ? null : contentStart + length,
    limit,
    depth,
  );
  if (tag === 0x24) return { der: element(0x04, concatAll(parts.map(contentOf))), end };
  return { der: element(tag, concatAll(parts)), end };
}

function convertInside(
  bytes: Uint8Array,
  start: number,
  knownEnd: number | null,
  limit: number,
  depth: number,
) {
  const parts: Bytes[] = [];
  let offset = start;
  while (knownEnd === null ? !isEndOfContents(bytes, offset, limit) : offset < knownEnd) {
    const child = convert(bytes, offset, knownEnd ?? limit, depth + 1);
    parts.push(child.der);
    offset = child.end;
  }
  return { parts, end: knownEnd ?? offset + 2 };
}

function isEndOfContents(bytes: Uint8Array, offset: number, limit: number): boolean {
  return octet(bytes, offset, limit) === 0 && octet(bytes, offset + 1, limit) === 0;
}

function readLength(
  bytes: Uint8Array,
  start: number,
  limit: number,
): { length: number | null; contentStart: number } {
  const first = octet(bytes, start, limit);
  if (first < 0x80) return { length: first, contentStart: start + 1 };
  if (first === 0x80) return { length: null, contentStart: start + 1 };
  const size = first & 0x7f;
  if (size > 4) throw new DerError('der-length-too-large');
  let length = 0;
  for (let i = 1; i <= size; i++) length = length * 256 + octet(bytes, start + i, limit);
  return { length, contentStart: start + 1 + size };
}

function contentOf(der: Uint8Array): Uint8Array {
  const first = der[1]!;
  return der.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f));
}

function octet(bytes: Uint8Array, offset: number, limit: number): number {
  const value = offset < limit ? bytes[offset] : undefined;
  if (value === undefined) throw new DerError('der-truncated');
  return value;
}
