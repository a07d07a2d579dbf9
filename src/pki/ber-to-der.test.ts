import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berToDer } from './ber-to-der';
import { DerError } from './der-read';
import { concat, element, explicit, integer, octetString, sequence } from './der-write';

const indefinite = (tag: number, ...parts: Uint8Array[]) =>
  concat(Uint8Array.of(tag, 0x80), ...parts, Uint8Array.of(0, 0));

describe('BER to DER', () => {
  it('leaves DER as it is', () => {
    const der = sequence(integer(1), explicit(0, octetString(new Uint8Array(300))));
    expect(berToDer(der)).toEqual(der);
  });

  it('makes indefinite lengths definite, at every level', () => {
    const ber = indefinite(0x30, integer(1), indefinite(0xa0, integer(2)));
    expect(berToDer(ber)).toEqual(sequence(integer(1), explicit(0, integer(2))));
  });

  it('joins the pieces of an octet string, also of pieces in pieces', () => {
    const pieces = indefinite(
      0x24,
      octetString(Uint8Array.of(1, 2)),
      element(0x24, octetString(Uint8Array.of(3))),
    );
    expect(berToDer(pieces)).toEqual(octetString(Uint8Array.of(1, 2, 3)));
  });

  it('makes lengths minimal', () => {
    expect(berToDer(Uint8Array.of(0x04, 0x82, 0x00, 0x01, 0x07))).toEqual(octetString(Uint8Array.of(7)));
  });

  it('refuses nesting without end', () => {
    const deep = Array.from({ length: 100 }).reduce<Uint8Array>(
      (inner) => indefinite(0x30, inner),
      integer(1),
    );
    expect(() => berToDer(deep)).toThrow(DerError);
  });

  it('throws nothing but DerError, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          berToDer(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
    );
  });
});
