import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isXmlText, toXmlText } from './xml-write';

/** Any sequence of 16-bit units, which is all that JavaScript asks of a text. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));

describe('text for a document', () => {
  it('ends its lines where a word processor ended a line or a page', () => {
    expect(toXmlText('Séchée au soleil\u000bsans sucre\u000cPage 2')).toBe(
      'Séchée au soleil\nsans sucre\nPage 2',
    );
  });

  it('is without characters that say nothing: controls, halves of characters, places that are none', () => {
    expect(toXmlText('Man\u0000gue\u001b \ud83cséchée\ufffe')).toBe('Mangue séchée');
  });

  it('keeps everything else, tabs, line ends and emoji with it', () => {
    const text = '\tMangue\r\n🥭 مانجو \u0085\u200f';
    expect(toXmlText(text)).toBe(text);
  });

  it('is what XML can carry, whatever was pasted', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isXmlText(toXmlText(text))).toBe(true);
        if (isXmlText(text)) expect(toXmlText(text)).toBe(text);
      }),
    );
  });
});
