import { createHash } from 'node:crypto';
import { children, contents, expectTag, readDer } from './der-read';
import { type Bytes, integer, nullValue, objectIdentifier, octetString, sequence } from './der-write';
import { readNaming } from './issuer-and-serial';
import type { CertId } from './ocsp-request';
import { oid } from './oids';

/** Here hashes only name an issuer; SHA-1 is what RFC 5019 clients send, and no signature rests on it. */
const hashes = new Map<string, 'sha1' | 'sha256'>([
  [oid.sha1, 'sha1'],
  [oid.sha256, 'sha256'],
]);

/** CertID (RFC 6960 4.1.1) of the certificate with this serial (unsigned) under this issuer. */
export function buildCertId(
  issuerCertificate: Uint8Array,
  serial: Uint8Array,
  hash: 'sha1' | 'sha256' = 'sha1',
): Bytes {
  const algorithm = sequence(objectIdentifier(oid[hash]), nullValue());
  const { name, key } = issuerHashes(issuerCertificate, hash);
  return sequence(algorithm, octetString(name), octetString(key), integer(serial));
}

/** Whether a CertID names this issuer. Other hash algorithms than SHA-1 and SHA-256 name nobody. */
export function isIssuedBy(certId: CertId, issuerCertificate: Uint8Array): boolean {
  const hash = hashes.get(certId.hashAlgorithm);
  if (!hash) return false;
  const { name, key } = issuerHashes(issuerCertificate, hash);
  return Buffer.compare(name, certId.issuerNameHash) === 0 && Buffer.compare(key, certId.issuerKeyHash) === 0;
}

/** SHA-1 of the subjectPublicKey bits: KeyHash of a ResponderID. */
export function sha1KeyHash(spki: Uint8Array): Uint8Array {
  return createHash('sha1').update(publicKeyBits(spki)).digest();
}

function issuerHashes(
  certificate: Uint8Array,
  hash: 'sha1' | 'sha256',
): { name: Uint8Array; key: Uint8Array } {
  const { subject, spki } = readNaming(certificate);
  return {
    name: createHash(hash).update(subject).digest(),
    key: createHash(hash).update(publicKeyBits(spki)).digest(),
  };
}

function publicKeyBits(spki: Uint8Array): Uint8Array {
  return contents(expectTag(children(expectTag(readDer(spki), 0x30))[1], 0x03)).subarray(1);
}
