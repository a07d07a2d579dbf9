import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { SignatureAlgorithm, Signer } from './signer';

/** A signer over a private key in this process's memory: P-256, P-384 or RSA. Throws for other keys. */
export function signerFromKey(privateKey: KeyObject): Signer {
  const algorithm = algorithmOfKey(privateKey);
  const digest = algorithm === 'ecdsa-sha384' ? 'sha384' : 'sha256';
  return {
    algorithm,
    spki: new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' })),
    sign: (data) => new Uint8Array(sign(digest, data, privateKey)),
  };
}

export function signerFromPkcs8(pkcs8: Uint8Array): Signer {
  return signerFromKey(createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }));
}

export type KeyKind = 'p256' | 'p384' | 'rsa3072';

/** A fresh private key, PKCS#8 DER. The caller seals it at once. */
export function generatePkcs8(kind: KeyKind): Uint8Array {
  const { privateKey } =
    kind === 'rsa3072'
      ? generateKeyPairSync('rsa', { modulusLength: 3072 })
      : generateKeyPairSync('ec', { namedCurve: kind === 'p256' ? 'P-256' : 'P-384' });
  return new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }));
}

/** What a private or public key signs with here. Throws for keys that are neither P-256, P-384 nor RSA. */
export function algorithmOfKey(key: KeyObject): SignatureAlgorithm {
  const { namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return 'rsa-sha256';
  if (namedCurve === 'prime256v1') return 'ecdsa-sha256';
  if (namedCurve === 'secp384r1') return 'ecdsa-sha384';
  throw new Error(`no signature algorithm for a key of type ${key.asymmetricKeyType} ${namedCurve ?? ''}`);
}
