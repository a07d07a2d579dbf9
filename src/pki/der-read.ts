import { contents, DerError, type DerNode, expectTag } from './der-element';

export {
  children,
  contents,
  DerError,
  type DerLimits,
  type DerNode,
  type DerReason,
  expectTag,
  onlyChild,
  raw,
  readDer,
} from './der-element';

/** Universal identifier octets, for `expectTag` and comparisons. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

const MAX_INTEGER_OCTETS = 4097;
const MAX_OID_OCTETS = 128;

/*
 * The typed readers check the universal tag. Where a type is IMPLICITly tagged, pass the context tag that stands
 * in its place: `readOid(node, 0x88)` for registeredID [8].
 */

/** Dotted decimal OBJECT IDENTIFIER, at most 128 octets. @throws DerError */
export function readOid(node: DerNode, tag: number = tags.oid): string {
  const { bytes, contentStart, end } = expectTag(node, tag);
  let place = end - contentStart;
  for (let at = contentStart; at < end; at++) place = Math.imul(place, 31) + bytes[at]!;
  const known = recentOids[place & 255];
  if (known && isEqualFrom(bytes, contentStart, end, known.octets)) return known.dotted;
  const octets = contents(node);
  const dotted = readDotted(octets);
  if (octets.length <= 16) recentOids[place & 255] = { octets: octets.slice(), dotted };
  return dotted;
}

/** The same few dozen occur over and over. */
const recentOids = new Array<{ octets: Uint8Array; dotted: string } | undefined>(256).fill(undefined);

function isEqualFrom(bytes: Uint8Array, start: number, end: number, octets: Uint8Array): boolean {
  if (octets.length !== end - start) return false;
  for (let index = 0; index < octets.length; index++) {
    if (bytes[start + index] !== octets[index]) return false;
  }
  return true;
}

function readDotted(octets: Uint8Array): string {
  if (octets.length === 0 || octets.length > MAX_OID_OCTETS || octets[octets.length - 1]! >= 0x80) {
    throw new DerError('der-bad-oid');
  }
  let dotted = '';
  let arc = 0;
  let bigArc: bigint | null = null;
  let atStart = true;
  for (const octet of octets) {
    if (atStart && octet === 0x80) throw new DerError('der-bad-oid', 'sub-identifier not minimal');
    atStart = octet < 0x80;
    if (bigArc !== null) bigArc = bigArc * 128n + BigInt(octet & 0x7f);
    else if (arc > 0x3fffffffffff) bigArc = BigInt(arc) * 128n + BigInt(octet & 0x7f);
    else arc = arc * 128 + (octet & 0x7f);
    if (!atStart) continue;
    if (dotted !== '') dotted += `.${bigArc ?? arc}`;
    else if (bigArc !== null) dotted = `2.${bigArc - 80n}`;
    else dotted = arc < 40 ? `0.${arc}` : arc < 80 ? `1.${arc - 40}` : `2.${arc - 80}`;
    arc = 0;
    bigArc = null;
  }
  return dotted;
}

/** Two's complement content octets of an INTEGER, checked minimal. @throws DerError */
export function readIntegerBytes(node: DerNode, tag: number = tags.integer): Uint8Array {
  const octets = contents(expectTag(node, tag));
  const first = octets[0];
  if (first === undefined || octets.length > MAX_INTEGER_OCTETS) throw new DerError('der-bad-integer');
  const second = octets[1];
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new DerError('der-bad-integer', 'not minimal');
  }
  return octets;
}

/** INTEGER of any sign. @throws DerError */
export function readInteger(node: DerNode, tag: number = tags.integer): bigint {
  const octets = readIntegerBytes(node, tag);
  let hex = '0x';
  for (const octet of octets) hex += octet < 16 ? `0${octet.toString(16)}` : octet.toString(16);
  const unsigned = BigInt(hex);
  return octets[0]! >= 0x80 ? unsigned - (1n << BigInt(octets.length * 8)) : unsigned;
}

/** INTEGER (or ENUMERATED with its tag) between 0 and 2^31-1. @throws DerError */
export function readSmallInteger(node: DerNode, tag: number = tags.integer): number {
  const octets = readIntegerBytes(node, tag);
  if (octets.length > 4 || octets[0]! >= 0x80) throw new DerError('der-bad-integer', 'out of range');
  return octets.reduce((value, octet) => value * 256 + octet, 0);
}

/** DER BOOLEAN: 00 or FF. @throws DerError */
export function readBoolean(node: DerNode, tag: number = tags.boolean): boolean {
  const octets = contents(expectTag(node, tag));
  if (octets.length !== 1 || (octets[0] !== 0 && octets[0] !== 0xff)) throw new DerError('der-bad-boolean');
  return octets[0] === 0xff;
}

/** BIT STRING whose padding bits are zero. @throws DerError */
export function readBitString(
  node: DerNode,
  tag: number = tags.bitString,
): { unusedBits: number; bytes: Uint8Array } {
  const octets = contents(expectTag(node, tag));
  const unusedBits = octets[0];
  const last = octets[octets.length - 1];
  if (unusedBits === undefined || last === undefined || unusedBits > 7)
    throw new DerError('der-bad-bit-string');
  if (unusedBits > 0 && (octets.length === 1 || (last & ((1 << unusedBits) - 1)) !== 0)) {
    throw new DerError('der-bad-bit-string', 'padding');
  }
  return { unusedBits, bytes: octets.subarray(1) };
}

/**
 * BIT STRING with named bits (KeyUsage, ReasonFlags): the numbers of the bits that are set, ascending.
 * DER leaves out trailing zero bits (X.690 11.2.2). @throws DerError
 */
export function readNamedBits(node: DerNode, tag: number = tags.bitString): number[] {
  const { unusedBits, bytes } = readBitString(node, tag);
  if (bytes.length > 8) throw new DerError('der-bad-bit-string', 'too many named bits');
  const set: number[] = [];
  for (let bit = 0; bit < bytes.length * 8 - unusedBits; bit++) {
    if ((bytes[bit >> 3]! & (0x80 >> (bit & 7))) !== 0) set.push(bit);
  }
  const expected = set.length === 0 ? 0 : set[set.length - 1]! + 1;
  if (bytes.length * 8 - unusedBits !== expected)
    throw new DerError('der-bad-bit-string', 'trailing zero bits');
  return set;
}

/** @throws DerError */
export function readOctetString(node: DerNode, tag: number = tags.octetString): Uint8Array {
  return contents(expectTag(node, tag));
}

/** @throws DerError */
export function readNull(node: DerNode): null {
  if (contents(expectTag(node, tags.null)).length > 0) throw new DerError('der-bad-null');
  return null;
}

/**
 * UTCTime `YYMMDDHHMMSSZ` (50-99 are 19xx) or GeneralizedTime `YYYYMMDDHHMMSSZ`, RFC 5280 4.1.2.5.
 * With `fraction`, GeneralizedTime may carry `.f+` without trailing zero as RFC 3161 allows; kept to milliseconds.
 * @throws DerError
 */
export function readTime(node: DerNode, options: { fraction?: boolean } = plainTime): Date {
  const isUtcTime = node.tag === tags.utcTime;
  if (!isUtcTime) expectTag(node, tags.generalizedTime);
  const { bytes, contentStart, end } = node;
  if (end - contentStart > 40) throw new DerError('der-bad-time');
  const century = contentStart + (isUtcTime ? 0 : 2);
  const seconds = century + 12;
  if (end <= seconds || bytes[end - 1] !== 0x5a) throw new DerError('der-bad-time', 'form');
  const hasFraction = end - 1 > seconds;
  const milliseconds =
    hasFraction && options.fraction && !isUtcTime ? readFraction(bytes.subarray(seconds, end - 1)) : 0;
  if (hasFraction && (isUtcTime || !options.fraction)) throw new DerError('der-bad-time', 'form');
  const yearOfCentury = twoDigits(bytes, century);
  const yearsBefore = isUtcTime ? (yearOfCentury >= 50 ? 1900 : 2000) : twoDigits(bytes, contentStart) * 100;
  const year = yearsBefore + yearOfCentury;
  const month = twoDigits(bytes, century + 2);
  const day = twoDigits(bytes, century + 4);
  const hour = twoDigits(bytes, century + 6);
  const minute = twoDigits(bytes, century + 8);
  const second = twoDigits(bytes, century + 10);
  if (
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysOf(year, month) ||
    hour > 23 ||
    minute > 59 ||
    second > 59
  )
    throw new DerError('der-bad-time', 'no such instant');
  // Date.UTC takes the years 0 to 99 for those of the twentieth century; the calendar repeats every 400 years.
  const time = Date.UTC(year + 400, month - 1, day, hour, minute, second, milliseconds);
  return new Date(time - MILLISECONDS_OF_400_YEARS);
}

const plainTime = { fraction: false };
const MILLISECONDS_OF_400_YEARS = 146_097 * 86_400_000;

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function twoDigits(octets: Uint8Array, at: number): number {
  const tens = octets[at]! - 0x30;
  const units = octets[at + 1]! - 0x30;
  if (!(tens >= 0 && tens <= 9 && units >= 0 && units <= 9)) throw new DerError('der-bad-time', 'form');
  return tens * 10 + units;
}

/** `.f+` without trailing zero, in whole milliseconds. */
function readFraction(octets: Uint8Array): number {
  const text = ascii(octets);
  if (!FRACTION.test(text)) throw new DerError('der-bad-time', 'form');
  return Math.floor(Number(`0${text}`) * 1000);
}

const FRACTION = /^\.\d*[1-9]$/;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Any character string type, its alphabet checked. TeletexString is read as Latin-1, as everybody does. @throws DerError */
export function readString(node: DerNode): string {
  const octets = contents(node);
  switch (node.tag) {
    case tags.utf8String:
      return isWithin(octets, alphabets.ia5) ? latin1(octets) : decodeUtf8(octets);
    case tags.printableString:
      return within(octets, alphabets.printable);
    case tags.numericString:
      return within(octets, alphabets.numeric);
    case tags.visibleString:
      return within(octets, alphabets.visible);
    case tags.ia5String:
      return within(octets, alphabets.ia5);
    case tags.teletexString:
      return latin1(octets);
    case tags.bmpString:
      return codeUnits(octets, 2);
    case tags.universalString:
      return codeUnits(octets, 4);
    default:
      throw new DerError('der-unexpected-tag', 'a character string was expected');
  }
}

/** IA5 characters (0-127) of these octets. @throws DerError */
export function ascii(octets: Uint8Array): string {
  return within(octets, alphabets.ia5);
}

/** For each octet whether it is a character of the alphabet. */
const alphabets = {
  ia5: alphabet(/[\s\S]/),
  visible: alphabet(/[\x20-\x7e]/),
  numeric: alphabet(/[0-9 ]/),
  printable: alphabet(/[A-Za-z0-9 '()+,\-./:=?]/),
} as const;

function alphabet(characters: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, c) =>
    Number(c < 128 && characters.test(String.fromCharCode(c))),
  );
}

function within(octets: Uint8Array, characters: Uint8Array): string {
  if (!isWithin(octets, characters))
    throw new DerError('der-bad-string', 'character outside of its alphabet');
  return latin1(octets);
}

function isWithin(octets: Uint8Array, characters: Uint8Array): boolean {
  for (let index = 0; index < octets.length; index++) {
    if (characters[octets[index]!] === 0) return false;
  }
  return true;
}

function decodeUtf8(octets: Uint8Array): string {
  try {
    return utf8.decode(octets);
  } catch {
    throw new DerError('der-bad-string', 'UTF-8');
  }
}

function latin1(octets: Uint8Array): string {
  let text = '';
  for (let offset = 0; offset < octets.length; offset += 4096) {
    text += String.fromCharCode.apply(null, octets.subarray(offset, offset + 4096) as unknown as number[]);
  }
  return text;
}

function codeUnits(octets: Uint8Array, size: 2 | 4): string {
  if (octets.length % size !== 0) throw new DerError('der-bad-string', 'length');
  let text = '';
  for (let offset = 0; offset < octets.length; offset += size) {
    let code = 0;
    for (let index = 0; index < size; index++) code = code * 256 + octets[offset + index]!;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
      throw new DerError('der-bad-string', 'code point');
    text += String.fromCodePoint(code);
  }
  return text;
}
