import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier';
import { type CrlEntries, readCrlEntries } from './crl-entries';
import { type IssuingDistributionPoint, readIssuingDistributionPoint } from './crl-extensions';
import {
  children,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readBitString,
  readDer,
  readIntegerBytes,
  readSmallInteger,
  readTime,
  tags,
} from './der-read';
import { sha256Hex } from './digest';
import { type DistinguishedName, readName } from './distinguished-name';
import { type AuthorityKeyIdentifier, readAuthorityKeyIdentifier } from './extension-values';
import { DuplicateExtensionError, type Extensions, readExtensions } from './extensions';
import { sameOctets } from './octets';
import { oid } from './oids';
import { numberAnew, Readings } from './readings';

export class CrlError extends Error {
  readonly defect: 'crl-malformed' | 'crl-too-large';
  constructor(defect: 'crl-malformed' | 'crl-too-large', detail: string) {
    super(detail);
    this.name = 'CrlError';
    this.defect = defect;
  }
}

export interface CertificateList {
  /** No other list that was read has it. */
  readonly number: number;
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly extensions: Extensions;
  readonly authorityKeyId: AuthorityKeyIdentifier | null;
  readonly crlNumber: bigint;
  /** BaseCRLNumber when this is a delta CRL. */
  readonly baseCrlNumber: bigint | null;
  readonly issuingDistributionPoint: IssuingDistributionPoint | null;
  /** DER of the issuing distribution point, empty without: equal for CRLs of the same scope. */
  readonly scope: Uint8Array;
  /** Read when first asked for, which is after the signature was verified. @throws DerError, DuplicateExtensionError */
  readonly entries: CrlEntries;
  /** A critical extension of the list that we do not process (RFC 5280 5.2), or null; entries have their own. */
  readonly unknownCriticalExtension: string | null;
  /** SHA-256 of the list, hex. */
  readonly digest: string;
}

/** Largest list read: some 25,000 revoked certificates. */
export const MAX_CRL_OCTETS = 1024 * 1024;

const parsed = new Readings<CertificateList>(8 * 1024 * 1024);

/**
 * Reads a CRL of RFC 5280 clause 5: version 2, with nextUpdate, CRL number and authority key identifier; UTCTime
 * through 2049; no entry twice. Equal bytes give the same object as long as it is remembered.
 * @throws CrlError
 */
export function parseCrl(der: Uint8Array): CertificateList {
  if (der.length > MAX_CRL_OCTETS) throw new CrlError('crl-too-large', `${der.length} octets`);
  const known = parsed.find(der);
  if (known) return known;
  try {
    const list = readCrl(new Uint8Array(der), sha256Hex(der));
    parsed.remember(list.der, list);
    return list;
  } catch (error) {
    if (error instanceof DerError && error.reason === 'der-too-many-elements') {
      throw new CrlError('crl-too-large', error.message);
    }
    if (error instanceof DerError || error instanceof DuplicateExtensionError) {
      throw new CrlError('crl-malformed', error.message);
    }
    throw error;
  }
}

function readCrl(der: Uint8Array, digest: string): CertificateList {
  const [tbsNode, algorithmNode, signatureNode, ...others] = children(expectTag(readDer(der), tags.sequence));
  if (!tbsNode || !algorithmNode || !signatureNode || others.length > 0)
    throw new DerError('der-missing-element');
  const signature = readBitString(signatureNode);
  if (signature.unusedBits !== 0) throw new DerError('der-bad-bit-string', 'signature');
  const fields = children(expectTag(tbsNode, tags.sequence));
  if (readSmallInteger(expectTag(fields.shift(), tags.integer)) !== 1) {
    throw new DerError('der-bad-integer', 'a CRL with extensions is of version 2');
  }
  const innerAlgorithm = expectTag(fields.shift(), tags.sequence);
  if (!sameOctets(raw(innerAlgorithm), raw(algorithmNode))) {
    throw new DerError('der-unexpected-tag', 'two different signature algorithms');
  }
  const issuer = readName(expectTag(fields.shift(), tags.sequence));
  const thisUpdate = readTimeOf5280(fields.shift());
  const nextUpdate = readTimeOf5280(fields.shift());
  if (issuer.rdnKeys.length === 0) throw new DerError('der-missing-element', 'issuer');
  if (nextUpdate < thisUpdate) throw new DerError('der-bad-time', 'nextUpdate lies before thisUpdate');
  const revoked = fields[0]?.tag === tags.sequence ? fields.shift() : undefined;
  const extensions = readExtensions(onlyChild(expectTag(fields.shift(), 0xa0)));
  if (fields.length > 0) throw new DerError('der-trailing-bytes');
  const known = readCrlExtensions(extensions);
  let entries: CrlEntries | null = null;
  return {
    number: numberAnew(),
    der,
    tbs: raw(tbsNode),
    signatureAlgorithm: readAlgorithmIdentifier(algorithmNode),
    signature: signature.bytes,
    issuer,
    thisUpdate,
    nextUpdate,
    extensions,
    ...known,
    get entries() {
      entries ??= readCrlEntries(revoked, known.issuingDistributionPoint?.indirectCrl === true, issuer.key);
      return entries;
    },
    digest,
  };
}

/** UTCTime through the year 2049, GeneralizedTime from 2050 (RFC 5280 5.1.2.4). */
function readTimeOf5280(node: DerNode | undefined): Date {
  if (!node) throw new DerError('der-missing-element', 'nextUpdate');
  const time = readTime(node);
  if (node.tag === tags.generalizedTime && time.getUTCFullYear() < 2050) {
    throw new DerError('der-bad-time', 'GeneralizedTime before 2050');
  }
  return time;
}

const processedExtensions = new Set<string>([
  oid.authorityKeyIdentifier,
  oid.issuerAltName,
  oid.crlNumber,
  oid.deltaCrlIndicator,
  oid.issuingDistributionPoint,
  oid.freshestCrl,
]);

function readCrlExtensions(extensions: Extensions) {
  const crlNumber = extensions.get(oid.crlNumber);
  const delta = extensions.get(oid.deltaCrlIndicator);
  const scope = extensions.get(oid.issuingDistributionPoint);
  const authority = extensions.get(oid.authorityKeyIdentifier);
  if (!crlNumber) throw new DerError('der-missing-element', 'CRL number');
  if (crlNumber.critical) throw new DerError('der-bad-boolean', 'CRL number is critical');
  if (delta?.critical === false) throw new DerError('der-bad-boolean', 'delta CRL indicator is not critical');
  if (scope?.critical === false)
    throw new DerError('der-bad-boolean', 'issuing distribution point is not critical');
  const unknown = [...extensions.values()].find(
    (extension) => extension.critical && !processedExtensions.has(extension.oid),
  );
  return {
    authorityKeyId: authority ? readAuthorityKeyIdentifier(authority.value) : null,
    crlNumber: readNumber(crlNumber.value),
    baseCrlNumber: delta ? readNumber(delta.value) : null,
    issuingDistributionPoint: scope ? readIssuingDistributionPoint(scope.value) : null,
    scope: scope?.value ?? new Uint8Array(),
    unknownCriticalExtension: unknown?.oid ?? null,
  };
}

/** CRLNumber ::= INTEGER (0..MAX), at most 20 octets (RFC 5280 5.2.3). */
function readNumber(der: Uint8Array): bigint {
  const octets = readIntegerBytes(readDer(der));
  if (octets.length > 20 || octets[0]! >= 0x80) throw new DerError('der-bad-integer', 'CRL number');
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`);
}
