import { buildName, type NameAttribute } from './build-name';
import {
  children,
  DerError,
  type DerNode,
  expectTag,
  raw,
  readBitString,
  readDer,
  readSmallInteger,
  tags,
} from './der-read';
import { type Bytes, bitString, implicitConstructed, integer, sequence } from './der-write';
import { type DistinguishedName, readName } from './distinguished-name';
import { signatureAlgorithmIdentifier } from './signer';
import { webCryptoSigner } from './webcrypto-signer';

export interface CertificationRequest {
  readonly subject: DistinguishedName;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  /** CertificationRequestInfo: what the signature covers. */
  readonly info: Uint8Array;
  readonly signatureAlgorithm: DerNode;
  readonly signature: Uint8Array;
}

/**
 * A PKCS#10 request (RFC 2986) signed in the browser with the key that is to be certified. The subject is a wish: the
 * server composes its own. Without attributes.
 */
export async function buildCertificationRequest(
  subject: readonly NameAttribute[],
  keys: { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey },
): Promise<Bytes> {
  const { signatureAlgorithm, sign } = webCryptoSigner(keys.privateKey);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const info = sequence(integer(0), buildName(subject), spki, implicitConstructed(0));
  return sequence(info, signatureAlgorithmIdentifier(signatureAlgorithm), bitString(await sign(info)));
}

const maximumBytes = 8192;

/**
 * Reads a PKCS#10 request; attributes are allowed and ignored, as nothing asked for in them is granted. Null when it
 * is malformed. Possession is proved separately, by `verifyProofOfPossession`.
 */
export function parseCertificationRequest(der: Uint8Array): CertificationRequest | null {
  try {
    return parse(readDer(der, { maxBytes: maximumBytes }));
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

function parse(request: DerNode): CertificationRequest {
  const [info, algorithm, signature, ...others] = children(expectTag(request, tags.sequence));
  const [version, subject, spki, attributes, ...more] = children(expectTag(info, tags.sequence));
  if (others.length > 0 || more.length > 0) throw new DerError('der-trailing-bytes');
  if (readSmallInteger(expectTag(version, tags.integer)) !== 0) throw new DerError('der-bad-integer');
  children(expectTag(attributes, 0xa0));
  const bits = readBitString(expectTag(signature, tags.bitString));
  if (bits.unusedBits !== 0) throw new DerError('der-bad-bit-string');
  return {
    subject: readName(expectTag(subject, tags.sequence)),
    spki: raw(expectTag(spki, tags.sequence)),
    info: raw(info!),
    signatureAlgorithm: expectTag(algorithm, tags.sequence),
    signature: bits.bytes,
  };
}
