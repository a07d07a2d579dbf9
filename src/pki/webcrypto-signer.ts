import type { Bytes } from './der-write';
import { ecdsaRawToDer } from './ecdsa-signature';
import type { CmsSignatureAlgorithm } from './sign-cms';

export interface WebCryptoSigner {
  readonly signatureAlgorithm: CmsSignatureAlgorithm;
  /** ECDSA-Sig-Value in DER, or an RSA signature. */
  sign(data: Uint8Array): Promise<Bytes>;
}

/**
 * Signing with a key that WebCrypto holds and need not let out: ECDSA on P-256, or RSASSA-PKCS1-v1_5 imported for
 * SHA-256. Throws TypeError for any other key.
 */
export function webCryptoSigner(privateKey: CryptoKey): WebCryptoSigner {
  const { name, namedCurve, hash } = privateKey.algorithm as EcKeyAlgorithm & Partial<RsaHashedKeyAlgorithm>;
  if (name === 'ECDSA' && namedCurve === 'P-256') {
    const parameters = { name: 'ECDSA', hash: 'SHA-256' };
    return {
      signatureAlgorithm: 'ecdsa-sha256',
      sign: async (data) => ecdsaRawToDer(await signature(parameters, privateKey, data)),
    };
  }
  if (name === 'RSASSA-PKCS1-v1_5' && hash?.name === 'SHA-256') {
    return { signatureAlgorithm: 'rsa-sha256', sign: (data) => signature({ name }, privateKey, data) };
  }
  throw new TypeError(`cannot sign with a key for ${name} ${namedCurve ?? hash?.name ?? ''}`);
}

async function signature(
  algorithm: AlgorithmIdentifier | EcdsaParams,
  key: CryptoKey,
  data: Uint8Array,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign(algorithm, key, Uint8Array.from(data)));
}
