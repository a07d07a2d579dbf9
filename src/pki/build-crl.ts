import { authorityKeyIdentifier, distributionPointName, extension } from './build-extensions';
import {
  type Bytes,
  bitString,
  boolean,
  concatAll,
  element,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  integer,
  sequence,
  utcOrGeneralizedTime,
} from './der-write';
import type { IssuingAuthority } from './issue-certificate';
import { readNaming } from './issuer-and-serial';
import { issuerKeyIdentifier } from './issuer-key-identifier';
import { lintTbsCrl } from './lint-crl';
import type { LintFinding } from './lint-finding';
import { oid } from './oids';
import { type RevocationReason, revocationReasons } from './revocation-reason';
import { signChecked } from './sign-checked';
import { signatureAlgorithmIdentifier } from './signer';

export interface RevokedEntry {
  /** Unsigned big-endian. */
  readonly serial: Uint8Array;
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
  /** When the key is known or suspected to have been compromised. */
  readonly invalidityDate?: Date;
}

export interface CrlRequest {
  readonly number: number | bigint;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly RevokedEntry[];
  /** IssuingDistributionPoint: where this list is published, and whether it covers only some certificates. */
  readonly scope?: { readonly url?: string; readonly only?: 'user-certificates' | 'ca-certificates' };
  /** Makes it a delta over the complete list of this number. */
  readonly baseNumber?: number | bigint;
  /** How long it may be good for: 40 days, unless an offline authority signs seldom. */
  readonly maximumDays?: number;
}

export type CrlIssuance =
  | { readonly issued: true; readonly crl: Bytes }
  | { readonly issued: false; readonly findings: readonly LintFinding[] };

/** A version 2 CRL (RFC 5280 section 5), linted before the authority's key signs it. */
export async function buildCrl(request: CrlRequest, authority: IssuingAuthority): Promise<CrlIssuance> {
  const { subject } = readNaming(authority.certificate);
  const keyId = issuerKeyIdentifier(authority.certificate);
  const tbs = buildTbsCrl(request, subject, keyId, authority);
  const findings = lintTbsCrl(tbs, { subject, keyId, maximumDays: request.maximumDays ?? 40 });
  if (findings.length > 0) return { issued: false, findings };
  const algorithm = signatureAlgorithmIdentifier(authority.signer.algorithm);
  return { issued: true, crl: sequence(tbs, algorithm, bitString(await signChecked(authority.signer, tbs))) };
}

function buildTbsCrl(
  request: CrlRequest,
  issuer: Uint8Array,
  keyId: Uint8Array,
  { signer }: IssuingAuthority,
): Bytes {
  const entries = request.revoked.map(revokedCertificate);
  const extensions = [
    authorityKeyIdentifier(keyId),
    extension(oid.crlNumber, false, integer(request.number)),
    request.scope && issuingDistributionPoint(request.scope),
    request.baseNumber === undefined
      ? undefined
      : extension(oid.deltaCrlIndicator, true, integer(request.baseNumber)),
  ];
  return sequence(
    integer(1),
    signatureAlgorithmIdentifier(signer.algorithm),
    issuer,
    utcOrGeneralizedTime(request.thisUpdate),
    utcOrGeneralizedTime(request.nextUpdate),
    entries.length > 0 ? element(0x30, concatAll(entries)) : undefined,
    explicit(0, sequence(...extensions)),
  );
}

function revokedCertificate({ serial, revokedAt, reason, invalidityDate }: RevokedEntry): Bytes {
  const code = revocationReasons[reason];
  const extensions = [
    ...(code === 0 ? [] : [extension(oid.reasonCode, false, enumerated(code))]),
    ...(invalidityDate ? [extension(oid.invalidityDate, false, generalizedTime(invalidityDate))] : []),
  ];
  return sequence(
    integer(serial),
    utcOrGeneralizedTime(revokedAt),
    extensions.length > 0 ? sequence(...extensions) : undefined,
  );
}

function issuingDistributionPoint({ url, only }: NonNullable<CrlRequest['scope']>): Bytes {
  const flag = only && implicit(only === 'user-certificates' ? 1 : 2, boolean(true));
  const name = url === undefined ? undefined : distributionPointName(url);
  return extension(oid.issuingDistributionPoint, true, sequence(name, flag));
}
