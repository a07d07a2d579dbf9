import { type Bytes, integer, sequence } from './der-write';

/** r‖s as WebCrypto gives it (IEEE P1363) to ECDSA-Sig-Value (RFC 3279 2.2.3). */
export function ecdsaRawToDer(raw: Uint8Array): Bytes {
  if (raw.length === 0 || raw.length % 2 !== 0) throw new RangeError('r and s have the same length');
  return sequence(integer(raw.subarray(0, raw.length / 2)), integer(raw.subarray(raw.length / 2)));
}
