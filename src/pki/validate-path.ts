import type { Certificate } from './certificate-structure';
import { FRESH_WITHOUT_NEXT_UPDATE } from './check-ocsp';
import type { RevocationMode } from './check-revocation';
import { findValidPath, type ValidPath } from './find-valid-path';
import { oid } from './oids';
import { type Check, checksOf } from './path-checks';
import { materialFor, type ReadMaterial, readMaterial } from './read-material';
import {
  explain,
  type Failure,
  failure,
  type Indication,
  pathReasons,
  type ReasonCode,
  type SubIndication,
} from './reason-codes';
import type { RevocationEvidence } from './revocation-status';
import { rememberedVerdict, rememberVerdict } from './verdict-cache';

export type { Check } from './path-checks';
export type { ReasonCode, SubIndication } from './reason-codes';
export type { RevocationEvidence } from './revocation-status';

export interface ValidatePathInput extends PathQuestion {
  /** All certificates and revocation data are DER. */
  readonly leaf: Uint8Array;
  readonly intermediates?: readonly Uint8Array[];
  readonly anchors: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
  readonly ocspResponses?: readonly Uint8Array[];
}

/** What is asked about the material. */
export interface PathQuestion {
  /** The instant at which the path must be valid; fractions of a second are dropped. */
  readonly at: Date;
  /**
   * Revocation data made up to this instant counts. Give the present when a timestamp proves that the signature
   * existed at `at`: a certificate revoked in between is then accepted, and the evidence says so. Default: `at`.
   */
  readonly evidenceUntil?: Date;
  /**
   * How old revocation data may be at `at`, in milliseconds, although it has been superseded since: the maximum accepted
   * revocation freshness of ETSI EN 319 102-1 clause 5.2.5. Default: no older than its nextUpdate allows.
   */
  readonly revocationFreshness?: number;
  /** Default: any policy. */
  readonly initialPolicySet?: readonly string[];
  readonly requireExplicitPolicy?: boolean;
  readonly inhibitPolicyMapping?: boolean;
  readonly inhibitAnyPolicy?: boolean;
  /** OID of the extended key usage that the leaf must be for, and no CA above it may exclude. */
  readonly keyPurpose?: string;
  readonly revocation: RevocationMode;
  /** The nonce an OCSP response must repeat, where one was sent. */
  readonly ocspNonce?: Uint8Array;
}

export type PathVerdict =
  | {
      readonly valid: true;
      /** Leaf first, anchor last. */
      readonly path: readonly Certificate[];
      /** The policies, in the anchor's terms, for which the path is valid. */
      readonly policies: readonly string[];
      readonly revocation: readonly RevocationEvidence[];
      /** Earliest notAfter or nextUpdate of what the verdict rests on. */
      readonly validUntil: Date;
      readonly checks: readonly Check[];
    }
  | {
      readonly valid: false;
      readonly indication: Indication;
      readonly subIndication: SubIndication;
      /** One English sentence. */
      readonly reason: string;
      readonly reasonCode: ReasonCode;
      /** Since when a certificate (by its fingerprint) is revoked or suspended, for who can prove an earlier time. */
      readonly revokedAt?: Date;
      readonly revokedCertificate?: string;
      readonly checks: readonly Check[];
    };

/**
 * Validates a certificate up to a trust anchor: path building, RFC 5280 clause 6 wholly, the profile of clause 4 as a
 * strict relying party reads it, algorithm policy, revocation by CRLs (6.3) and OCSP (RFC 6960).
 * Never throws on hostile bytes and never fetches anything. Work is bounded, and valid verdicts are remembered for as
 * long as nothing that they rest on begins or ends.
 */
export function validatePath(input: ValidatePathInput): PathVerdict {
  if (Number.isNaN(input.at.getTime()) || Number.isNaN(input.evidenceUntil?.getTime() ?? 0)) {
    return refused(failure('validation-time-invalid', ''));
  }
  const read = readMaterial(input);
  return 'code' in read ? refused(read) : validateRead(read, input);
}

/** The same, of material that has been read already. */
export function validateRead(read: ReadMaterial | Failure, input: PathQuestion): PathVerdict {
  if ('code' in read) return refused(read);
  const evidenceUntil = input.evidenceUntil ?? input.at;
  const known = rememberedVerdict(input, read, input.at, evidenceUntil);
  if (known) return known;

  const material = materialFor(read, input, evidenceUntil);
  const found = findValidPath(
    read.leaf,
    input.at,
    {
      initialPolicySet: input.initialPolicySet ?? [oid.anyPolicy],
      requireExplicitPolicy: input.requireExplicitPolicy ?? false,
      inhibitPolicyMapping: input.inhibitPolicyMapping ?? false,
      inhibitAnyPolicy: input.inhibitAnyPolicy ?? false,
      keyPurpose: input.keyPurpose,
    },
    material,
  );
  if ('code' in found) {
    const unreadable = read.unreadableCertificates[0];
    return refused(found.code === 'issuer-not-found' && unreadable ? unreadable : found);
  }
  const verdict = accepted(found, input);
  rememberVerdict(input, read, input.at, verdict, material);
  return verdict;
}

function accepted({ path, policies, evidence }: ValidPath, input: PathQuestion) {
  const ends = [
    ...path.map(({ notAfter }) => notAfter.getTime()),
    ...evidence.map(({ nextUpdate, thisUpdate }) =>
      Math.max(
        nextUpdate?.getTime() ?? thisUpdate.getTime() + FRESH_WITHOUT_NEXT_UPDATE,
        thisUpdate.getTime() + (input.revocationFreshness ?? 0),
      ),
    ),
  ];
  return {
    valid: true,
    path,
    policies,
    revocation: evidence,
    validUntil: new Date(Math.min(...ends)),
    checks: checksOf(null, { revocationSkipped: input.revocation === 'none' || evidence.length === 0 }),
  } as const;
}

function refused(reason: Failure): PathVerdict {
  const [indication, subIndication] = pathReasons[reason.code];
  return {
    valid: false,
    indication,
    subIndication,
    reason: explain(reason),
    reasonCode: reason.code,
    ...(reason.revoked
      ? { revokedAt: reason.revoked.at, revokedCertificate: reason.revoked.certificate }
      : {}),
    checks: checksOf(reason, { revocationSkipped: false }),
  };
}
