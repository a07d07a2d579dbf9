import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text';

const name = 'Coopérative « Ñandú » – Bonabéri';

describe('a text file', () => {
  it('in UTF-8 is read as it is, with or without its mark', () => {
    const read = { text: name, encoding: 'utf-8', isGuessed: false };
    expect(decodeText(Buffer.from(name))).toEqual(read);
    expect(decodeText(Buffer.from(`\ufeff${name}`))).toEqual(read);
  });

  it('in UTF-16 is read by its mark, in either order', () => {
    const little = Buffer.from(`\ufeff${name}`, 'utf16le');
    expect(decodeText(little)).toEqual({ text: name, encoding: 'utf-16le', isGuessed: false });
    expect(decodeText(Buffer.from(little).swap16())).toMatchObject({ text: name, encoding: 'utf-16be' });
  });

  it('in Latin-1 is read as Windows-1252, and that is said to be a guess', () => {
    const latin = Buffer.from('Coopérative de Ñandú', 'latin1');
    const read = { text: 'Coopérative de Ñandú', encoding: 'windows-1252', isGuessed: true };
    expect(decodeText(latin)).toEqual(read);
    expect(decodeText(Uint8Array.of(0x80, 0x20, 0x35, 0x20, 0x9c, 0x9f, 0xff)).text).toBe('€ 5 œŸÿ');
  });

  it('never throws, and every UTF-8 text comes back unchanged', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).text === 'string'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = decodeText(Buffer.from(`\ufeff${text}`));
        expect(read.text).toBe(Buffer.from(text).toString());
      }),
    );
  });
});
