import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, concat } from './der-write';

const hashes = { sha1, sha256, sha384, sha512 };
export type KdfHash = keyof typeof hashes;

/** What the key is for: the diversifier of RFC 7292 B.3. */
export type KdfPurpose = 'encryption' | 'iv' | 'mac';

export interface KdfInput {
  readonly hash: KdfHash;
  readonly purpose: KdfPurpose;
  readonly passphrase: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Octets wanted. */
  readonly length: number;
}

/** The key derivation of PKCS#12 (RFC 7292 appendix B.2); the passphrase as BMPString with its terminator. */
export function derivePkcs12Key(input: KdfInput): Bytes {
  const { blockLen, outputLen } = hashes[input.hash];
  const diversifier = new Uint8Array(blockLen).fill({ encryption: 1, iv: 2, mac: 3 }[input.purpose]);
  const salted = concat(filled(input.salt, blockLen), filled(bmpPassphrase(input.passphrase), blockLen));
  const derived = new Uint8Array(Math.ceil(input.length / outputLen) * outputLen);
  for (let offset = 0; offset < derived.length; offset += outputLen) {
    const output = iterate(input.hash, concat(diversifier, salted), input.iterations);
    derived.set(output, offset);
    addToEachBlock(salted, filled(output, blockLen).subarray(0, blockLen));
  }
  return derived.slice(0, input.length);
}

/** H(H(…H(first))). One hash object serves all rounds: a fresh one for each costs five times as much. */
function iterate(hash: KdfHash, first: Uint8Array, iterations: number): Bytes {
  const output = Uint8Array.from(hashes[hash](first));
  const empty = hashes[hash].create();
  const working = empty.clone();
  for (let round = 1; round < iterations; round++) {
    empty._cloneInto(working as never);
    working.update(output);
    working.digestInto(output);
  }
  return output;
}

/** I_j = I_j + B + 1 modulo 2^(8v), for every block of v octets. */
function addToEachBlock(blocks: Uint8Array, b: Uint8Array): void {
  for (let start = 0; start < blocks.length; start += b.length) {
    let carry = 1;
    for (let i = b.length - 1; i >= 0; i--) {
      carry += blocks[start + i]! + b[i]!;
      blocks[start + i] = carry & 0xff;
      carry >>= 8;
    }
  }
}

/** The octets repeated until they fill whole blocks; nothing stays nothing. */
function filled(octets: Uint8Array, blockLength: number): Bytes {
  const length = Math.ceil(octets.length / blockLength) * blockLength;
  return Uint8Array.from({ length }, (_, i) => octets[i % octets.length]!);
}

/** BMPString contents with the two zero octets that RFC 7292 B.1 wants at the end. */
export function bmpPassphrase(passphrase: string): Bytes {
  const units = Array.from({ length: passphrase.length }, (_, i) => passphrase.charCodeAt(i));
  return Uint8Array.from([...units, 0].flatMap((unit) => [unit >> 8, unit & 0xff]));
}
