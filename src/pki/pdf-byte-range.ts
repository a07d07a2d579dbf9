/**
 * Finds the newest signature's ByteRange and Contents in a PDF, by its bytes alone (ISO 32000-2 §12.8.1).
 * Isomorphic and dependency-free: the browser hashes the very range that it found itself.
 */
export interface SignedRange {
  /** Two spans [offset, length, offset, length]; between them lies `<hex>`. */
  readonly byteRange: readonly [number, number, number, number];
  /** First hex digit and one past the last. */
  readonly hexStart: number;
  readonly hexEnd: number;
}

/** The last signature's range, or null when the file has none that covers it whole. */
export function findSignedRange(pdf: Uint8Array): SignedRange | null {
  const at = lastIndexOf(pdf, '/ByteRange');
  if (at < 0) return null;
  const text = String.fromCharCode(...pdf.subarray(at + 10, at + 80));
  const numbers = /^\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/
    .exec(text)
    ?.slice(1)
    .map(Number);
  if (!numbers) return null;
  const [a, b, c, d] = numbers as [number, number, number, number];
  if (a !== 0 || c <= b + 1 || c + d !== pdf.length || pdf[b] !== 60 || pdf[c - 1] !== 62) return null;
  return { byteRange: [a, b, c, d], hexStart: b + 1, hexEnd: c - 1 };
}

/** The signed bytes: everything but `<hex>`. */
export function signedBytes(pdf: Uint8Array, { byteRange: [, b, c, d] }: SignedRange): Uint8Array {
  const out = new Uint8Array(b + d);
  out.set(pdf.subarray(0, b));
  out.set(pdf.subarray(c, c + d), b);
  return out;
}

function lastIndexOf(bytes: Uint8Array, text: string): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.lastIndexOf(first); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)) {
    let i = 1;
    while (i < text.length && bytes[at + i] === text.charCodeAt(i)) i++;
    if (i === text.length) return at;
  }
  return -1;
}
