import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DerError, readDer } from './der-read';
import {
  bmpString,
  element,
  oid as objectIdentifier,
  printableString,
  sequence,
  set,
  utf8String,
} from './der-write';
import { attributeValue, isWithin, readName } from './distinguished-name';
import { oid } from './oids';

const rdn = (type: string, value: Uint8Array) => set(sequence(objectIdentifier(type), value));
const name = (...rdns: Uint8Array[]) => readName(readDer(sequence(...rdns)));
const cn = (value: Uint8Array) => name(rdn(oid.commonName, value));

describe('two names are the same', () => {
  it.each([
    ['case', utf8String('Ama Mensah'), utf8String('AMA mensah')],
    ['spaces around and within', utf8String(' Ama   Mensah '), utf8String('Ama Mensah')],
    ['string type', utf8String('Ama Mensah'), printableString('Ama Mensah')],
    ['two octets a character', utf8String('Ama Mensah'), bmpString('Ama Mensah')],
    ['composition', utf8String('Kof\u00ed'), utf8String('Kofi\u0301')],
  ])('whatever their %s', (_, left, right) => {
    expect(cn(left).key).toBe(cn(right).key);
  });
});

describe('two names differ', () => {
  it.each([
    ['letters', cn(utf8String('Ama')), cn(utf8String('Amah'))],
    ['type', cn(utf8String('Ama')), name(rdn(oid.surname, utf8String('Ama')))],
    [
      'order',
      name(rdn(oid.commonName, utf8String('a')), rdn(oid.surname, utf8String('b'))),
      name(rdn(oid.surname, utf8String('b')), rdn(oid.commonName, utf8String('a'))),
    ],
    [
      'grouping',
      name(rdn(oid.commonName, utf8String('a')), rdn(oid.surname, utf8String('b'))),
      name(
        set(
          sequence(objectIdentifier(oid.commonName), utf8String('a')),
          sequence(objectIdentifier(oid.surname), utf8String('b')),
        ),
      ),
    ],
  ])('by their %s', (_, left, right) => {
    expect(left.key).not.toBe(right.key);
  });

  it('whatever characters they are made of: no value imitates the structure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        (left, right) => {
          const keyOf = (values: string[]) => {
            try {
              return name(...values.map((value) => rdn(oid.commonName, utf8String(value)))).key;
            } catch (error) {
              if (error instanceof DerError) return null;
              throw error;
            }
          };
          const [a, b] = [keyOf(left), keyOf(right)];
          fc.pre(a !== null && b !== null);
          const plain = (values: string[]) =>
            values.map((value) => value.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' '));
          expect(a === b).toBe(JSON.stringify(plain(left)) === JSON.stringify(plain(right)));
        },
      ),
    );
  });
});

describe('a name', () => {
  it('is within a subtree when its first RDNs are the base’s', () => {
    const country = rdn(oid.countryName, printableString('GH'));
    const base = name(country);
    expect(isWithin(name(country, rdn(oid.commonName, utf8String('Ama'))), base)).toBe(true);
    expect(isWithin(base, name(country, rdn(oid.commonName, utf8String('Ama'))))).toBe(false);
    expect(isWithin(name(rdn(oid.commonName, utf8String('Ama')), country), base)).toBe(false);
    expect(isWithin(base, name())).toBe(true);
  });

  it('reads as people write it', () => {
    const person = name(
      rdn(oid.countryName, printableString('GH')),
      rdn(oid.organizationIdentifier, utf8String('NTRGH-1')),
      rdn('1.2.3', element(0x03, Uint8Array.of(0, 1))),
    );
    expect(person.text).toBe('C=GH, organizationIdentifier=NTRGH-1, 1.2.3=#03020001');
    expect(attributeValue(person, oid.organizationIdentifier)).toBe('NTRGH-1');
  });

  it.each(['\0', '\n', '\u007f'])('has no control characters', (character) => {
    expect(() => cn(utf8String(`a${character}b`))).toThrow(DerError);
  });
});
