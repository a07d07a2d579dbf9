/**
 * Writing DER (ITU-T X.690). Every function returns one complete element; they nest as the ASN.1 does.
 * Isomorphic: no node: imports, the signing page in the browser uses it too.
 */
export type Bytes = Uint8Array<ArrayBuffer>;
/** A part that may be left out, as OPTIONAL fields and empty DEFAULTs are. */
export type Part = Uint8Array | undefined;

export function sequence(...parts: Part[]): Bytes {
  return element(0x30, concat(...parts));
}

/** SET with its members in the order given (for a SET whose order the caller has settled). */
export function set(...parts: Part[]): Bytes {
  return element(0x31, concat(...parts));
}

/** SET OF: members sorted by their encodings (X.690 11.6). */
export function setOf(...parts: Uint8Array[]): Bytes {
  return element(0x31, concat(...[...parts].sort(compareEncodings)));
}

/** INTEGER from a signed number or bigint, or from an unsigned big-endian magnitude (serial numbers, moduli). */
export function integer(value: bigint | number | Uint8Array): Bytes {
  return element(0x02, value instanceof Uint8Array ? unsignedContent(value) : signedContent(BigInt(value)));
}

export function enumerated(value: number): Bytes {
  return element(0x0a, signedContent(BigInt(value)));
}

/** OBJECT IDENTIFIER from its dotted form. Throws RangeError when it is not one. */
export function objectIdentifier(dotted: string): Bytes {
  if (!/^[012](\.(0|[1-9]\d*))+$/.test(dotted)) throw new RangeError(`not an object identifier: ${dotted}`);
  const [first, second, ...rest] = dotted.split('.').map(BigInt) as [bigint, bigint, ...bigint[]];
  if (first < 2n && second > 39n) throw new RangeError(`not an object identifier: ${dotted}`);
  return element(0x06, Uint8Array.from([first * 40n + second, ...rest].flatMap(base128)));
}
export { objectIdentifier as oid };

export function octetString(bytes: Uint8Array): Bytes {
  return element(0x04, bytes);
}

export function bitString(bytes: Uint8Array, unusedBits = 0): Bytes {
  return element(0x03, concat(Uint8Array.of(unusedBits), bytes));
}

/** BIT STRING with a named bit list: trailing zero bits are left out (X.690 11.2.2). */
export function namedBits(positions: Iterable<number>): Bytes {
  const set = [...positions];
  const highest = Math.max(-1, ...set);
  const bytes = new Uint8Array(Math.ceil((highest + 1) / 8));
  for (const position of set) bytes[position >> 3]! |= 0x80 >> (position & 7);
  return bitString(bytes, bytes.length * 8 - (highest + 1));
}

export function utf8String(text: string): Bytes {
  return element(0x0c, new TextEncoder().encode(text));
}

/** PrintableString. Throws RangeError for characters outside its alphabet (X.680 41.4). */
export function printableString(text: string): Bytes {
  if (!/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text)) throw new RangeError('not a PrintableString');
  return element(0x13, ascii(text));
}

/** IA5String. Throws RangeError for characters outside ASCII. */
export function ia5String(text: string): Bytes {
  return element(0x16, ascii(text));
}

export function bmpString(text: string): Bytes {
  const bytes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return element(0x1e, Uint8Array.from(bytes.flatMap((unit) => [unit >> 8, unit & 0xff])));
}

/** Time as RFC 5280 4.1.2.5 wants it: UTCTime through 2049, GeneralizedTime from 2050 on; whole seconds. */
export function utcOrGeneralizedTime(at: Date): Bytes {
  const year = at.getUTCFullYear();
  return year >= 1950 && year < 2050 ? element(0x17, ascii(timeDigits(at).slice(2))) : generalizedTime(at);
}

/** GeneralizedTime in whole seconds, Zulu. Throws RangeError for an invalid date or a year beyond 9999. */
export function generalizedTime(at: Date): Bytes {
  return element(0x18, ascii(timeDigits(at)));
}

export function boolean(value: boolean): Bytes {
  return element(0x01, Uint8Array.of(value ? 0xff : 0));
}

export function nullValue(): Bytes {
  return element(0x05, new Uint8Array(0));
}

/** `[n] EXPLICIT`: the element wrapped in a context-specific constructed one. */
export function explicit(n: number, inner: Uint8Array): Bytes {
  return element(0xa0 | lowTag(n), inner);
}

/** `[n] IMPLICIT`: the element's identifier replaced; primitive stays primitive, constructed constructed. */
export function implicit(n: number, whole: Uint8Array): Bytes {
  const retagged = Uint8Array.from(whole);
  retagged[0] = 0x80 | (retagged[0]! & 0x20) | lowTag(n);
  return retagged;
}

/** `[n]` around the concatenation of several elements, as SET OF or SEQUENCE OF under an implicit tag. */
export function implicitConstructed(n: number, ...parts: Part[]): Bytes {
  return element(0xa0 | lowTag(n), concat(...parts));
}

/** Any element by identifier octet and contents, with the shortest definite length. */
export function element(identifier: number, content: Uint8Array): Bytes {
  return concat(Uint8Array.of(identifier), lengthOctets(content.length), content);
}

export function concat(...parts: Part[]): Bytes {
  return concatAll(parts);
}

/** As `concat`, for lists too long to be spread into arguments. */
export function concatAll(parts: readonly Part[]): Bytes {
  const present = parts.filter((part) => part !== undefined);
  const joined = new Uint8Array(present.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of present) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

function compareEncodings(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function unsignedContent(magnitude: Uint8Array): Uint8Array {
  let start = 0;
  while (start < magnitude.length - 1 && magnitude[start] === 0) start++;
  const trimmed = magnitude.length === 0 ? Uint8Array.of(0) : magnitude.subarray(start);
  return trimmed[0]! & 0x80 ? concat(Uint8Array.of(0), trimmed) : trimmed;
}

function signedContent(value: bigint): Uint8Array {
  const octets: number[] = [];
  let rest = value;
  do {
    octets.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (!(rest === 0n && octets[0]! < 0x80) && !(rest === -1n && octets[0]! >= 0x80));
  return Uint8Array.from(octets);
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    if (code > 0x7f) throw new RangeError('not ASCII');
    return code;
  });
}

function timeDigits(at: Date): string {
  const iso = at.toISOString();
  if (iso.length !== 24) throw new RangeError('year outside 0000 to 9999');
  return `${iso.slice(0, 19).replace(/[-:T]/g, '')}Z`;
}

function lowTag(n: number): number {
  if (!Number.isInteger(n) || n < 0 || n > 30) throw new RangeError(`tag number ${n}`);
  return n;
}
