import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consistencyProof, inclusionProof, leafHash, treeHash, verifyInclusion } from './merkle-tree';

const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, i) => leafHash(new TextEncoder().encode(`entry ${i}`)));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

it('hashes the empty log and a single leaf as RFC 9162 says', () => {
  expect(hex(treeHash([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hex(leafHash(new Uint8Array()))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

it('proves every leaf of every small tree, and no other leaf in its place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, seed) => {
      const leaves = leavesOf(size);
      const root = treeHash(leaves);
      const index = seed % size;
      const proof = inclusionProof(leaves, index);
      expect(verifyInclusion(leaves[index]!, index, size, proof, root)).toBe(true);
      expect(verifyInclusion(leafHash(Uint8Array.of(1)), index, size, proof, root)).toBe(false);
    }),
  );
});

it('needs a proof of consistency only where the log has grown', () => {
  const leaves = leavesOf(7);
  expect(consistencyProof(leaves, 7)).toEqual([]);
  expect(consistencyProof(leaves, 3).map(hex)).toEqual(
    [leaves[2]!, leaves[3]!, treeHash(leaves.slice(0, 2)), treeHash(leaves.slice(4))].map(hex),
  );
});
