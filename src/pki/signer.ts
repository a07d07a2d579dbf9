import { type Bytes, nullValue, objectIdentifier, sequence } from './der-write';
import { oid } from './oids';

export type SignatureAlgorithm = 'ecdsa-sha256' | 'ecdsa-sha384' | 'rsa-sha256';

/** A private key that can be used but not seen: in memory, in a token, in an HSM. */
export interface Signer {
  readonly algorithm: SignatureAlgorithm;
  /** SubjectPublicKeyInfo of the key, DER. */
  readonly spki: Uint8Array;
  /** Signs the data itself (hashing included); ECDSA gives an ECDSA-Sig-Value in DER. */
  sign(data: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

/** ECDSA has no parameters (RFC 5758 3.2), RSASSA-PKCS1-v1_5 has NULL (RFC 4055 section 5). */
export function signatureAlgorithmIdentifier(algorithm: SignatureAlgorithm): Bytes {
  switch (algorithm) {
    case 'ecdsa-sha256':
      return sequence(objectIdentifier(oid.ecdsaWithSha256));
    case 'ecdsa-sha384':
      return sequence(objectIdentifier(oid.ecdsaWithSha384));
    case 'rsa-sha256':
      return sequence(objectIdentifier(oid.sha256WithRsa), nullValue());
  }
}
