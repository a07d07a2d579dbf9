import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { parseCertificate } from '@/pki/certificate';
import { readCms } from '@/pki/cms-structure';
import { parseCrl } from '@/pki/crl';
import { children, raw, readDer } from '@/pki/der-read';
import { parseOcspResponse } from '@/pki/ocsp';
import { oid } from '@/pki/oids';
import { collectSignatures } from '@/pki/pdf-signatures';
import { readPdf } from '@/pki/pdf-structure';

/** One signature that node:crypto can check without knowing what it is about. */
export interface RawSignature {
  readonly spki: Uint8Array;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}

/** The signature of a message, and those of the time-stamps in it: what is new with every message. */
export function signaturesOfMessage(cms: Uint8Array): RawSignature[] {
  const { signer, certificates } = readCms(cms);
  const tokens = signer.unsigned.get(oid.signatureTimeStamp) ?? [];
  return [
    { spki: spkiOf(certificates[0]!), data: signer.signedBytes, signature: signer.signature },
    ...tokens.flatMap((token) => signaturesOfMessage(raw(token))),
  ];
}

export function signaturesOfDocument(pdf: Uint8Array): RawSignature[] {
  return collectSignatures(readPdf(pdf)).flatMap(({ signature }) => signaturesOfMessage(signature!.cms));
}

/** What vouches for the signers: certificates and lists by their issuers, answers by their responders. */
export function signaturesOfEvidence(evidence: {
  certificates: readonly (readonly [subject: Uint8Array, issuer: Uint8Array])[];
  lists: readonly (readonly [list: Uint8Array, issuer: Uint8Array])[];
  answers: readonly Uint8Array[];
}): RawSignature[] {
  return [
    ...evidence.certificates.map(([der, issuer]) => ({ ...parseCertificate(der), spki: spkiOf(issuer) })),
    ...evidence.lists.map(([der, issuer]) => ({ ...parseCrl(der), spki: spkiOf(issuer) })),
    ...evidence.answers.map(parseOcspResponse).map((answer) => ({
      ...answer,
      spki: spkiOf(answer.certificates[0]!),
    })),
  ].map(({ spki, signature, ...signed }) => ({ spki, signature, data: signed.tbs }));
}

/** node:crypto alone over these signatures, keys imported beforehand. */
export function checkingWithKnownKeys(signatures: readonly RawSignature[]): () => void {
  const known = signatures.map((signature) => ({ ...signature, key: importSpki(signature.spki) }));
  return () => {
    for (const each of known) check(each, each.key);
  };
}

/** The same with every key imported anew, each once. */
export function checkingWithNewKeys(
  signatures: readonly RawSignature[],
  importKey: (spki: Uint8Array) => KeyObject,
): () => void {
  const names = signatures.map(({ spki }) => Buffer.from(spki).toString('latin1'));
  return () => {
    const keys = new Map<string, KeyObject>();
    signatures.forEach((each, index) => {
      const name = names[index]!;
      const key = keys.get(name) ?? importKey(each.spki);
      keys.set(name, key);
      check(each, key);
    });
  };
}

function check({ data, signature }: RawSignature, key: KeyObject): void {
  if (!verify('sha256', data, key, signature)) throw new Error('a raw signature is wrong');
}

/** As node documents it. */
export function importSpki(spki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

/** RSAPublicKey alone, or the point as JWK: two and twenty times as fast as SubjectPublicKeyInfo in Node 20. */
export function importFast(spki: Uint8Array): KeyObject {
  const [algorithm, bits] = children(readDer(spki));
  const inside = Buffer.from(raw(bits!)).subarray(-1 * (bits!.end - bits!.contentStart) + 1);
  if (children(algorithm!)[1]!.tag === 0x05)
    return createPublicKey({ key: inside, format: 'der', type: 'pkcs1' });
  const coordinate = (from: number) => inside.toString('base64url', from, from + 32);
  return createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) },
    format: 'jwk',
  });
}

function spkiOf(certificate: Uint8Array): Uint8Array {
  return parseCertificate(certificate).spki;
}
