import type { Check } from './path-checks';

/**
 * The report of a verification in the terms of ETSI EN 319 102-1. Everything in it is plain JSON: times are ISO 8601
 * in UTC, digests hexadecimal. docs/verification-report.schema.json describes the same.
 */
export interface VerificationReport extends Finding {
  readonly format: 'pdf' | 'cades' | 'asic-e';
  /** The time for which the question was answered. */
  readonly verifiedAt: string;
  readonly document: { readonly bytes: number; readonly sha256: string; readonly revisions?: number };
  readonly signatures: readonly SignatureReport[];
  readonly timestamps: readonly TimestampReport[];
  readonly checks: readonly Check[];
}

export type Indication = 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED';

/** A conclusion; without `reasonCode` it is TOTAL-PASSED. */
export interface Finding {
  readonly indication: Indication;
  readonly subIndication?: string;
  /** One of the reason codes of signature-reasons.ts, pdf-object.ts or reason-codes.ts. */
  readonly reasonCode?: string;
  /** One English sentence. */
  readonly reason?: string;
}

export interface SignatureReport extends Finding {
  /** The form field of a PDF, or the file name in a container. */
  readonly name: string;
  /** How far the evidence in the document carries: basic, with time, with long-term data, with archive time. */
  readonly level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';
  readonly signer?: PersonReport;
  /** Who vouches for the signer: the chamber. */
  readonly issuer?: string;
  readonly claimedTime?: string;
  /** The earliest time at which the signature is proved to have existed. */
  readonly provenTime?: {
    readonly time: string;
    readonly by: 'signature-timestamp' | 'document-timestamp';
    readonly authority: string;
  };
  readonly covers: { readonly bytes: number; readonly revision?: number; readonly wholeDocument: boolean };
  readonly commitment?: string;
  readonly role?: string;
  readonly signaturePolicy?: string;
  readonly statedReason?: string;
  /** Leaf first. */
  readonly path?: readonly {
    readonly subject: string;
    readonly sha256: string;
    readonly notBefore: string;
    readonly notAfter: string;
  }[];
  readonly certificatePolicies?: readonly string[];
  readonly revocation?: readonly RevocationReport[];
  readonly checks: readonly Check[];
}

export interface PersonReport {
  readonly subject: string;
  readonly person?: string;
  readonly organisation?: string;
  /** organizationIdentifier, ETSI EN 319 412-1. */
  readonly organisationIdentifier?: string;
  readonly country?: string;
  readonly serialNumber: string;
  readonly sha256: string;
}

/** One list or response that says a certificate of the path was good at the time in question. */
export interface RevocationReport {
  /** SHA-256 of the certificate spoken of. */
  readonly certificate: string;
  readonly source: 'crl' | 'ocsp';
  /** SHA-256 of the list or response. */
  readonly sha256: string;
  readonly issuedAt: string;
  readonly nextUpdate?: string;
  /** Revoked after the proven time of the signature. */
  readonly revokedAt?: string;
}

export interface TimestampReport extends Finding {
  /** The form field of a document timestamp, or the signature that a signature time-stamp belongs to. */
  readonly name: string;
  readonly kind: 'signature-timestamp' | 'document-timestamp';
  readonly time?: string;
  readonly accuracyMilliseconds?: number;
  readonly authority?: string;
  /** Until when the token proves anything, unless a later one proves it. */
  readonly authorityNotAfter?: string;
  readonly policy?: string;
  readonly checks: readonly Check[];
}
