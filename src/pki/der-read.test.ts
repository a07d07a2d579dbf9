import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  children,
  DerError,
  type DerNode,
  readBitString,
  readBoolean,
  readDer,
  readInteger,
  readNamedBits,
  readOid,
  readSmallInteger,
  readString,
  readTime,
} from './der-read';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/\s/g, ''), 'hex'));
const node = (text: string) => readDer(hex(text));
const text = (tag: string, value: string) => {
  const bytes = Buffer.from(value, 'latin1');
  return node(tag + bytes.length.toString(16).padStart(2, '0') + bytes.toString('hex'));
};

function reasonOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof DerError) return error.reason;
    throw error;
  }
  return undefined;
}

function walk(from: DerNode): number {
  return from.constructed ? children(from).reduce((count, child) => count + walk(child), 1) : 1;
}

describe('the DER reader refuses', () => {
  it.each([
    ['nothing at all', '', 'der-truncated'],
    ['content shorter than its length', '0403aabb', 'der-truncated'],
    ['octets after the element', '050000', 'der-trailing-bytes'],
    ['indefinite length', '30800000', 'der-indefinite-length'],
    ['a long length where the short form would do', '04810100', 'der-length-not-minimal'],
    ['a length with a leading zero octet', '0482008000', 'der-length-not-minimal'],
    ['a length of more than four octets', '04850100000000', 'der-length-too-large'],
    ['a length bomb', '3084ffffffff', 'der-truncated'],
    ['a high tag number that fits the short form', '1f1e00', 'der-tag-not-minimal'],
    ['a high tag number with a leading zero', '9f801f00', 'der-tag-not-minimal'],
    ['a tag number of more than three octets', '9f8181818100', 'der-tag-unsupported'],
    ['end-of-contents octets', '0000', 'der-tag-unsupported'],
  ])('%s', (_, bytes, reason) => {
    expect(reasonOf(() => node(bytes))).toBe(reason);
  });

  it.each([
    ['a child that runs over its parent', '30020403', 'der-truncated'],
    ['children of a primitive element', '0400', 'der-unexpected-tag'],
  ])('%s', (_, bytes, reason) => {
    expect(reasonOf(() => children(node(bytes)))).toBe(reason);
  });

  it('nesting deeper than any certificate needs', () => {
    let bytes = hex('0500');
    for (let depth = 0; depth < 50; depth++) bytes = Uint8Array.from([0x30, bytes.length, ...bytes]);
    expect(reasonOf(() => walk(readDer(bytes)))).toBe('der-too-deep');
  });

  it('more octets than the caller allows', () => {
    expect(reasonOf(() => readDer(new Uint8Array(11), { maxBytes: 10 }))).toBe('der-too-large');
  });
});

describe('values', () => {
  it.each([
    ['06062a864886f70d', '1.2.840.113549'],
    ['0603550406', '2.5.4.6'],
    ['0603883703', '2.999.3'],
  ])('OBJECT IDENTIFIER %s', (bytes, dotted) => {
    expect(readOid(node(bytes))).toBe(dotted);
  });

  it('OBJECT IDENTIFIER arcs of 128 bits, as 2.25 has', () => {
    const uuidArc = 2n ** 128n - 1n;
    const septets: number[] = [];
    for (let rest = uuidArc; rest > 0n; rest >>= 7n)
      septets.unshift(Number(rest & 0x7fn) | (septets.length ? 0x80 : 0));
    const content = [0x69, ...septets];
    expect(readOid(readDer(Uint8Array.from([0x06, content.length, ...content])))).toBe(`2.25.${uuidArc}`);
  });

  it.each([['0600'], ['060180'], ['06022a80'], ['0603800102']])('refuses OBJECT IDENTIFIER %s', (bytes) => {
    expect(reasonOf(() => readOid(node(bytes)))).toBe('der-bad-oid');
  });

  it('INTEGER agrees with two’s complement for any number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }), (value) => {
        let size = 1;
        while (BigInt.asIntN(size * 8, value) !== value) size++;
        const content = BigInt.asUintN(size * 8, value)
          .toString(16)
          .padStart(size * 2, '0');
        expect(readInteger(node(`02${size.toString(16).padStart(2, '0')}${content}`))).toBe(value);
      }),
    );
  });

  it.each([['0200'], ['02020001'], ['0202ff80']])('refuses INTEGER %s', (bytes) => {
    expect(reasonOf(() => readInteger(node(bytes)))).toBe('der-bad-integer');
  });

  it('a small INTEGER is never negative or larger than 31 bits', () => {
    expect(readSmallInteger(node('02047fffffff'))).toBe(0x7fffffff);
    expect(reasonOf(() => readSmallInteger(node('0201ff')))).toBe('der-bad-integer');
    expect(reasonOf(() => readSmallInteger(node('02050080000000')))).toBe('der-bad-integer');
  });

  it('BOOLEAN is 00 or FF', () => {
    expect(readBoolean(node('0101ff'))).toBe(true);
    expect(reasonOf(() => readBoolean(node('010101')))).toBe('der-bad-boolean');
  });

  it('BIT STRING padding is zero and named bits end with a one', () => {
    expect(readNamedBits(node('030205a0'))).toEqual([0, 2]);
    expect(readNamedBits(node('030100'))).toEqual([]);
    expect(reasonOf(() => readBitString(node('030205a1')))).toBe('der-bad-bit-string');
    expect(reasonOf(() => readBitString(node('030108')))).toBe('der-bad-bit-string');
    expect(reasonOf(() => readNamedBits(node('030200a0')))).toBe('der-bad-bit-string');
  });

  it('times are whole seconds in UTC and exist in the calendar', () => {
    expect(readTime(text('17', '491231235959Z')).toISOString()).toBe('2049-12-31T23:59:59.000Z');
    expect(readTime(text('17', '500101000000Z')).getUTCFullYear()).toBe(1950);
    expect(readTime(text('18', '00500101000000Z')).getUTCFullYear()).toBe(50);
    for (const bad of [
      '250230000000Z',
      '2501010000Z',
      '250101000000+0000',
      '250101240000Z',
      '250101000060Z',
    ]) {
      expect(reasonOf(() => readTime(text('17', bad)))).toBe('der-bad-time');
    }
    expect(reasonOf(() => readTime(text('18', '20250101000000.5Z')))).toBe('der-bad-time');
    expect(readTime(text('18', '20250101000000.5Z'), { fraction: true }).getUTCMilliseconds()).toBe(500);
    expect(reasonOf(() => readTime(text('18', '20250101000000.50Z'), { fraction: true }))).toBe(
      'der-bad-time',
    );
  });

  it('strings keep to their alphabets', () => {
    expect(readString(node('0c03e282ac'))).toBe('€');
    expect(readString(node('1e0220ac'))).toBe('€');
    expect(readString(text('14', 'caf\xe9'))).toBe('café');
    expect(reasonOf(() => readString(node('0c01ff')))).toBe('der-bad-string');
    expect(reasonOf(() => readString(text('13', 'a@b')))).toBe('der-bad-string');
    expect(reasonOf(() => readString(node('1e02d800')))).toBe('der-bad-string');
    expect(reasonOf(() => readString(node('1e0100')))).toBe('der-bad-string');
  });

  it('any octets either read or throw a DerError, nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        reasonOf(() => walk(readDer(bytes)));
        for (const read of [readOid, readInteger, readBitString, readTime, readString]) {
          reasonOf(() => read(readDer(bytes)));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
