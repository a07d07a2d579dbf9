import { createHash } from 'node:crypto';

/** Leaf hash: SHA-256(0x00 ‖ entry) (RFC 9162, 2.1.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(Uint8Array.of(0)).update(entry).digest());
}

/** Node hash: SHA-256(0x01 ‖ left ‖ right) (RFC 9162, 2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest());
}

/** Merkle tree hash of leaf hashes in order; the hash of the empty string for no leaves (RFC 9162, 2.1.1). */
export function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (!first) return new Uint8Array(createHash('sha256').digest());
  if (leaves.length === 1) return first;
  const split = largestPowerOfTwoBelow(leaves.length);
  return nodeHash(treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

/** Proof that the tree of the first `oldSize` leaves is a prefix of this one (RFC 9162, 2.1.4.1). */
export function consistencyProof(leaves: readonly Uint8Array[], oldSize: number): Uint8Array[] {
  if (oldSize <= 0 || oldSize > leaves.length) return [];
  return subProof(leaves, oldSize, true);
}

/** Proof that leaf `index` is in the tree (RFC 9162, 2.1.3.1). */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = largestPowerOfTwoBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index), treeHash(right)]
    : [...inclusionProof(right, index - split), treeHash(left)];
}

/** Does the inclusion proof lead from this leaf to this root? (RFC 9162, 2.1.3.2) */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && Buffer.from(hash).equals(root);
}

function subProof(leaves: readonly Uint8Array[], oldSize: number, whole: boolean): Uint8Array[] {
  if (oldSize === leaves.length) return whole ? [] : [treeHash(leaves)];
  const split = largestPowerOfTwoBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return oldSize <= split
    ? [...subProof(left, oldSize, whole), treeHash(right)]
    : [...subProof(right, oldSize - split, false), treeHash(left)];
}

function largestPowerOfTwoBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
