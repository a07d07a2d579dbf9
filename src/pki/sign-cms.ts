import { children, expectTag, raw, readDer } from './der-read';
import {
  type Bytes,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  setOf,
} from './der-write';
import { issuerAndSerialNumber } from './issuer-and-serial';
import { oid } from './oids';
import { buildSignedAttributes, type SignedAttributesInput } from './signed-attributes';
import { type SignatureAlgorithm, signatureAlgorithmIdentifier } from './signer';

/** The digest of a SignerInfo is SHA-256 here, so the signature's is too (RFC 5754 section 3). */
export type CmsSignatureAlgorithm = Exclude<SignatureAlgorithm, 'ecdsa-sha384'>;

export interface SignedDataInput {
  /** The SET OF (0x31) of `buildSignedAttributes`. */
  readonly signedAttributes: Uint8Array;
  /** Over `signedAttributes`: ECDSA-Sig-Value in DER, or RSASSA-PKCS1-v1_5. */
  readonly signature: Uint8Array;
  readonly signatureAlgorithm: CmsSignatureAlgorithm;
  /** Signer first. */
  readonly certificates: readonly Uint8Array[];
  /** Attribute elements, such as a signature time-stamp. */
  readonly unsignedAttributes?: readonly Uint8Array[];
}

/** A detached CMS SignedData in its ContentInfo, one SignerInfo, version 1, all in DER (RFC 5652 section 5). */
export function assembleSignedData(input: SignedDataInput): Bytes {
  const encapContentInfo = sequence(objectIdentifier(oid.data));
  const [signerCertificate] = input.certificates;
  if (!signerCertificate) throw new RangeError('the certificate of the signer comes first');
  return signedDataMessage({ ...input, version: 1, encapContentInfo, signerCertificate });
}

/** SignedData over any content, whose EncapsulatedContentInfo is given. RFC 3161 tokens have version 3. */
export function signedDataMessage(
  input: SignedDataInput & {
    readonly version: 1 | 3;
    readonly encapContentInfo: Uint8Array;
    readonly signerCertificate: Uint8Array;
  },
): Bytes {
  const unsigned = input.unsignedAttributes ?? [];
  const signerInfo = sequence(
    integer(1),
    issuerAndSerialNumber(input.signerCertificate),
    sha256Algorithm(),
    implicit(0, input.signedAttributes),
    signatureAlgorithmIdentifier(input.signatureAlgorithm),
    octetString(input.signature),
    unsigned.length > 0 ? implicit(1, setOf(...unsigned)) : undefined,
  );
  const signedData = sequence(
    integer(input.version),
    set(sha256Algorithm()),
    input.encapContentInfo,
    input.certificates.length > 0 ? implicit(0, setOf(...input.certificates)) : undefined,
    set(signerInfo),
  );
  return sequence(objectIdentifier(oid.signedData), explicit(0, signedData));
}

/**
 * Signs the digest of a document: the attributes are built, signed by `sign`, and assembled.
 * `sign` takes the DER to be signed and gives an ECDSA-Sig-Value in DER (see `ecdsaRawToDer`) or an RSA signature.
 */
export async function signDocumentDigest(
  input: Omit<SignedAttributesInput, 'signerCertificate' | 'certificateDigest'> & {
    readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
    readonly signatureAlgorithm: CmsSignatureAlgorithm;
    readonly sign: (toBeSigned: Uint8Array) => Promise<Uint8Array> | Uint8Array;
  },
): Promise<Bytes> {
  const signerCertificate = Uint8Array.from(input.certificates[0]);
  const certificateDigest = new Uint8Array(await crypto.subtle.digest('SHA-256', signerCertificate));
  const signedAttributes = buildSignedAttributes({ ...input, signerCertificate, certificateDigest });
  const signature = await input.sign(signedAttributes);
  return assembleSignedData({ ...input, signedAttributes, signature });
}

/** The message with one more unsigned attribute in its only SignerInfo; nothing signed changes. @throws DerError */
export function addUnsignedAttribute(cms: Uint8Array, attribute: Uint8Array): Bytes {
  const [contentType, wrapped] = children(expectTag(readDer(cms), 0x30));
  const signedData = children(expectTag(wrapped, 0xa0))[0]!;
  const fields = children(expectTag(signedData, 0x30));
  const signerInfos = children(expectTag(fields.at(-1), 0x31));
  if (signerInfos.length !== 1) throw new RangeError('exactly one SignerInfo');
  const signerFields = children(signerInfos[0]!);
  const last = signerFields.at(-1)!;
  const present = last.tag === 0xa1 ? children(last).map(raw) : [];
  const signed = (last.tag === 0xa1 ? signerFields.slice(0, -1) : signerFields).map(raw);
  const signerInfo = sequence(...signed, implicit(1, setOf(...present, attribute)));
  const rebuilt = sequence(...fields.slice(0, -1).map(raw), set(signerInfo));
  return sequence(raw(contentType!), explicit(0, rebuilt));
}

/** AlgorithmIdentifier of SHA-256 without parameters (RFC 5754 section 2). */
export function sha256Algorithm(): Bytes {
  return sequence(objectIdentifier(oid.sha256));
}
