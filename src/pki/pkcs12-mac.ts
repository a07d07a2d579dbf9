import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import {
  children,
  type DerNode,
  expectTag,
  readOctetString,
  readOid,
  readSmallInteger,
  tags,
} from './der-read';
import { oid } from './oids';
import { maximumIterations } from './pbes2';
import { derivePkcs12Key, type KdfHash } from './pkcs12-kdf';

const hashes = { sha1, sha256, sha384, sha512 };
const hashNames = new Map<string, KdfHash>([
  [oid.sha1, 'sha1'],
  [oid.sha256, 'sha256'],
  [oid.sha384, 'sha384'],
  [oid.sha512, 'sha512'],
]);

/** Checks MacData (RFC 7292 section 4): the integrity of the file and, by it, the passphrase. @throws DerError */
export function hasValidMac(
  macData: DerNode,
  authenticatedSafe: Uint8Array,
  passphrase: string,
): 'valid' | 'wrong-passphrase' | 'unsupported-encryption' {
  const [digestInfo, salt, iterationNode] = children(expectTag(macData, tags.sequence));
  const [algorithm, digest] = children(expectTag(digestInfo, tags.sequence));
  const hash = hashNames.get(readOid(children(expectTag(algorithm, tags.sequence))[0]!));
  const iterations = iterationNode ? readSmallInteger(iterationNode) : 1;
  if (!hash || iterations < 1 || iterations > maximumIterations) return 'unsupported-encryption';
  const expected = readOctetString(expectTag(digest, tags.octetString));
  const length = hashes[hash].outputLen;
  const derivation = {
    hash,
    purpose: 'mac',
    salt: readOctetString(expectTag(salt, tags.octetString)),
    iterations,
    length,
  } as const;
  const actual = hmac(hashes[hash], derivePkcs12Key({ ...derivation, passphrase }), authenticatedSafe);
  const isSame =
    actual.length === expected.length && actual.every((octet, index) => octet === expected[index]);
  return isSame ? 'valid' : 'wrong-passphrase';
}
