import { readAlgorithmIdentifier } from './algorithm-identifier';
import { type Certificate, CertificateError } from './certificate-structure';
import { readDistributionPoints } from './crl-extensions';
import {
  children,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readBitString,
  readDer,
  readIntegerBytes,
  readSmallInteger,
  readTime,
  tags,
} from './der-read';
import { sha256Hex } from './digest';
import { readName } from './distinguished-name';
import * as values from './extension-values';
import { DuplicateExtensionError, type Extensions, readExtensions } from './extensions';
import { readNameConstraints } from './name-constraints-extension';
import { sameOctets } from './octets';
import { oid } from './oids';
import * as policies from './policy-extensions';
import { publicKeyOf } from './public-key';
import { numberAnew } from './readings';

/** Largest certificate read, in octets. */
export const MAX_CERTIFICATE_OCTETS = 64 * 1024;

/**
 * Reads a Certificate (RFC 5280 4.1) and every extension whose meaning we know, critical or not.
 * @throws CertificateError
 */
export function readCertificate(bytes: Uint8Array): Certificate {
  if (bytes.length > MAX_CERTIFICATE_OCTETS) {
    throw new CertificateError('certificate-too-large', `${bytes.length} octets`);
  }
  try {
    return readParts(bytes);
  } catch (error) {
    if (error instanceof DerError) throw new CertificateError('certificate-malformed', error.message);
    if (error instanceof DuplicateExtensionError)
      throw new CertificateError('duplicate-extension', error.message);
    throw error;
  }
}

function readParts(bytes: Uint8Array): Certificate {
  const [tbsNode, algorithmNode, signatureNode, ...others] = children(
    expectTag(readDer(bytes), tags.sequence),
  );
  if (!tbsNode || !algorithmNode || !signatureNode) throw new DerError('der-missing-element', 'certificate');
  if (others.length > 0) throw new DerError('der-trailing-bytes', 'certificate');
  const signature = readBitString(signatureNode);
  if (signature.unusedBits !== 0) throw new DerError('der-bad-bit-string', 'signature');
  const tbs = readTbs(tbsNode, algorithmNode);
  const { spki } = tbs;
  return {
    number: numberAnew(),
    notes: [],
    der: bytes,
    signatureAlgorithm: readAlgorithmIdentifier(algorithmNode),
    signature: signature.bytes,
    fingerprint: sha256Hex(bytes),
    get publicKey() {
      return publicKeyOf(spki);
    },
    ...tbs,
    ...readKnownExtensions(tbs.extensions),
  };
}

function readTbs(node: DerNode, outerAlgorithm: DerNode) {
  const fields = children(expectTag(node, tags.sequence));
  const version = readVersion(fields[0]?.tag === 0xa0 ? fields.shift() : undefined);
  const serialNode = expectTag(fields.shift(), tags.integer);
  const innerAlgorithm = expectTag(fields.shift(), tags.sequence);
  if (!sameOctets(raw(innerAlgorithm), raw(outerAlgorithm))) {
    throw new CertificateError(
      'signature-algorithms-differ',
      'the signed and the outer algorithm identifier differ',
    );
  }
  const issuer = readName(expectTag(fields.shift(), tags.sequence));
  const validity = readValidity(expectTag(fields.shift(), tags.sequence));
  const subject = readName(expectTag(fields.shift(), tags.sequence));
  const spkiNode = expectTag(fields.shift(), tags.sequence);
  for (const tag of [0x81, 0x82]) {
    if (fields[0]?.tag !== tag) continue;
    if (version === 1) throw new CertificateError('version-unsupported', 'unique identifiers in version 1');
    readBitString(fields.shift()!, tag);
  }
  let extensions: Extensions = new Map();
  if (fields[0]?.tag === 0xa3) {
    if (version !== 3) throw new CertificateError('version-unsupported', `extensions in version ${version}`);
    extensions = readExtensions(onlyChild(fields.shift()!));
  }
  if (fields.length > 0) throw new DerError('der-trailing-bytes', 'tbsCertificate');
  const serialOctets = readIntegerBytes(serialNode);
  return {
    tbs: raw(node),
    version,
    serialOctets,
    serialNumber: serialText(serialOctets),
    issuer,
    subject,
    ...validity,
    spki: raw(spkiNode),
    spkiDigest: sha256Hex(raw(spkiNode)),
    subjectPublicKey: readSubjectPublicKey(spkiNode),
    extensions,
    isSelfIssued: issuer.key === subject.key,
  };
}

function readVersion(wrapper: DerNode | undefined): 1 | 2 | 3 {
  if (!wrapper) return 1;
  const version = readSmallInteger(onlyChild(wrapper)) + 1;
  // Version 1 is the default, which DER leaves out.
  if (version !== 2 && version !== 3)
    throw new CertificateError('version-unsupported', `version ${version} written out`);
  return version;
}

function readValidity(node: DerNode): { notBefore: Date; notAfter: Date } {
  const [notBefore, notAfter, ...others] = children(node);
  if (!notBefore || !notAfter || others.length > 0) throw new DerError('der-missing-element', 'validity');
  const validity = { notBefore: readTimeChoice(notBefore), notAfter: readTimeChoice(notAfter) };
  if (validity.notAfter < validity.notBefore) {
    throw new CertificateError('validity-malformed', 'notAfter lies before notBefore');
  }
  return validity;
}

function readTimeChoice(node: DerNode): Date {
  try {
    return readTime(node);
  } catch (error) {
    if (error instanceof DerError) throw new CertificateError('validity-malformed', error.message);
    throw error;
  }
}

function readSubjectPublicKey(node: DerNode): Uint8Array {
  const [algorithm, key, ...others] = children(node);
  if (!algorithm || !key || others.length > 0)
    throw new DerError('der-missing-element', 'subject public key info');
  readAlgorithmIdentifier(algorithm);
  return readBitString(key).bytes;
}

function readKnownExtensions(extensions: Extensions) {
  const read = <Value>(type: string, reader: (value: Uint8Array) => Value): Value | null => {
    const extension = extensions.get(type);
    if (!extension) return null;
    try {
      return reader(extension.value);
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
      throw new CertificateError('extension-malformed', `extension ${type}: ${error.message}`);
    }
  };
  read(oid.issuerAltName, values.readAlternativeNames);
  read(oid.subjectInfoAccess, values.readAccessDescriptions);
  return {
    basicConstraints: read(oid.basicConstraints, values.readBasicConstraints),
    keyUsage: read(oid.keyUsage, values.readKeyUsage),
    extendedKeyUsage: read(oid.extendedKeyUsage, values.readExtendedKeyUsage),
    subjectKeyId: read(oid.subjectKeyIdentifier, values.readSubjectKeyIdentifier),
    authorityKeyId: read(oid.authorityKeyIdentifier, values.readAuthorityKeyIdentifier),
    subjectAltNames: read(oid.subjectAltName, values.readAlternativeNames) ?? [],
    nameConstraints: read(oid.nameConstraints, readNameConstraints),
    certificatePolicies: read(oid.certificatePolicies, policies.readCertificatePolicies) ?? [],
    policyMappings: read(oid.policyMappings, policies.readPolicyMappings) ?? [],
    policyConstraints: read(oid.policyConstraints, policies.readPolicyConstraints),
    inhibitAnyPolicy: read(oid.inhibitAnyPolicy, policies.readInhibitAnyPolicy),
    crlDistributionPoints: read(oid.crlDistributionPoints, readDistributionPoints) ?? [],
    freshestCrl: read(oid.freshestCrl, readDistributionPoints) ?? [],
    authorityInfoAccess: read(oid.authorityInfoAccess, values.readAccessDescriptions) ?? [],
  };
}

function serialText(octets: Uint8Array): string {
  const hex = Buffer.from(octets).toString('hex');
  if (octets[0]! < 0x80) return hex.replace(/^0+(?=.)/, '');
  return `-${((1n << BigInt(octets.length * 8)) - BigInt(`0x${hex}`)).toString(16)}`;
}
