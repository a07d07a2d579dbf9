import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptText, typedLine, typedText } from './typed-text';
import { isXmlText } from './xml-write';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('text that somebody types', () => {
  it('is kept without what no paper can carry, and with everything else', () => {
    expect(typedText(100).parse(' Séché\u0000 au \u0007soleil \u{1f34d}\ufffe ')).toBe(
      'Séché au soleil \u{1f34d}',
    );
    expect(typedText(100).parse('عسل\u200f أبيض')).toBe('عسل\u200f أبيض');
  });

  it('keeps its lines, those of word processors too, where it may have several', () => {
    expect(typedText(100).parse('Un\r\nDeux\vTrois\fQuatre')).toBe('Un\r\nDeux\nTrois\nQuatre');
    expect(keptText('Un\vDeux ')).toBe('Un\nDeux');
  });

  it('becomes one line where it is a name or an address', () => {
    expect(typedLine(100).parse('Coopérative \r\n de\vBonabéri\tSCOOPS\n')).toBe(
      'Coopérative de Bonabéri SCOOPS',
    );
    expect(typedLine(100).parse('SARL\u00a0Mbarga')).toBe('SARL\u00a0Mbarga');
  });

  it('is measured as it is kept', () => {
    expect(typedLine(3).safeParse('ab\u0000\u0001c ').success).toBe(true);
    expect(typedText(3).safeParse('abcd').success).toBe(false);
    expect(typedText(10).min(1).safeParse(' \u0007 ').success).toBe(false);
  });

  it('can always be signed, however it is cut', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, longest) => {
        expect(isXmlText(keptText(text, longest))).toBe(true);
        expect(isXmlText(typedLine(100).parse(text))).toBe(true);
      }),
    );
  });
});
