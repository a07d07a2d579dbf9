import {
  children,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  readBoolean,
  readDer,
  readIntegerBytes,
  readNamedBits,
  readOctetString,
  readOid,
  readSmallInteger,
  tags,
} from './der-read';
import { readRdn } from './distinguished-name';
import { type GeneralName, readGeneralName, readGeneralNames } from './general-name';

export type KeyUsage =
  | 'digitalSignature'
  | 'nonRepudiation'
  | 'keyEncipherment'
  | 'dataEncipherment'
  | 'keyAgreement'
  | 'keyCertSign'
  | 'cRLSign'
  | 'encipherOnly'
  | 'decipherOnly';

const keyUsageBits: readonly KeyUsage[] = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

export interface BasicConstraints {
  readonly ca: boolean;
  readonly pathLength: number | null;
}

export interface AuthorityKeyIdentifier {
  readonly keyIdentifier: Uint8Array | null;
  readonly issuer: readonly GeneralName[] | null;
  /** Content octets of the INTEGER. */
  readonly serialNumber: Uint8Array | null;
}

export interface AccessDescription {
  readonly method: string;
  readonly location: GeneralName;
}

/** RFC 5280 4.2.1.9. @throws DerError */
export function readBasicConstraints(der: Uint8Array): BasicConstraints {
  const parts = children(expectTag(readDer(der), tags.sequence));
  let ca = false;
  if (parts[0]?.tag === tags.boolean) {
    ca = readBoolean(parts.shift()!);
    if (!ca) throw new DerError('der-bad-boolean', 'cA FALSE is the default');
  }
  const pathLength = parts[0] ? readSmallInteger(parts.shift()!) : null;
  if (parts.length > 0) throw new DerError('der-trailing-bytes', 'basicConstraints');
  return { ca, pathLength };
}

/** RFC 5280 4.2.1.3: at least one bit, and none that has no meaning. @throws DerError */
export function readKeyUsage(der: Uint8Array): ReadonlySet<KeyUsage> {
  const bits = readNamedBits(readDer(der));
  return new Set(
    bits.map((bit) => {
      const usage = keyUsageBits[bit];
      if (!usage) throw new DerError('der-bad-bit-string', `key usage bit ${bit}`);
      return usage;
    }),
  );
}

/** RFC 5280 4.2.1.12. @throws DerError */
export function readExtendedKeyUsage(der: Uint8Array): readonly string[] {
  return nonEmpty(children(expectTag(readDer(der), tags.sequence)).map((purpose) => readOid(purpose)));
}

/** RFC 5280 4.2.1.2. @throws DerError */
export function readSubjectKeyIdentifier(der: Uint8Array): Uint8Array {
  const identifier = readOctetString(readDer(der));
  if (identifier.length === 0) throw new DerError('der-missing-element', 'empty key identifier');
  return identifier;
}

/** RFC 5280 4.2.1.1: issuer and serial number come both or not at all. @throws DerError */
export function readAuthorityKeyIdentifier(der: Uint8Array): AuthorityKeyIdentifier {
  const fields = taggedFields(readDer(der), [0x80, 0xa1, 0x82]);
  const keyIdentifier = fields.get(0x80);
  const issuer = fields.get(0xa1);
  const serialNumber = fields.get(0x82);
  if (!issuer !== !serialNumber)
    throw new DerError('der-missing-element', 'authority issuer without serial or vice versa');
  return {
    keyIdentifier: keyIdentifier ? readOctetString(keyIdentifier, 0x80) : null,
    issuer: issuer ? readGeneralNames(issuer, 0xa1) : null,
    serialNumber: serialNumber ? readIntegerBytes(serialNumber, 0x82) : null,
  };
}

/** subjectAltName and issuerAltName. @throws DerError */
export function readAlternativeNames(der: Uint8Array): readonly GeneralName[] {
  return readGeneralNames(readDer(der));
}

/** authorityInfoAccess and subjectInfoAccess, RFC 5280 4.2.2. @throws DerError */
export function readAccessDescriptions(der: Uint8Array): readonly AccessDescription[] {
  return nonEmpty(
    children(expectTag(readDer(der), tags.sequence)).map((description) => {
      const [method, location, ...others] = children(expectTag(description, tags.sequence));
      if (!method || !location || others.length > 0)
        throw new DerError('der-missing-element', 'access description');
      return { method: readOid(method), location: readGeneralName(location) };
    }),
  );
}

/**
 * The fields of a SEQUENCE whose members are all context-tagged and optional: only the given identifier octets, in
 * the given order, each once. @throws DerError
 */
export function taggedFields(
  node: DerNode,
  order: readonly number[],
  tag: number = tags.sequence,
): Map<number, DerNode> {
  const fields = new Map<number, DerNode>();
  let next = 0;
  for (const field of children(expectTag(node, tag))) {
    const position = order.indexOf(field.tag, next);
    if (position < 0) throw new DerError('der-unexpected-tag', `0x${field.tag.toString(16)}`);
    fields.set(field.tag, field);
    next = position + 1;
  }
  return fields;
}

/** Names of one distribution point. */
const MAX_POINT_NAMES = 16;

/** DistributionPointName, RFC 5280 4.2.1.13, as found inside of its [0]: names, or an RDN relative to the CRL issuer. */
export type DistributionPointName =
  | { readonly fullName: readonly GeneralName[] }
  | { readonly relativeName: string };

/** @throws DerError */
export function readDistributionPointName(wrapper: DerNode): DistributionPointName {
  const choice = onlyChild(wrapper);
  if (choice.tag === 0xa0) return { fullName: readGeneralNames(choice, 0xa0, MAX_POINT_NAMES) };
  return { relativeName: readRdn(choice, [], 0xa1) };
}

const MAX_LIST = 256;

function nonEmpty<T>(list: readonly T[]): readonly T[] {
  if (list.length > MAX_LIST) throw new DerError('der-too-many-elements', 'list');
  if (list.length === 0) throw new DerError('der-missing-element', 'empty list');
  return list;
}
