import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OctetWriter } from './octet-writer';

const pieces = fc.array(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('→'.repeat(3000), '😀'.repeat(900), 'a')),
  {
    maxLength: 20,
  },
);

describe('text written as octets', () => {
  it('is its UTF-8, page after page, however long', () => {
    const writer = new OctetWriter(16);
    fc.assert(
      fc.property(pieces, (page) => {
        for (const piece of page) writer.push(piece);
        expect(writer.take().toString()).toBe(Buffer.from(page.join('')).toString());
      }),
      { numRuns: 50 },
    );
  });

  it('keeps nothing of a page that was given up', () => {
    const writer = new OctetWriter(16);
    writer.push('secret'.repeat(1000));
    writer.clear();
    writer.push('page');
    expect(writer.take().toString()).toBe('page');
  });
});
