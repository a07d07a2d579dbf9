import type { Digest } from './algorithm-policy';
import type { Certificate } from './certificate';
import { checkAlgorithms, effectiveAlgorithm } from './cms-algorithms';
import { isSetOfAttributes, singleValue } from './cms-attributes';
import { checkBoundCertificate, findSignerCertificate, readCertificates } from './cms-signer-certificate';
import { type CmsMessage, readCms } from './cms-structure';
import { contentDigest, type DigestOf } from './content-digest';
import { DerError, readOctetString, readOid } from './der-read';
import { hexOf } from './octets';
import { oid } from './oids';
import type { Check } from './path-checks';
import { Refused, type SignatureReason } from './signature-reasons';
import { verifySignature } from './verify-signature';

/** What a signature signs decides which rules hold: ETSI EN 319 142-1 for PAdES, EN 319 122-1 for CAdES, RFC 3161 for tokens. */
export type CmsProfile = 'pades' | 'cades' | 'timestamp';

export interface VerifyCmsInput {
  readonly cms: Uint8Array;
  readonly profile: CmsProfile;
  /** The detached content in pieces; a time-stamp token carries its own. */
  readonly content?: readonly Uint8Array[];
  /** The digest of the content where it is known already or cheaper to come by, hexadecimal. */
  readonly digestOf?: DigestOf;
  /** Where to look for the signer's certificate beside the message. */
  readonly certificates?: readonly Uint8Array[];
}

export interface VerifiedCms {
  readonly message: CmsMessage;
  readonly signer: Certificate;
  /** Those that the message carries, read. */
  readonly certificates: readonly Certificate[];
}

export type CmsVerdict =
  | { valid: true; verified: VerifiedCms; checks: Check[] }
  | { valid: false; reason: SignatureReason; detail?: string; checks: Check[]; signer?: Certificate };

/**
 * Verifies one CMS signature: its form, what its attributes say, and the signature value. Whether the certificate may
 * be trusted is `validatePath`'s question. Never throws on hostile bytes.
 */
export function verifyCms(input: VerifyCmsInput): CmsVerdict {
  const checks: Check[] = [];
  const found: { signer?: Certificate } = {};
  let current = 'cms-format';
  const passed = (next: string) => {
    checks.push({ name: current, outcome: 'passed' });
    current = next;
  };
  try {
    const message = readCms(input.cms);
    checkContent(message, input);
    passed('algorithms');
    const digest = checkAlgorithms(message);
    passed('signed-attributes');
    checkAttributes(message, input.profile);
    passed('signing-certificate');
    const certificates = readCertificates(message);
    const signer = findSignerCertificate(message, certificates, input.certificates ?? []);
    found.signer = signer;
    checkBoundCertificate(message, signer);
    checkSignerMaySign(signer);
    passed('message-digest');
    checkMessageDigest(
      message,
      input.digestOf?.(digest) ?? contentDigest(digest, input.content ?? [message.content!]),
    );
    passed('signature-value');
    checkSignature(message, digest, signer);
    passed('');
    return { valid: true, verified: { message, signer, certificates }, checks };
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof DerError)) throw error;
    const { reason, detail } =
      error instanceof Refused ? error : { reason: 'cms-malformed' as const, detail: error.message };
    checks.push({ name: current, outcome: 'failed', detail: detail ? `${reason}: ${detail}` : reason });
    return { valid: false, reason, detail, checks, ...found };
  }
}

function checkContent(message: CmsMessage, { profile, content }: VerifyCmsInput): void {
  if (message.contentType !== (profile === 'timestamp' ? oid.tstInfo : oid.data))
    throw new Refused('cms-content-type', message.contentType);
  if (profile === 'timestamp' ? !message.content : !content) throw new Refused('cms-content-missing');
  if (profile !== 'timestamp' && message.content) throw new Refused('cms-content-attached');
  if (content?.length === 1 && isSetOfAttributes(content[0]!)) throw new Refused('cms-content-is-attributes');
}

const knownSigned: ReadonlySet<string> = new Set([
  oid.contentType,
  oid.messageDigest,
  oid.signingTime,
  oid.signingCertificate,
  oid.signingCertificateV2,
  oid.commitmentTypeIndication,
  oid.signaturePolicyIdentifier,
  oid.signerAttributes,
  oid.signerAttributesV2,
  oid.signerLocation,
  oid.contentHints,
  oid.mimeType,
  oid.contentTimeStamp,
  oid.algorithmProtection,
  oid.adobeRevocationInformation,
]);
const knownUnsigned: ReadonlySet<string> = new Set([
  oid.signatureTimeStamp,
  oid.certificateValues,
  oid.revocationValues,
]);

/** Each costs a path validation. */
const maximumTimestamps = 4;

function checkAttributes({ contentType, signer }: CmsMessage, profile: CmsProfile): void {
  for (const type of signer.signed.keys())
    if (!knownSigned.has(type)) throw new Refused('cms-unknown-signed-attribute', type);
  for (const type of signer.unsigned.keys())
    if (!knownUnsigned.has(type)) throw new Refused('cms-unknown-unsigned-attribute', type);
  if ((signer.unsigned.get(oid.signatureTimeStamp)?.length ?? 1) > maximumTimestamps)
    throw new Refused('cms-attribute-values', 'too many time-stamps');
  if (profile === 'pades' && signer.signed.has(oid.signingTime))
    throw new Refused('cms-signing-time-present');
  const named = singleValue(signer.signed, oid.contentType);
  if (!named) throw new Refused('cms-content-type-attribute-missing');
  if (readOid(named) !== contentType) throw new Refused('cms-content-type-attribute-wrong');
}

function checkMessageDigest({ signer }: CmsMessage, actual: string): void {
  const signed = singleValue(signer.signed, oid.messageDigest);
  if (!signed) throw new Refused('cms-message-digest-missing');
  if (hexOf(readOctetString(signed)) !== actual) throw new Refused('cms-message-digest-wrong');
}

function checkSignerMaySign(signer: Certificate): void {
  if (signer.basicConstraints?.ca) throw new Refused('cms-signer-is-ca');
  const usage = signer.keyUsage;
  if (usage && !usage.has('digitalSignature') && !usage.has('nonRepudiation'))
    throw new Refused('cms-key-usage');
}

function checkSignature({ signer }: CmsMessage, digest: Digest, certificate: Certificate): void {
  const verdict = verifySignature({
    algorithm: effectiveAlgorithm(signer.signatureAlgorithm, digest),
    spki: certificate.spki,
    data: signer.signedBytes,
    signature: signer.signature,
  });
  if (verdict === 'bad') throw new Refused('cms-signature-wrong');
  if (verdict !== 'good') throw new Refused('cms-signature-algorithm', verdict.refused);
}
