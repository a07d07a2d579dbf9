import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  children,
  DerError,
  type DerNode,
  expectTag,
  raw,
  readBitString,
  readDer,
  readIntegerBytes,
  readNull,
  readOid,
  tags,
} from './der-read';
import { oid } from './oids';
import { Readings } from './readings';

/** Why a public key may not verify anything here. */
export type KeyRefusal =
  | 'key-malformed'
  | 'key-type-not-allowed'
  | 'algorithm-dsa'
  | 'curve-not-allowed'
  | 'rsa-modulus-too-small'
  | 'rsa-modulus-too-large'
  | 'rsa-exponent-not-allowed';

export type PublicKey =
  | {
      readonly kind: 'rsa' | 'rsa-pss';
      readonly key: KeyObject;
      readonly modulusBits: number;
      /** DER of the parameters that an id-RSASSA-PSS key is restricted to. */
      readonly parameters: Uint8Array | null;
    }
  | { readonly kind: 'p256' | 'p384' | 'p521' | 'ed25519'; readonly key: KeyObject };

export type PublicKeyReading = PublicKey | { readonly refused: KeyRefusal };

export const MIN_RSA_BITS = 2048;
/** Verification time grows with the square of the length: 8192 bits cost about a third of a millisecond. */
export const MAX_RSA_BITS = 8192;
const MAX_SPKI_OCTETS = 8 * 1024;

const readings = new Readings<PublicKeyReading>(1024 * 1024);

/**
 * Reads a SubjectPublicKeyInfo under the policy for keys: RSA of 2048 to 8192 bits with an odd exponent of 65537 to
 * 2^64, the curves P-256, P-384 and P-521 by name with an uncompressed point, Ed25519. Import into node:crypto, which
 * checks that a point lies on its curve, happens once for each key.
 */
export function readPublicKey(spki: Uint8Array): PublicKeyReading {
  if (spki.length > MAX_SPKI_OCTETS) return { refused: 'key-malformed' };
  const known = readings.find(spki);
  if (known) return known;
  const own = new Uint8Array(spki);
  const reading = readAndImport(own);
  readings.remember(own, reading);
  return reading;
}

/** The KeyObject of a SubjectPublicKeyInfo, or null when policy or node:crypto refuse it. */
export function publicKeyOf(spki: Uint8Array): KeyObject | null {
  const reading = readPublicKey(spki);
  return 'refused' in reading ? null : reading.key;
}

function readAndImport(spki: Uint8Array): PublicKeyReading {
  try {
    const shape = readShape(spki);
    if ('refused' in shape) return shape;
    const { bytes: _, ...described } = shape;
    return { ...described, key: importKey(shape, spki) };
  } catch {
    // A DerError of ours or OpenSSL's refusal to decode: either way these octets are not a key.
    return { refused: 'key-malformed' };
  }
}

/**
 * By RSAPublicKey or coordinates OpenSSL imports ten times and twice as fast as by SubjectPublicKeyInfo, which it tries
 * with one decoder after another; it checks that a point lies on its curve either way.
 */
function importKey(shape: Exclude<Shape, { refused: KeyRefusal }>, spki: Uint8Array): KeyObject {
  if (shape.kind === 'rsa')
    return createPublicKey({ key: viewOf(shape.bytes), format: 'der', type: 'pkcs1' });
  if (shape.kind === 'ed25519')
    return createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: viewOf(shape.bytes).toString('base64url') },
      format: 'jwk',
    });
  if (shape.kind === 'rsa-pss') return createPublicKey({ key: viewOf(spki), format: 'der', type: 'spki' });
  const point = viewOf(shape.bytes);
  const half = (point.length - 1) / 2;
  const [x, y] = [point.toString('base64url', 1, 1 + half), point.toString('base64url', 1 + half)];
  return createPublicKey({ key: { kty: 'EC', crv: jwkCurves[shape.kind], x, y }, format: 'jwk' });
}

const jwkCurves = { p256: 'P-256', p384: 'P-384', p521: 'P-521' } as const;

function viewOf(octets: Uint8Array): Buffer {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
}

/** What the key is, and the octets of the BIT STRING. */
type Shape =
  | { kind: 'rsa' | 'rsa-pss'; modulusBits: number; parameters: Uint8Array | null; bytes: Uint8Array }
  | { kind: 'p256' | 'p384' | 'p521'; bytes: Uint8Array }
  | { kind: 'ed25519'; bytes: Uint8Array }
  | { refused: KeyRefusal };

function readShape(spki: Uint8Array): Shape {
  const [algorithm, keyNode, ...others] = children(expectTag(readDer(spki), tags.sequence));
  if (!algorithm || !keyNode || others.length > 0) throw new DerError('der-missing-element');
  const [typeNode, parameters, ...more] = children(expectTag(algorithm, tags.sequence));
  if (!typeNode || more.length > 0) throw new DerError('der-missing-element');
  const { unusedBits, bytes } = readBitString(keyNode);
  if (unusedBits !== 0) throw new DerError('der-bad-bit-string');
  switch (readOid(typeNode)) {
    case oid.rsaEncryption:
      readNull(expectTag(parameters, tags.null));
      return readRsa('rsa', bytes, null);
    case oid.rsaPss:
      return readRsa('rsa-pss', bytes, parameters ? raw(parameters) : null);
    case oid.ecPublicKey:
      return readPoint(parameters, bytes);
    case oid.ed25519:
      if (parameters || bytes.length !== 32) throw new DerError('der-trailing-bytes');
      return { kind: 'ed25519', bytes };
    case oid.dsa:
      return { refused: 'algorithm-dsa' };
    default:
      return { refused: 'key-type-not-allowed' };
  }
}

/** RSAPublicKey, RFC 8017 A.1.1. */
function readRsa(kind: 'rsa' | 'rsa-pss', bytes: Uint8Array, parameters: Uint8Array | null): Shape {
  const [modulusNode, exponentNode, ...others] = children(expectTag(readDer(bytes), tags.sequence));
  if (!modulusNode || !exponentNode || others.length > 0) throw new DerError('der-missing-element');
  const modulus = positive(modulusNode);
  const exponent = positive(exponentNode);
  const modulusBits = bitLength(modulus);
  if (modulusBits < MIN_RSA_BITS) return { refused: 'rsa-modulus-too-small' };
  if (modulusBits > MAX_RSA_BITS) return { refused: 'rsa-modulus-too-large' };
  if (!isOdd(modulus)) throw new DerError('der-bad-integer', 'even modulus');
  const exponentBits = bitLength(exponent);
  if (!isOdd(exponent) || exponentBits < 17 || exponentBits > 64)
    return { refused: 'rsa-exponent-not-allowed' };
  return { kind, modulusBits, parameters, bytes };
}

function readPoint(parameters: DerNode | undefined, bytes: Uint8Array): Shape {
  // Explicit parameters (RFC 3279) would let a stranger choose the curve: CVE-2020-0601.
  if (parameters?.tag !== tags.oid) return { refused: 'curve-not-allowed' };
  const curve = curves[readOid(parameters)];
  if (!curve) return { refused: 'curve-not-allowed' };
  if (bytes.length !== 1 + 2 * curve.octets || bytes[0] !== 4)
    throw new DerError('der-bad-bit-string', 'point');
  return { kind: curve.kind, bytes };
}

const curves: Readonly<Record<string, { kind: 'p256' | 'p384' | 'p521'; octets: number }>> = {
  [oid.p256]: { kind: 'p256', octets: 32 },
  [oid.p384]: { kind: 'p384', octets: 48 },
  [oid.p521]: { kind: 'p521', octets: 66 },
};

function positive(node: DerNode): Uint8Array {
  const octets = readIntegerBytes(node);
  if (octets[0]! >= 0x80) throw new DerError('der-bad-integer', 'negative');
  return octets[0] === 0 ? octets.subarray(1) : octets;
}

function bitLength(octets: Uint8Array): number {
  const first = octets[0];
  return first === undefined ? 0 : (octets.length - 1) * 8 + (32 - Math.clz32(first));
}

function isOdd(octets: Uint8Array): boolean {
  return ((octets[octets.length - 1] ?? 0) & 1) === 1;
}
