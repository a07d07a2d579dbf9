import {
  children,
  DerError,
  type DerNode,
  expectTag,
  readBoolean,
  readDer,
  readIntegerBytes,
  readOctetString,
  readOid,
  readSmallInteger,
  tags,
} from './der-read';
import { type Bytes, boolean, integer, objectIdentifier, octetString, sequence } from './der-write';
import { oid } from './oids';

/** PKIFailureInfo of RFC 3161 2.4.2. */
export type TimestampFailure =
  | 'badAlg'
  | 'badRequest'
  | 'badDataFormat'
  | 'unacceptedPolicy'
  | 'unacceptedExtension';

export interface TimestampRequest {
  readonly hashAlgorithm: string;
  readonly hashedMessage: Uint8Array;
  readonly policy: string | null;
  /** Two's complement content octets, to be echoed. */
  readonly nonce: Uint8Array | null;
  readonly wantsCertificate: boolean;
}

export type ParsedTimestampRequest =
  | { readonly ok: true; readonly request: TimestampRequest }
  | { readonly ok: false; readonly failure: TimestampFailure };

const digestLengths = new Map<string, number>([
  [oid.sha256, 32],
  [oid.sha384, 48],
  [oid.sha512, 64],
]);

/** A TimeStampReq (RFC 3161 2.4.1) over SHA-2; the length of the imprint is checked. Never throws. */
export function parseTimestampRequest(der: Uint8Array): ParsedTimestampRequest {
  try {
    return parse(children(expectTag(readDer(der, { maxBytes: 4096 }), tags.sequence)));
  } catch (error) {
    if (error instanceof DerError) return { ok: false, failure: 'badDataFormat' };
    throw error;
  }
}

/** A TimeStampReq for a SHA-256 digest that asks for the TSA's certificate. */
export function buildTimestampRequest(digest: Uint8Array, nonce?: Uint8Array, policy?: string): Bytes {
  return sequence(
    integer(1),
    sequence(sequence(objectIdentifier(oid.sha256)), octetString(digest)),
    policy === undefined ? undefined : objectIdentifier(policy),
    nonce && integer(nonce),
    boolean(true),
  );
}

function parse([version, imprint, ...optional]: DerNode[]): ParsedTimestampRequest {
  if (readSmallInteger(expectTag(version, tags.integer)) !== 1) return { ok: false, failure: 'badRequest' };
  const [algorithm, digest, ...others] = children(expectTag(imprint, tags.sequence));
  if (others.length > 0) throw new DerError('der-trailing-bytes');
  const hashAlgorithm = readOid(children(expectTag(algorithm, tags.sequence))[0]!);
  const hashedMessage = readOctetString(expectTag(digest, tags.octetString));
  const length = digestLengths.get(hashAlgorithm);
  if (length === undefined) return { ok: false, failure: 'badAlg' };
  if (hashedMessage.length !== length) return { ok: false, failure: 'badDataFormat' };
  const take = (tag: number) => (optional[0]?.tag === tag ? optional.shift() : undefined);
  const policy = take(tags.oid);
  const nonce = take(tags.integer);
  const certReq = take(tags.boolean);
  if (optional[0]?.tag === 0xa0) return { ok: false, failure: 'unacceptedExtension' };
  if (optional.length > 0) throw new DerError('der-trailing-bytes');
  const request = {
    hashAlgorithm,
    hashedMessage,
    policy: policy ? readOid(policy) : null,
    nonce: nonce ? readIntegerBytes(nonce) : null,
    wantsCertificate: certReq ? readBoolean(certReq) : false,
  };
  if (request.nonce && request.nonce.length > 64) return { ok: false, failure: 'badRequest' };
  return { ok: true, request };
}
