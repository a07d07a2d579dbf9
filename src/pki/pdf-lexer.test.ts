import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PdfLexer } from './pdf-lexer';
import { PdfError } from './pdf-object';
import { latin1, serialise } from './pdf-write';

const read = (text: string) => new PdfLexer(latin1(text), 0).value();

describe('reading PDF values', () => {
  it.each([
    ['42', '42'],
    ['-.5', '-0.5'],
    ['/A#20B', '/A#20B'],
    ['(a\\)\\101\\n(b))', '<6129410a286229>'],
    ['<48 69>', '<4869>'],
    ['[1 2 R 3 0 R true null]', null],
    ['[1 0 R 2 (x)]', '[1 0 R 2 <78>]'],
    ['<</A 1/B[<</C/D>>]>>', '<</A 1 /B [<</C /D>>]>>'],
    ['<</A 1 % comment\n/B 2>>', '<</A 1 /B 2>>'],
  ])('reads %s', (text, expected) => {
    if (expected !== null) expect(serialise(read(text))).toBe(expected);
    else expect(serialise(read(text))).toBe('[1 2 R 3 0 R true null]');
  });

  it.each([
    ['odd hexadecimal', '<abc>', 'pdf-syntax'],
    ['foreign characters in hexadecimal', '<4g>', 'pdf-syntax'],
    ['a key twice', '<</A 1/A 2>>', 'pdf-duplicate-key'],
    ['a key that hides behind an escape', '<</Contents 1/C#6fntents 2>>', 'pdf-duplicate-key'],
    ['an unterminated string', '(abc', 'pdf-syntax'],
    ['an unterminated array', '[1 2', 'pdf-syntax'],
    ['an unknown word', 'nul', 'pdf-syntax'],
    ['a number with two points', '1.2.3', 'pdf-syntax'],
    ['deep nesting', '['.repeat(100), 'pdf-too-deep'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ reason }));
  });

  it('ends on any bytes, with a value or a PdfError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          new PdfLexer(bytes, 0).value();
        } catch (error) {
          expect(error).toBeInstanceOf(PdfError);
        }
      }),
    );
  });
});
