import { keyIdentifier } from './build-extensions';
import { certificateProfiles, type ProfileRules } from './certificate-profile';
import type { CertificateProfile } from './certificate-request';
import {
  children,
  contents,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readDer,
  readIntegerBytes,
  readOctetString,
  readSmallInteger,
  readTime,
  tags,
} from './der-read';
import {
  type LintExtension,
  lintBasicConstraints,
  lintExtensionSet,
  lintPurposes,
  readExtensions,
} from './lint-extensions';
import type { LintFinding } from './lint-finding';
import { lintPublicKey } from './lint-public-key';
import { lintSubject } from './lint-subject';
import { sameOctets } from './octets';
import { oid } from './oids';

/** The certificate of the authority that is about to sign; null when the certificate signs itself. */
export interface LintIssuer {
  readonly subject: Uint8Array;
  readonly spki: Uint8Array;
  /** Its subjectKeyIdentifier. */
  readonly keyId: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/**
 * Everything a TBSCertificate has wrong for its profile, read back from the bytes that would be signed and not from
 * what was meant (after Boulder, which lints before it signs). Empty means: sign it. Never throws on malformed DER.
 */
export function lintTbsCertificate(
  tbs: Uint8Array,
  profile: CertificateProfile,
  issuer: LintIssuer | null,
): LintFinding[] {
  try {
    return [...lint(readFields(tbs), certificateProfiles[profile], issuer)];
  } catch (error) {
    if (error instanceof DerError) return [{ rule: 'malformed', detail: error.message }];
    throw error;
  }
}

function* lint(fields: TbsFields, rules: ProfileRules, issuer: LintIssuer | null): Generator<LintFinding> {
  if (fields.version !== 2) yield { rule: 'version-3' };
  yield* lintSerial(fields.serial);
  yield* lintSubject(fields.subject, rules.subject);
  yield* lintPublicKey(fields.spki);
  yield* lintValidity(fields, rules);
  yield* lintExtensionSet(fields.extensions, rules.extensions);
  yield* lintBasicConstraints(fields.extensions, rules.basicConstraints);
  yield* lintPurposes(fields.extensions, rules);
  yield* lintKeyIdentifiers(fields, issuer);
  if (rules.selfSigned !== (issuer === null)) yield { rule: 'issuer-for-profile' };
  yield* lintIssuer(fields, issuer);
}

interface TbsFields {
  readonly version: number;
  readonly serial: Uint8Array;
  readonly issuer: DerNode;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subject: DerNode;
  readonly spki: Uint8Array;
  readonly extensions: readonly LintExtension[];
}

function readFields(tbs: Uint8Array): TbsFields {
  const nodes = children(expectTag(readDer(tbs), tags.sequence));
  if (nodes.length !== 8)
    throw new DerError('der-missing-element', 'a version 3 certificate without unique ids');
  const [notBefore, notAfter, ...rest] = children(expectTag(nodes[4], tags.sequence));
  if (!notBefore || !notAfter || rest.length > 0) throw new DerError('der-bad-time');
  return {
    version: readSmallInteger(onlyChild(expectTag(nodes[0], 0xa0))),
    serial: readIntegerBytes(nodes[1]!),
    issuer: expectTag(nodes[3], tags.sequence),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    subject: expectTag(nodes[5], tags.sequence),
    spki: raw(expectTag(nodes[6], tags.sequence)),
    extensions: readExtensions(onlyChild(expectTag(nodes[7], 0xa3))),
  };
}

function* lintSerial(serial: Uint8Array): Generator<LintFinding> {
  if (serial[0]! >= 0x80) yield { rule: 'serial-positive' };
  if (serial.length < 16 || serial.length > 20) yield { rule: 'serial-128-bits' };
}

function* lintValidity(fields: TbsFields, rules: ProfileRules): Generator<LintFinding> {
  const days = (fields.notAfter.getTime() - fields.notBefore.getTime()) / 86_400_000;
  if (!(days > 0)) yield { rule: 'validity-order' };
  if (days > rules.maximumDays) yield { rule: 'validity-too-long', detail: `${Math.ceil(days)} days` };
}

function* lintKeyIdentifiers(fields: TbsFields, issuer: LintIssuer | null): Generator<LintFinding> {
  const subjectKeyId = fields.extensions.find(({ type }) => type === oid.subjectKeyIdentifier);
  if (subjectKeyId && !sameOctets(readOctetString(readDer(subjectKeyId.value)), keyIdentifier(fields.spki))) {
    yield { rule: 'subject-key-identifier' };
  }
  const authorityKeyId = fields.extensions.find(({ type }) => type === oid.authorityKeyIdentifier);
  if (authorityKeyId && issuer) {
    const keyId = onlyChild(expectTag(readDer(authorityKeyId.value), tags.sequence));
    if (!sameOctets(contents(expectTag(keyId, 0x80)), issuer.keyId))
      yield { rule: 'authority-key-identifier' };
  }
}

function* lintIssuer(fields: TbsFields, issuer: LintIssuer | null): Generator<LintFinding> {
  if (!sameOctets(raw(fields.issuer), issuer ? issuer.subject : raw(fields.subject)))
    yield { rule: 'issuer-name' };
  if (!issuer) return;
  if (fields.notBefore < issuer.notBefore || fields.notAfter > issuer.notAfter)
    yield { rule: 'outlives-issuer' };
  if (sameOctets(fields.spki, issuer.spki)) yield { rule: 'key-of-issuer' };
}
