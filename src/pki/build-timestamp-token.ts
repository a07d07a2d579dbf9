import { createHash, randomBytes } from 'node:crypto';
import {
  type Bytes,
  element,
  explicit,
  generalizedTime,
  integer,
  namedBits,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  utf8String,
} from './der-write';
import type { IssuingAuthority } from './issue-certificate';
import { oid } from './oids';
import { signChecked } from './sign-checked';
import { signedDataMessage } from './sign-cms';
import { attribute, signingCertificateV2 } from './signed-attributes';
import type { TimestampFailure, TimestampRequest } from './timestamp-request';

export interface TimestampIssue {
  readonly at: Date;
  /** The policy the token is issued under, OID. */
  readonly policy: string;
  readonly accuracySeconds: number;
  /** Issuers of the TSA's certificate, sent along when the request asks for certificates. */
  readonly chain?: readonly Uint8Array[];
}

/** A TimeStampToken (RFC 3161 2.4.2, with the signing-certificate-v2 of RFC 5816). Serials are 128 random bits. */
export async function buildTimestampToken(
  request: TimestampRequest,
  issue: TimestampIssue,
  tsa: IssuingAuthority,
): Promise<Bytes> {
  const { algorithm } = tsa.signer;
  if (algorithm === 'ecdsa-sha384')
    throw new RangeError('the key of a time-stamping authority is P-256 or RSA');
  const info = tstInfo(request, issue);
  const signedAttributes = setOf(
    attribute(oid.contentType, objectIdentifier(oid.tstInfo)),
    attribute(oid.messageDigest, octetString(sha256(info))),
    attribute(oid.signingCertificateV2, signingCertificateV2(tsa.certificate, sha256(tsa.certificate))),
  );
  return signedDataMessage({
    version: 3,
    encapContentInfo: sequence(objectIdentifier(oid.tstInfo), explicit(0, octetString(info))),
    signerCertificate: tsa.certificate,
    certificates: request.wantsCertificate ? [tsa.certificate, ...(issue.chain ?? [])] : [],
    signedAttributes,
    signature: await signChecked(tsa.signer, signedAttributes),
    signatureAlgorithm: algorithm,
  });
}

/** A TimeStampResp that grants the token. */
export function timestampGranted(token: Uint8Array): Bytes {
  return sequence(sequence(integer(0)), token);
}

const failureBits = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  unacceptedPolicy: 15,
  unacceptedExtension: 16,
  systemFailure: 25,
} as const satisfies Record<TimestampFailure | 'systemFailure', number>;

/** A TimeStampResp that rejects, with the reason as PKIFailureInfo and in English. */
export function timestampRejected(failure: keyof typeof failureBits, explanation: string): Bytes {
  return sequence(sequence(integer(2), sequence(utf8String(explanation)), namedBits([failureBits[failure]])));
}

function tstInfo(request: TimestampRequest, issue: TimestampIssue): Bytes {
  const imprint = sequence(
    sequence(objectIdentifier(request.hashAlgorithm)),
    octetString(request.hashedMessage),
  );
  return sequence(
    integer(1),
    objectIdentifier(issue.policy),
    imprint,
    integer(new Uint8Array(randomBytes(16))),
    generalizedTime(issue.at),
    sequence(integer(issue.accuracySeconds)),
    request.nonce ? element(0x02, request.nonce) : undefined,
  );
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
