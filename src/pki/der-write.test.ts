import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  children,
  contents,
  readBitString,
  readDer,
  readInteger,
  readNamedBits,
  readOid,
  readString,
  readTime,
} from './der-read';
import {
  bitString,
  element,
  generalizedTime,
  implicit,
  integer,
  namedBits,
  objectIdentifier,
  octetString,
  printableString,
  sequence,
  setOf,
  utcOrGeneralizedTime,
  utf8String,
} from './der-write';

describe('writing DER', () => {
  it('what is written is read back: integers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n }), (value) => {
        expect(readInteger(readDer(integer(value)))).toBe(value);
      }),
    );
  });

  it('takes bytes as an unsigned magnitude', () => {
    expect(integer(Uint8Array.of(0, 0, 0x80))).toEqual(Uint8Array.of(2, 2, 0, 0x80));
    expect(integer(new Uint8Array(0))).toEqual(Uint8Array.of(2, 1, 0));
  });

  it('what is written is read back: object identifiers, with arcs of 128 bits', () => {
    const arcs = fc.array(fc.bigInt({ min: 0n, max: 2n ** 128n }), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 39 }),
        arcs,
        (first, second, rest) => {
          const dotted = [first, second, ...rest].join('.');
          expect(readOid(readDer(objectIdentifier(dotted)))).toBe(dotted);
        },
      ),
    );
  });

  it('refuses what is no object identifier', () => {
    for (const dotted of ['', '1', '3.1', '1.40', '1.2.', '1.02', 'a.b'])
      expect(() => objectIdentifier(dotted)).toThrow(RangeError);
  });

  it('what is written is read back: strings, octets and lengths of every size', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(readString(readDer(utf8String(text)))).toBe(text);
      }),
    );
    for (const length of [0, 127, 128, 255, 256, 65_535, 65_536]) {
      expect(contents(readDer(octetString(new Uint8Array(length)))).length).toBe(length);
    }
  });

  it('sorts SET OF by encodings', () => {
    const members = [integer(300), integer(2), integer(1)];
    expect(children(readDer(setOf(...members))).map((node) => readInteger(node))).toEqual([1n, 2n, 300n]);
  });

  it('writes UTCTime through 2049 and GeneralizedTime from 2050 on', () => {
    expect(utcOrGeneralizedTime(new Date('2049-12-31T23:59:59Z'))[0]).toBe(0x17);
    expect(utcOrGeneralizedTime(new Date('2050-01-01T00:00:00Z'))[0]).toBe(0x18);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }),
        (at) => {
          const whole = new Date(Math.floor(at.getTime() / 1000) * 1000);
          expect(readTime(readDer(utcOrGeneralizedTime(at)))).toEqual(whole);
          expect(readTime(readDer(generalizedTime(at)))).toEqual(whole);
        },
      ),
    );
  });

  it('leaves trailing zero bits out of named bit lists', () => {
    expect(readNamedBits(readDer(namedBits([0, 1, 6])))).toEqual([0, 1, 6]);
    expect(namedBits([])).toEqual(Uint8Array.of(3, 1, 0));
    expect(readBitString(readDer(bitString(Uint8Array.of(0xf0), 4)))).toEqual({
      unusedBits: 4,
      bytes: Uint8Array.of(0xf0),
    });
  });

  it('keeps constructed elements constructed under an implicit tag', () => {
    expect(implicit(0, sequence(integer(1)))[0]).toBe(0xa0);
    expect(implicit(0, integer(1))[0]).toBe(0x80);
  });

  it('refuses characters that PrintableString does not have', () => {
    expect(() => printableString('a@b')).toThrow(RangeError);
    expect(element(0x05, new Uint8Array(0))).toEqual(Uint8Array.of(5, 0));
  });
});
