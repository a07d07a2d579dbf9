import {
  type Bytes,
  concat,
  explicit,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  utf8String,
} from './der-write';
import { issuerSerial } from './issuer-and-serial';
import { oid } from './oids';

export interface SignedAttributesInput {
  /** SHA-256 of the content signed (of the byte range, for PAdES). */
  readonly documentDigest: Uint8Array;
  readonly signerCertificate: Uint8Array;
  /** SHA-256 of `signerCertificate`. */
  readonly certificateDigest: Uint8Array;
  readonly commitment: 'proof-of-origin' | 'proof-of-approval';
  readonly signerRole?: string;
  readonly signaturePolicy?: { readonly oid: string; readonly digest: Uint8Array };
}

/**
 * The signed attributes of a baseline signature: DER of the SET OF Attribute, which is exactly what is signed
 * (RFC 5652 5.4). CAdES-B attributes of ETSI EN 319 122-1 clause 6 as PAdES profiles them in EN 319 142-1:
 * no signing-time, which a PDF carries in its signature dictionary.
 * @throws RangeError when a digest is not 32 octets
 */
export function buildSignedAttributes(input: SignedAttributesInput): Bytes {
  return setOf(
    attribute(oid.contentType, objectIdentifier(oid.data)),
    attribute(oid.messageDigest, octetString(sha256Value(input.documentDigest))),
    attribute(
      oid.signingCertificateV2,
      signingCertificateV2(input.signerCertificate, input.certificateDigest),
    ),
    attribute(oid.commitmentTypeIndication, sequence(objectIdentifier(commitmentTypes[input.commitment]))),
    ...(input.signerRole ? [attribute(oid.signerAttributesV2, claimedRole(input.signerRole))] : []),
    ...(input.signaturePolicy
      ? [attribute(oid.signaturePolicyIdentifier, signaturePolicyId(input.signaturePolicy))]
      : []),
  );
}

const commitmentTypes = {
  'proof-of-origin': oid.proofOfOrigin,
  'proof-of-approval': oid.proofOfApproval,
} as const;

/** Attribute with a single value. */
export function attribute(type: string, value: Uint8Array): Bytes {
  return sequence(objectIdentifier(type), setOf(value));
}

/** SigningCertificateV2 with one ESSCertIDv2; SHA-256 is its default and so left out (RFC 5035 section 4). */
export function signingCertificateV2(certificate: Uint8Array, digest: Uint8Array): Bytes {
  const essCertId = sequence(octetString(sha256Value(digest)), issuerSerial(certificate));
  return sequence(sequence(essCertId));
}

/** SignerAttributesV2 with one claimed attribute (EN 319 122-1 5.2.6.1): X.520 name, as the EU's DSS writes roles. */
function claimedRole(role: string): Bytes {
  return sequence(explicit(0, sequence(attribute(oid.name, utf8String(role)))));
}

/** SignaturePolicyId with a SHA-256 policy hash (EN 319 122-1 5.2.9). */
function signaturePolicyId(policy: { oid: string; digest: Uint8Array }): Bytes {
  const algorithm = sequence(objectIdentifier(oid.sha256));
  return sequence(objectIdentifier(policy.oid), sequence(algorithm, octetString(sha256Value(policy.digest))));
}

function sha256Value(digest: Uint8Array): Uint8Array {
  if (digest.length !== 32) throw new RangeError('a SHA-256 digest has 32 octets');
  return concat(digest);
}
