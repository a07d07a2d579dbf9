import { children, contents, DerError, expectTag, readDer } from '../der-read';
import type { Bytes } from '../der-write';

/** ECDSA-Sig-Value to r‖s, each `size` octets (32 for P-256). @throws DerError */
export function ecdsaDerToRaw(der: Uint8Array, size: number): Bytes {
  const numbers = children(expectTag(readDer(der), 0x30));
  if (numbers.length !== 2) throw new DerError('der-missing-element');
  const raw = new Uint8Array(size * 2);
  numbers.forEach((number, index) => {
    const bytes = contents(expectTag(number, 0x02));
    const magnitude = bytes[0] === 0 ? bytes.subarray(1) : bytes;
    if (magnitude.length > size) throw new DerError('der-bad-integer');
    raw.set(magnitude, size * (index + 1) - magnitude.length);
  });
  return raw;
}
