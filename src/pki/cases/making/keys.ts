import { createHash, createPrivateKey, createPublicKey, constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bitString, concat, explicit, integer, nullValue, oid as objectIdentifier, sequence } from '../../der-write';
import { oid } from '../../oids';

/** A key with the AlgorithmIdentifier of its signatures. */
export interface Key {
  readonly spki: Uint8Array;
  readonly algorithm: Uint8Array;
  sign(data: Uint8Array): Uint8Array;
}

/** Ed25519 from a name: signatures are deterministic, so that making the cases again changes nothing. */
export function edKey(name: string): Key {
  const seed = createHash('sha256').update(`case key ${name}`).digest();
  const pkcs8 = concat(Buffer.from('302e020100300506032b657004220420', 'hex'), seed);
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  return keyOf(key, sequence(objectIdentifier(oid.ed25519)), (data) => sign(null, data, key));
}

/** Keys of kinds that cannot be derived from a name are kept in test-keys.json; they protect nothing. */
const keptKeysFile = fileURLToPath(new URL('test-keys.json', import.meta.url));
const kept: Record<string, string> = existsSync(keptKeysFile) ? JSON.parse(readFileSync(keptKeysFile, 'utf8')) : {};

function keptKey(name: string, generate: () => KeyObject): KeyObject {
  if (!kept[name]) {
    kept[name] = generate().export({ type: 'pkcs8', format: 'der' }).toString('base64');
    writeFileSync(keptKeysFile, `${JSON.stringify(kept, null, 2)}\n`);
  }
  return createPrivateKey({ key: Buffer.from(kept[name]!, 'base64'), format: 'der', type: 'pkcs8' });
}

export function rsaKey(bits: number, publicExponent = 0x10001): Key {
  const key = keptKey(`rsa-${bits}-${publicExponent}`, () => generateKeyPairSync('rsa', { modulusLength: bits, publicExponent }).privateKey);
  return keyOf(key, rsaAlgorithm(oid.sha256WithRsa), (data) => sign('sha256', data, key));
}

/** The same RSA key signing otherwise. */
export function rsaSigning(bits: number, algorithm: Uint8Array, digest: string, pssSalt?: number): Key {
  const plain = rsaKey(bits);
  const key = createPrivateKey({ key: Buffer.from(kept[`rsa-${bits}-65537`]!, 'base64'), format: 'der', type: 'pkcs8' });
  const padding = pssSalt === undefined ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_PSS_PADDING;
  return { ...plain, algorithm, sign: (data) => sign(digest, data, { key, padding, ...(pssSalt === undefined ? {} : { saltLength: pssSalt }) }) };
}

export function rsaAlgorithm(algorithm: string): Uint8Array {
  return sequence(objectIdentifier(algorithm), nullValue());
}

export function pssAlgorithm(hash: string, mgfHash: string, saltLength: number): Uint8Array {
  const hashAlgorithm = (name: string) => sequence(objectIdentifier(name), nullValue());
  return sequence(
    objectIdentifier(oid.rsaPss),
    sequence(
      explicit(0, hashAlgorithm(hash)),
      explicit(1, sequence(objectIdentifier(oid.mgf1), hashAlgorithm(mgfHash))),
      explicit(2, integer(saltLength)),
    ),
  );
}

export function ecKey(namedCurve: string, digest = 'sha256', algorithm: string = oid.ecdsaWithSha256): Key {
  const key = keptKey(`ec-${namedCurve}`, () => generateKeyPairSync('ec', { namedCurve }).privateKey);
  return keyOf(key, sequence(objectIdentifier(algorithm)), (data) => sign(digest, data, key));
}

/** A SubjectPublicKeyInfo of one's own making, whose signatures are noise. */
export function brokenKey(algorithm: Uint8Array, keyBits: Uint8Array, signatureAlgorithm: Uint8Array): Key {
  return {
    spki: sequence(algorithm, bitString(keyBits)),
    algorithm: signatureAlgorithm,
    sign: () => sequence(integer(1), integer(1)),
  };
}

export function withAlgorithm(key: Key, algorithm: Uint8Array): Key {
  return { ...key, algorithm };
}

function keyOf(key: KeyObject, algorithm: Uint8Array, signer: (data: Uint8Array) => Uint8Array): Key {
  return { spki: createPublicKey(key).export({ type: 'spki', format: 'der' }), algorithm, sign: signer };
}

