import { constants, type KeyObject, verify } from 'node:crypto';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier';
import { type AlgorithmRefusal, type SignatureScheme, signatureScheme } from './algorithm-policy';
import { children, DerError, type DerNode, expectTag, readDer, readIntegerBytes, tags } from './der-read';
import { sameOctets } from './octets';
import { type KeyRefusal, type PublicKey, readPublicKey } from './public-key';

export type SignatureRefusal = AlgorithmRefusal | KeyRefusal | 'key-does-not-fit-algorithm';

export type SignatureVerdict = 'good' | 'bad' | { readonly refused: SignatureRefusal };

export interface SignatureToVerify {
  /** The AlgorithmIdentifier as DER node, or read. */
  readonly algorithm: DerNode | AlgorithmIdentifier;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Verifies one signature with node:crypto under the policy for algorithms and keys. `refused` means that nothing was
 * computed: policy forbids the algorithm or the key, or they do not belong together. Keys are imported once.
 */
export function verifySignature({ algorithm, spki, data, signature }: SignatureToVerify): SignatureVerdict {
  const identifier = 'oid' in algorithm ? algorithm : tryRead(algorithm);
  if (!identifier) return { refused: 'algorithm-parameters' };
  const scheme = signatureScheme(identifier);
  if ('refused' in scheme) return scheme;
  const key = readPublicKey(spki);
  if ('refused' in key) return key;
  if (!fits(key, scheme, identifier)) return { refused: 'key-does-not-fit-algorithm' };
  return verifyWith(key, scheme, data, signature) ? 'good' : 'bad';
}

/** Microseconds one verification of so many octets with this key takes, its import included, on an ordinary server core, to budget hostile input. */
export function verificationCost(spki: Uint8Array, octets: number): number {
  return keyCost(spki) + octets / 500;
}

function keyCost(spki: Uint8Array): number {
  const key = readPublicKey(spki);
  if ('refused' in key) return 1;
  if (key.kind === 'rsa' || key.kind === 'rsa-pss') return 100 + (key.modulusBits / 2048) ** 2 * 30;
  return { p256: 150, p384: 1000, p521: 1500, ed25519: 150 }[key.kind];
}

function tryRead(node: DerNode): AlgorithmIdentifier | null {
  try {
    return readAlgorithmIdentifier(node);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

function fits(key: PublicKey, scheme: SignatureScheme, identifier: AlgorithmIdentifier): boolean {
  switch (scheme.scheme) {
    case 'rsa-pkcs1':
      return key.kind === 'rsa';
    case 'rsa-pss':
      if (key.kind === 'rsa') return true;
      // A key restricted to PSS parameters (RFC 4055 1.2) signs with exactly these.
      return (
        key.kind === 'rsa-pss' &&
        (key.parameters === null || sameOctets(key.parameters, identifier.parameters ?? new Uint8Array()))
      );
    case 'ecdsa':
      return key.kind === 'p256' || key.kind === 'p384' || key.kind === 'p521';
    case 'ed25519':
      return key.kind === 'ed25519';
  }
}

function verifyWith(
  key: PublicKey,
  scheme: SignatureScheme,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  switch (scheme.scheme) {
    case 'rsa-pkcs1':
      // The padding of a plain RSA key that comes without another: `fits` let no other kind of key through.
      return verifies(scheme.digest, data, key.key, signature);
    case 'rsa-pss':
      return verifies(
        scheme.digest,
        data,
        { key: key.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength },
        signature,
      );
    case 'ecdsa':
      return isEcdsaSignature(signature) && verifies(scheme.digest, data, key.key, signature);
    case 'ed25519':
      return signature.length === 64 && verifies(null, data, key.key, signature);
  }
}

function verifies(
  digest: string | null,
  data: Uint8Array,
  key: KeyObject | { key: KeyObject; padding: number; saltLength: number },
  signature: Uint8Array,
): boolean {
  try {
    return verify(digest, data, key, signature);
  } catch {
    // OpenSSL throws on signatures of an impossible length or encoding.
    return false;
  }
}

/** ECDSA-Sig-Value (RFC 3279 2.2.3): DER of two positive integers and nothing else. */
function isEcdsaSignature(signature: Uint8Array): boolean {
  try {
    const integers = children(expectTag(readDer(signature), tags.sequence));
    return integers.length === 2 && integers.every((integer) => readIntegerBytes(integer)[0]! < 0x80);
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
