import type { KeyObject } from 'node:crypto';
import type { AlgorithmIdentifier } from './algorithm-identifier';
import type { DistributionPoint } from './crl-extensions';
import type { DistinguishedName } from './distinguished-name';
import type {
  AccessDescription,
  AuthorityKeyIdentifier,
  BasicConstraints,
  KeyUsage,
} from './extension-values';
import type { Extensions } from './extensions';
import type { GeneralName } from './general-name';
import type { NameConstraints } from './name-constraints-extension';
import type { Noted } from './notes';
import type { PolicyConstraints, PolicyInformation, PolicyMapping } from './policy-extensions';

/** Why bytes are not a certificate that RFC 5280 knows. */
export type CertificateDefect =
  | 'certificate-malformed'
  | 'certificate-too-large'
  | 'duplicate-extension'
  | 'extension-malformed'
  | 'version-unsupported'
  | 'validity-malformed'
  | 'signature-algorithms-differ';

export class CertificateError extends Error {
  readonly defect: CertificateDefect;
  constructor(defect: CertificateDefect, detail: string) {
    super(detail);
    this.name = 'CertificateError';
    this.defect = defect;
  }
}

export interface Certificate extends Noted {
  /** No other certificate that was read has it; equal bytes are read to the same object as long as it is remembered. */
  readonly number: number;
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly version: 1 | 2 | 3;
  /** Hexadecimal without leading zeros; `-` before a negative one, which RFC 5280 forbids but asks us to survive. */
  readonly serialNumber: string;
  /** Content octets of the INTEGER, for comparison with CRLs and OCSP. */
  readonly serialOctets: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly spki: Uint8Array;
  /** SHA-256 of the SubjectPublicKeyInfo, hex: the name of the key in every memory. */
  readonly spkiDigest: string;
  /** Content of the subjectPublicKey BIT STRING: what OCSP hashes. */
  readonly subjectPublicKey: Uint8Array;
  /** Imported when first asked for; null when node:crypto cannot use it. */
  readonly publicKey: KeyObject | null;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly extensions: Extensions;
  readonly basicConstraints: BasicConstraints | null;
  readonly keyUsage: ReadonlySet<KeyUsage> | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly subjectKeyId: Uint8Array | null;
  readonly authorityKeyId: AuthorityKeyIdentifier | null;
  readonly subjectAltNames: readonly GeneralName[];
  readonly nameConstraints: NameConstraints | null;
  readonly certificatePolicies: readonly PolicyInformation[];
  readonly policyMappings: readonly PolicyMapping[];
  readonly policyConstraints: PolicyConstraints | null;
  readonly inhibitAnyPolicy: number | null;
  readonly crlDistributionPoints: readonly DistributionPoint[];
  readonly freshestCrl: readonly DistributionPoint[];
  readonly authorityInfoAccess: readonly AccessDescription[];
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
  /** Subject and issuer are the same name (key rollover), whoever signed it. */
  readonly isSelfIssued: boolean;
}
