import {
  children,
  DerError,
  type DerNode,
  expectTag,
  readDer,
  readSmallInteger,
  readTime,
  tags,
} from './der-read';
import { type Extensions, readExtensions } from './extensions';
import { readGeneralNames } from './general-name';
import { oid } from './oids';

/** CRLReason, RFC 5280 5.3.1. */
export type RevocationReason =
  | 'unspecified'
  | 'keyCompromise'
  | 'cACompromise'
  | 'affiliationChanged'
  | 'superseded'
  | 'cessationOfOperation'
  | 'certificateHold'
  | 'removeFromCRL'
  | 'privilegeWithdrawn'
  | 'aACompromise';

const reasonsByNumber: readonly (RevocationReason | null)[] = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  null,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
];

export interface RevokedCertificate {
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
  /** When the key is thought to have been compromised, if the CA says so. */
  readonly invalidSince: Date | null;
}

export interface CrlEntries {
  readonly count: number;
  /** The entry for a certificate by the key of its issuer's name and its serial number's octets. */
  find(issuerKey: string, serialOctets: Uint8Array): RevokedCertificate | null;
  readonly unknownCriticalExtension: string | null;
}

/** Entries with other extensions than a lone reason code are read in full, which is slow; so many and no more. */
const MAX_EXTENDED_ENTRIES = 2_000;

/**
 * Reads revokedCertificates (RFC 5280 5.1.2.6). A list may have tens of thousands of entries, so they are scanned in
 * place, each checked, and read in full when one is asked for. In an indirect CRL an entry's issuer is the one named
 * last (5.3.3). The same certificate twice makes the list malformed. @throws DerError
 */
export function readCrlEntries(
  node: DerNode | undefined,
  isIndirect: boolean,
  crlIssuerKey: string,
): CrlEntries {
  const positions = new Map<string, number>();
  let unknownCriticalExtension: string | null = null;
  if (!node) return { count: 0, find: () => null, unknownCriticalExtension };
  const { bytes } = node;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Short numbers stand for the issuers, so that the keys of a long list stay short.
  const issuers = new Map([[crlIssuerKey, 0]]);
  let issuer = 0;
  let extendedEntries = 0;
  if (node.contentStart === node.end)
    throw new DerError('der-missing-element', 'empty list of revoked certificates');

  const entry: ScannedEntry = { serialStart: 0, serialEnd: 0, extensionsStart: 0, end: 0 };
  for (let offset = node.contentStart; offset < node.end; ) {
    scanEntry(bytes, offset, node.end, entry);
    if (entry.extensionsStart < entry.end && !hasReasonOnly(bytes, entry)) {
      if (++extendedEntries > MAX_EXTENDED_ENTRIES)
        throw new DerError('der-too-many-elements', 'extended entries');
      const extensions = readExtensions(readDer(bytes.subarray(entry.extensionsStart, entry.end)));
      const named = namedIssuer(extensions, isIndirect);
      if (named !== null) {
        issuer = issuers.get(named) ?? issuers.size;
        issuers.set(named, issuer);
      }
      unknownCriticalExtension ??= unknownCritical(extensions);
      readDetails(extensions);
    }
    const key = `${issuer}:${view.toString('latin1', entry.serialStart, entry.serialEnd)}`;
    if (positions.has(key)) throw new DerError('der-unexpected-tag', 'a certificate is listed twice');
    positions.set(key, offset);
    offset = entry.end;
  }

  return {
    count: positions.size,
    unknownCriticalExtension,
    find(issuerKey, serialOctets) {
      const offset = positions.get(
        `${issuers.get(issuerKey)}:${Buffer.from(serialOctets).toString('latin1')}`,
      );
      return offset === undefined ? null : readEntry(bytes, offset, node.end);
    },
  };
}

/** Where the parts of an entry lie; one is filled again and again, as a long list would make a heap of them. */
interface ScannedEntry {
  serialStart: number;
  serialEnd: number;
  extensionsStart: number;
  end: number;
}

/** SEQUENCE { serial INTEGER, revocationDate Time, extensions OPTIONAL } without making nodes. */
function scanEntry(bytes: Uint8Array, start: number, limit: number, entry: ScannedEntry): void {
  const content = contentStartOf(bytes, start, limit, tags.sequence);
  entry.end = contentEndOf(bytes, start, content, limit);
  entry.serialStart = contentStartOf(bytes, content, entry.end, tags.integer);
  entry.serialEnd = contentEndOf(bytes, content, entry.serialStart, entry.end);
  const size = entry.serialEnd - entry.serialStart;
  const first = bytes[entry.serialStart]!;
  const second = bytes[entry.serialStart + 1]!;
  if (size === 0 || size > 64) throw new DerError('der-bad-integer', 'serial number');
  if (size > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new DerError('der-bad-integer', 'not minimal');
  }
  const isUtc = bytes[entry.serialEnd] === tags.utcTime;
  const timeStart = contentStartOf(
    bytes,
    entry.serialEnd,
    entry.end,
    isUtc ? tags.utcTime : tags.generalizedTime,
  );
  entry.extensionsStart = contentEndOf(bytes, entry.serialEnd, timeStart, entry.end);
  if (!isPlainTime(bytes, timeStart, entry.extensionsStart, isUtc))
    throw new DerError('der-bad-time', 'revocation date');
}

function contentStartOf(bytes: Uint8Array, start: number, limit: number, tag: number): number {
  if (start + 2 > limit) throw new DerError('der-truncated');
  if (bytes[start] !== tag) throw new DerError('der-unexpected-tag', 'revoked certificate');
  const length = bytes[start + 1]!;
  if (length < 0x80) return start + 2;
  const octets = length & 0x7f;
  if (octets === 0 || octets > 3 || start + 2 + octets > limit) throw new DerError('der-length-too-large');
  return start + 2 + octets;
}

function contentEndOf(bytes: Uint8Array, start: number, contentStart: number, limit: number): number {
  let length = bytes[start + 1]!;
  if (length >= 0x80) {
    if (bytes[start + 2] === 0) throw new DerError('der-length-not-minimal');
    length = 0;
    for (let offset = start + 2; offset < contentStart; offset++) length = length * 256 + bytes[offset]!;
    if (length < 0x80) throw new DerError('der-length-not-minimal');
  }
  if (contentStart + length > limit) throw new DerError('der-truncated');
  return contentStart + length;
}

/** Digits and a Z in the right number; UTCTime through 2049, GeneralizedTime later. The calendar is checked on reading. */
function isPlainTime(bytes: Uint8Array, start: number, end: number, isUtc: boolean): boolean {
  if (end - start !== (isUtc ? 13 : 15) || bytes[end - 1] !== 0x5a) return false;
  for (let index = start; index < end - 1; index++) {
    const digit = bytes[index]! - 0x30;
    if (digit < 0 || digit > 9) return false;
  }
  if (isUtc) return true;
  // From 2050: the first two digits above 20, or 20 and the third at least 5.
  const century = (bytes[start]! - 0x30) * 10 + bytes[start + 1]! - 0x30;
  return century > 20 || (century === 20 && bytes[start + 2]! >= 0x35);
}

/** SEQUENCE { SEQUENCE { reasonCode, OCTET STRING { ENUMERATED } } }, as nearly every entry has it. */
const reasonPrefix = [0x30, 0x0c, 0x30, 0x0a, 0x06, 0x03, 0x55, 0x1d, 0x15, 0x04, 0x03, 0x0a, 0x01];

function hasReasonOnly(bytes: Uint8Array, { extensionsStart, end }: ScannedEntry): boolean {
  if (end - extensionsStart !== reasonPrefix.length + 1) return false;
  for (let index = 0; index < reasonPrefix.length; index++) {
    if (bytes[extensionsStart + index] !== reasonPrefix[index]) return false;
  }
  return typeof reasonsByNumber[bytes[end - 1]!] === 'string';
}

function readEntry(bytes: Uint8Array, offset: number, limit: number): RevokedCertificate {
  const content = contentStartOf(bytes, offset, limit, tags.sequence);
  const end = contentEndOf(bytes, offset, content, limit);
  const [, time, extensions] = children(readDer(bytes.subarray(offset, end)));
  const details = extensions
    ? readDetails(readExtensions(extensions))
    : { reason: 'unspecified' as const, invalidSince: null };
  return { revokedAt: readTime(time!), ...details };
}

function readDetails(extensions: Extensions): Omit<RevokedCertificate, 'revokedAt'> {
  const reasonCode = extensions.get(oid.reasonCode);
  const invalidityDate = extensions.get(oid.invalidityDate);
  return {
    reason: reasonCode ? readReason(readDer(reasonCode.value)) : 'unspecified',
    invalidSince: invalidityDate
      ? readTime(expectTag(readDer(invalidityDate.value), tags.generalizedTime))
      : null,
  };
}

/** @throws DerError */
export function readReason(node: DerNode): RevocationReason {
  const reason = reasonsByNumber[readSmallInteger(node, tags.enumerated)];
  if (!reason) throw new DerError('der-bad-integer', 'reason code');
  return reason;
}

function namedIssuer(extensions: Extensions, isIndirect: boolean): string | null {
  const extension = extensions.get(oid.certificateIssuer);
  if (!extension) return null;
  if (!isIndirect || !extension.critical) throw new DerError('der-unexpected-tag', 'certificateIssuer');
  const names = readGeneralNames(readDer(extension.value));
  const directory = names.find((name) => name.form === 'directoryName');
  if (directory?.form !== 'directoryName') throw new DerError('der-missing-element', 'certificateIssuer');
  return directory.value.key;
}

const processedExtensions = new Set<string>([
  oid.reasonCode,
  oid.invalidityDate,
  oid.certificateIssuer,
  oid.holdInstructionCode,
]);

function unknownCritical(extensions: Extensions): string | null {
  for (const extension of extensions.values()) {
    if (extension.critical && !processedExtensions.has(extension.oid)) return extension.oid;
  }
  return null;
}
