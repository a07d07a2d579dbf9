import * as crypto from 'node:crypto';

type OneShot = (algorithm: string, data: Uint8Array, encoding: 'hex') => string;
/** `crypto.hash` came with Node 20.12 and saves the making of a Hash object. */
const oneShot = (crypto as { hash?: OneShot }).hash;

/** Gives the digest of certain content by an algorithm of node:crypto, hexadecimal. */
export type DigestOf = (algorithm: string) => string;

/** The digest of content in pieces, hexadecimal. */
export function contentDigest(algorithm: string, pieces: readonly Uint8Array[]): string {
  const [first, ...others] = pieces;
  if (first && others.length === 0 && oneShot) return oneShot(algorithm, first, 'hex');
  const hash = crypto.createHash(algorithm);
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
