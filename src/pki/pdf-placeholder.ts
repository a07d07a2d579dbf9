import { findSignedRange } from './pdf-byte-range';

/**
 * Writes a DER signature into the empty Contents of a prepared revision; the rest stays zero.
 * Throws a RangeError when it does not fit. Isomorphic.
 */
export function fillPlaceholder(revision: Uint8Array, cms: Uint8Array): Uint8Array {
  const range = findSignedRange(revision);
  if (!range) throw new RangeError('the revision has no placeholder at its end');
  if (cms.length * 2 > range.hexEnd - range.hexStart)
    throw new RangeError(`the signature takes ${cms.length} bytes, more than was reserved`);
  const filled = revision.slice();
  for (let i = 0; i < cms.length; i++) {
    filled[range.hexStart + i * 2] = digits.charCodeAt(cms[i]! >> 4);
    filled[range.hexStart + i * 2 + 1] = digits.charCodeAt(cms[i]! & 15);
  }
  return filled;
}

/**
 * Whether `submitted` is `prepared`, byte for byte, with only the hexadecimal placeholder of its newest
 * signature filled. Nothing else is ever accepted from a signer, which closes shadow, wrapping and
 * incremental-saving attacks at the door.
 */
export function isFilledRevision(prepared: Uint8Array, submitted: Uint8Array): boolean {
  const range = findSignedRange(prepared);
  if (!range || submitted.length !== prepared.length) return false;
  for (let at = 0; at < prepared.length; at++) {
    const inside = at >= range.hexStart && at < range.hexEnd;
    if (inside ? !isHexDigit(submitted[at]!) : submitted[at] !== prepared[at]) return false;
  }
  return submitted[range.hexStart] === 0x33 && submitted[range.hexStart + 1] === 0x30;
}

const digits = '0123456789abcdef';
const isHexDigit = (c: number) => (c >= 48 && c <= 57) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
