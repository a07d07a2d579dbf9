import { readAlgorithmIdentifier } from './algorithm-identifier';
import { allowedDigest, type Digest } from './algorithm-policy';
import {
  children,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readBoolean,
  readDer,
  readInteger,
  readOctetString,
  readOid,
  readSmallInteger,
  readTime,
  tags,
} from './der-read';
import { DuplicateExtensionError, readExtensions } from './extensions';
import { Refused } from './signature-reasons';

/** What a time-stamp token states (TSTInfo, RFC 3161 2.4.2). */
export interface TimestampInfo {
  readonly policy: string;
  readonly digest: Digest;
  readonly imprint: Uint8Array;
  readonly serialNumber: string;
  readonly time: Date;
  /** Milliseconds that the time may be off, either way; 0 when not stated. */
  readonly accuracyMilliseconds: number;
  /** DER of the directoryName that the token names as its authority, if it does. */
  readonly authority: Uint8Array | undefined;
}

/** @throws Refused with a timestamp- reason */
export function readTimestampInfo(bytes: Uint8Array): TimestampInfo {
  try {
    return readFields(children(expectTag(readDer(bytes, { maxBytes: 16 * 1024 }), tags.sequence)));
  } catch (error) {
    if (error instanceof DerError || error instanceof DuplicateExtensionError)
      throw new Refused('timestamp-malformed', error.message);
    throw error;
  }
}

function readFields([version, policy, imprint, serial, time, ...optional]: DerNode[]): TimestampInfo {
  if (readSmallInteger(expectTag(version, tags.integer)) !== 1)
    throw new Refused('timestamp-malformed', 'version');
  const [algorithm, digestValue, ...rest] = children(expectTag(imprint, tags.sequence));
  if (rest.length > 0) throw new DerError('der-trailing-bytes', 'messageImprint');
  const digest = allowedDigest(readAlgorithmIdentifier(expectTag(algorithm, tags.sequence)).oid);
  if (!digest) throw new Refused('timestamp-imprint-algorithm');
  const take = (tag: number) => (optional[0]?.tag === tag ? optional.shift() : undefined);
  const accuracy = take(tags.sequence);
  const ordering = take(tags.boolean);
  const nonce = take(tags.integer);
  const authority = take(0xa0);
  const extensions = take(0xa1);
  if (optional.length > 0) throw new DerError('der-trailing-bytes', 'TSTInfo');
  if (ordering) readBoolean(ordering);
  if (nonce) readInteger(nonce);
  if (extensions) refuseCritical(extensions);
  return {
    policy: readOid(expectTag(policy, tags.oid)),
    digest,
    imprint: readOctetString(expectTag(digestValue, tags.octetString)),
    serialNumber: readInteger(expectTag(serial, tags.integer)).toString(16),
    time: readTime(expectTag(time, tags.generalizedTime), { fraction: true }),
    accuracyMilliseconds: accuracy ? readAccuracy(accuracy) : 0,
    authority: authority && directoryName(authority),
  };
}

/** Accuracy ::= SEQUENCE { seconds, millis [0] 1..999, micros [1] 1..999 }, rounded up. */
function readAccuracy(node: DerNode): number {
  const parts = children(node);
  const take = (tag: number) => (parts[0]?.tag === tag ? readSmallInteger(parts.shift()!, tag) : 0);
  const milliseconds = take(tags.integer) * 1000 + take(0x80) + (take(0x81) > 0 ? 1 : 0);
  if (parts.length > 0) throw new DerError('der-trailing-bytes', 'Accuracy');
  return milliseconds;
}

function directoryName(node: DerNode): Uint8Array | undefined {
  const name = onlyChild(node);
  return name.tag === 0xa4 ? raw(onlyChild(name)) : undefined;
}

function refuseCritical(node: DerNode): void {
  for (const extension of readExtensions(asSequence(node)).values()) {
    if (extension.critical) throw new Refused('timestamp-extension', extension.oid);
  }
}

/** [1] IMPLICIT Extensions, read as the SEQUENCE it stands for. */
function asSequence(node: DerNode): DerNode {
  const bytes = raw(node).slice();
  bytes[0] = tags.sequence;
  return readDer(bytes);
}
