import type { Tx } from '@/db/connection';
import { buildTimestampToken, timestampGranted, timestampRejected } from '@/pki/build-timestamp-token';
import { oid } from '@/pki/oids';
import { parseTimestampRequest, type TimestampRequest } from '@/pki/timestamp-request';
import { ok, type Result, refuse } from '@/trade/result';
import { timestampPolicy } from './certificate-policy';
import { configuredKeyStore } from './configured-key-store';
import { findWorkingAuthority } from './find-authorities';
import { openAuthority } from './open-authority';

/** The clock is NTP-disciplined; what we promise is a second. */
const accuracySeconds = 1;

/** Answers a TimeStampReq with a TimeStampResp (RFC 3161), granted or rejected; DER in, DER out. */
export async function answerTimestamp(tx: Tx, request: Uint8Array, now = new Date()): Promise<Uint8Array> {
  const parsed = parseTimestampRequest(request);
  if (!parsed.ok) return timestampRejected(parsed.failure, 'The request cannot be answered.');
  const { policy } = parsed.request;
  if (policy && policy !== timestampPolicy) {
    return timestampRejected('unacceptedPolicy', `Time-stamps are issued under ${timestampPolicy}.`);
  }
  const token = await issue(tx, parsed.request, now);
  return token.ok
    ? timestampGranted(token.value)
    : timestampRejected('systemFailure', 'There is no time-stamping authority.');
}

/** A TimeStampToken of our authority over a SHA-256 digest, its certificate included. */
export async function issueTimestamp(
  tx: Tx,
  digest: Uint8Array,
  now = new Date(),
): Promise<Result<Uint8Array, 'no-time-stamping-authority'>> {
  return await issue(
    tx,
    { hashAlgorithm: oid.sha256, hashedMessage: digest, policy: null, nonce: null, wantsCertificate: true },
    now,
  );
}

async function issue(
  tx: Tx,
  request: TimestampRequest,
  now: Date,
): Promise<Result<Uint8Array, 'no-time-stamping-authority'>> {
  const row = await findWorkingAuthority(tx, { kind: 'tsa', portalId: null }, now);
  const tsa = row && (await openAuthority(configuredKeyStore(), row));
  if (!tsa) return refuse('no-time-stamping-authority');
  return ok(await buildTimestampToken(request, { at: now, policy: timestampPolicy, accuracySeconds }, tsa));
}
