import type { CertificateProfile } from './certificate-request';
import { oid } from './oids';

/** What an extension must be in a profile: its criticality, and whether it may be absent. */
export interface ExtensionRule {
  readonly critical: boolean;
  readonly optional?: true;
}

export interface ProfileRules {
  readonly maximumDays: number;
  /** Attribute types the subject has, each once; `optional` ones may be absent. Nothing else may be in it. */
  readonly subject: { readonly required: readonly string[]; readonly optional: readonly string[] };
  /** Every extension allowed, by OID; what is not listed is refused. */
  readonly extensions: Readonly<Record<string, ExtensionRule>>;
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | null };
  /** Bits of KeyUsage, ascending. */
  readonly keyUsage: readonly number[];
  readonly extendedKeyUsage: readonly string[];
  readonly selfSigned: boolean;
}

const always: Readonly<Record<string, ExtensionRule>> = {
  [oid.basicConstraints]: { critical: true },
  [oid.keyUsage]: { critical: true },
  [oid.subjectKeyIdentifier]: { critical: false },
};
const issued: Readonly<Record<string, ExtensionRule>> = {
  ...always,
  [oid.authorityKeyIdentifier]: { critical: false },
};
const published: Readonly<Record<string, ExtensionRule>> = {
  [oid.crlDistributionPoints]: { critical: false },
  [oid.authorityInfoAccess]: { critical: false },
};
const authorityName = {
  required: [oid.countryName, oid.organizationName, oid.commonName],
  optional: [oid.organizationIdentifier],
};
const digitalSignature = 0;
const nonRepudiation = 1;
const certificateSigning = [5, 6];

/** The certificate profiles of the house, as data. What is built is held against them before a CA key signs it. */
export const certificateProfiles: Readonly<Record<CertificateProfile, ProfileRules>> = {
  root: {
    maximumDays: 20 * 366,
    subject: authorityName,
    extensions: always,
    basicConstraints: { ca: true, pathLength: null },
    keyUsage: certificateSigning,
    extendedKeyUsage: [],
    selfSigned: true,
  },
  'issuing-ca': {
    maximumDays: 10 * 366,
    subject: authorityName,
    extensions: { ...issued, ...published, [oid.certificatePolicies]: { critical: false } },
    basicConstraints: { ca: true, pathLength: 0 },
    keyUsage: certificateSigning,
    extendedKeyUsage: [],
    selfSigned: false,
  },
  tsa: {
    maximumDays: 10 * 366,
    subject: authorityName,
    extensions: { ...issued, ...published, [oid.extendedKeyUsage]: { critical: true } },
    basicConstraints: { ca: false, pathLength: null },
    keyUsage: [digitalSignature],
    extendedKeyUsage: [oid.timeStamping],
    selfSigned: false,
  },
  'ocsp-responder': {
    maximumDays: 366,
    subject: authorityName,
    extensions: {
      ...issued,
      [oid.extendedKeyUsage]: { critical: false },
      [oid.ocspNoCheck]: { critical: false },
    },
    basicConstraints: { ca: false, pathLength: null },
    keyUsage: [digitalSignature],
    extendedKeyUsage: [oid.ocspSigning],
    selfSigned: false,
  },
  'end-entity': {
    maximumDays: 2 * 366,
    subject: {
      required: [oid.countryName, oid.organizationName, oid.organizationIdentifier, oid.commonName],
      optional: [],
    },
    extensions: {
      ...issued,
      ...published,
      [oid.extendedKeyUsage]: { critical: false },
      [oid.certificatePolicies]: { critical: false },
      [oid.subjectAltName]: { critical: false },
    },
    basicConstraints: { ca: false, pathLength: null },
    keyUsage: [digitalSignature, nonRepudiation],
    // emailProtection: relying parties of before RFC 9336 (poppler among them) look for it on a document's signer
    extendedKeyUsage: [oid.clientAuth, oid.emailProtection, oid.documentSigning],
    selfSigned: false,
  },
};
