import { children, DerError, type DerNode, expectTag, raw, readOid, readString, tags } from './der-read';
import { oid } from './oids';

export interface NameAttribute {
  readonly oid: string;
  /** The characters, or `#` and the hex of the DER when the value is no character string. */
  readonly value: string;
}

export interface DistinguishedName {
  readonly der: Uint8Array;
  /** All attributes in the order of the encoding. */
  readonly attributes: readonly NameAttribute[];
  /** One normalised key for each RDN, comparable with `===`. */
  readonly rdnKeys: readonly string[];
  /** Equal for two names exactly when RFC 5280 7.1 calls them equal. */
  readonly key: string;
  /** As people read it: `C=GH, O=Volta Cocoa Ltd, CN=Ama Mensah`. */
  readonly text: string;
}

const MAX_ATTRIBUTES = 64;
const MAX_VALUE_CHARACTERS = 2048;

/**
 * Reads a Name (RFC 5280 4.1.2.4). Each RDN is a DER SET OF in ascending order without repetition; values carry no
 * control characters, because `Volta\0Ltd` is read by people as `Volta` and by machines as something else.
 * @throws DerError
 */
export function readName(node: DerNode): DistinguishedName {
  const attributes: NameAttribute[] = [];
  const rdnKeys: string[] = [];
  for (const rdn of children(expectTag(node, tags.sequence))) rdnKeys.push(readRdn(rdn, attributes));
  let text = '';
  for (const { oid: type, value } of attributes)
    text += `${text === '' ? '' : ', '}${shortNames[type] ?? type}=${value}`;
  return { der: raw(node), attributes, rdnKeys, key: rdnKeys.join('\u0002'), text };
}

/** Reads one RelativeDistinguishedName and returns its key; `tag` when it is tagged implicitly. @throws DerError */
export function readRdn(node: DerNode, attributes: NameAttribute[], tag: number = tags.set): string {
  const members = children(expectTag(node, tag));
  if (members.length === 0) throw new DerError('der-missing-element', 'empty RDN');
  if (members.length === 1) return readAttribute(members[0]!, attributes);
  const keys = members.map((member, index) => {
    const previous = members[index - 1];
    if (previous && compareOctets(raw(previous), raw(member)) >= 0) {
      throw new DerError('der-bad-string', 'RDN not in DER order');
    }
    return readAttribute(member, attributes);
  });
  return keys.sort().join('\u0001');
}

/** Whether `name` lies in the subtree of `base`: base's RDNs are the first ones of name (RFC 5280 7.1). */
export function isWithin(name: DistinguishedName, base: DistinguishedName): boolean {
  return base.rdnKeys.every((key, index) => name.rdnKeys[index] === key);
}

/** The first value of an attribute type, or undefined. */
export function attributeValue(name: DistinguishedName, type: string): string | undefined {
  return name.attributes.find((attribute) => attribute.oid === type)?.value;
}

function readAttribute(node: DerNode, attributes: NameAttribute[]): string {
  const [typeNode, valueNode, ...others] = children(expectTag(node, tags.sequence));
  if (!typeNode || !valueNode || others.length > 0) throw new DerError('der-missing-element', 'attribute');
  if (attributes.length >= MAX_ATTRIBUTES)
    throw new DerError('der-too-many-elements', 'attributes of a name');
  const type = readOid(typeNode);
  if (!isCharacterString(valueNode)) {
    const hex = hexOf(raw(valueNode));
    attributes.push({ oid: type, value: `#${hex}` });
    return `${type}=#${hex}`;
  }
  if (valueNode.end - valueNode.contentStart > MAX_VALUE_CHARACTERS)
    throw new DerError('der-bad-string', 'too long');
  const value = readString(valueNode);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused
  if (/[\u0000-\u001f\u007f]/.test(value))
    throw new DerError('der-bad-string', 'control character in a name');
  attributes.push({ oid: type, value });
  return `${type}=${normalise(value)}`;
}

/** RFC 4518 as far as it decides equality: compatibility composition, case folding, insignificant spaces. */
function normalise(value: string): string {
  // Plain ASCII with single spaces is nearly everything, and needs no tables.
  if (/^[!-~]+(?: [!-~]+)*$/.test(value)) return value.toLowerCase();
  return value.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

function isCharacterString(node: DerNode): boolean {
  return characterStringTags.has(node.tag);
}

const characterStringTags = new Set<number>([
  tags.utf8String,
  tags.numericString,
  tags.printableString,
  tags.teletexString,
  tags.ia5String,
  tags.visibleString,
  tags.universalString,
  tags.bmpString,
]);

function compareOctets(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = left[index]! - right[index]!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function hexOf(octets: Uint8Array): string {
  let hex = '';
  for (const octet of octets) hex += octet.toString(16).padStart(2, '0');
  return hex;
}

const shortNames: Readonly<Record<string, string>> = {
  [oid.commonName]: 'CN',
  [oid.surname]: 'SN',
  [oid.givenName]: 'GN',
  [oid.serialNumber]: 'serialNumber',
  [oid.countryName]: 'C',
  [oid.localityName]: 'L',
  [oid.stateOrProvinceName]: 'ST',
  [oid.streetAddress]: 'street',
  [oid.organizationName]: 'O',
  [oid.organizationalUnitName]: 'OU',
  [oid.organizationIdentifier]: 'organizationIdentifier',
  [oid.title]: 'title',
  [oid.domainComponent]: 'DC',
  [oid.emailAddress]: 'emailAddress',
};
