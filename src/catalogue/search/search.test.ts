import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf, tokensOf } from './facet-tokens';
import { narrowed, readSearch, writeSearch } from './search-address';
import { bandOf, boundOf, highestBand } from './search-band';
import { readCursor, writeCursor } from './search-cursor';
import { firstWindow, nextWindow } from './search-window';
import { openTerms } from './understand-words';

describe('the address of a search', () => {
  it('says the same search when it is written and read again', () => {
    const search = readSearch(
      new URLSearchParams(
        'q=mangue&sort=price&category=fruit&origin=CM&incoterm=FCA&certificate=EU organic&price=500&order=100000&lead=14&month=3&after=12_3_4',
      ),
    );
    expect(Object.keys(search.facets)).toHaveLength(8);
    expect(readSearch(new URLSearchParams(writeSearch(search)))).toEqual(search);
  });

  it('leaves out what nobody could have got from us', () => {
    const asked =
      'category=weapons&origin=cm&incoterm=F&price=3&order=-5&lead=8&month=13&sort=random&certificate=';
    expect(readSearch(new URLSearchParams(asked))).toEqual({
      words: '',
      facets: {},
      sort: undefined,
      after: undefined,
    });
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), (fields, words) => {
        const search = readSearch(new URLSearchParams({ ...fields, q: words }));
        expect(readSearch(new URLSearchParams(writeSearch(search)))).toEqual(search);
      }),
    );
  });

  it('begins again when a facet is given or taken away', () => {
    const search = readSearch(new URLSearchParams('q=miel&origin=CM&after=9'));
    expect(writeSearch(narrowed(search, 'lead', 14))).toBe('q=miel&origin=CM&lead=14');
    expect(writeSearch(narrowed(search, 'origin', undefined))).toBe('q=miel');
  });
});

describe('bands of amounts', () => {
  it('hold every value between their bound and the one below', () => {
    expect([1, 2, 5, 10, 20, 50].map(bandOf)).toEqual([0, 1, 2, 3, 4, 5]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (value) => {
        const band = bandOf(value);
        expect(boundOf(band)).toBeGreaterThanOrEqual(value);
        if (band > 0) expect(boundOf(band - 1)).toBeLessThan(value);
      }),
    );
    expect(bandOf(Number.MAX_SAFE_INTEGER)).toBeLessThanOrEqual(highestBand);
  });

  it('are asked for up to the bound, and counted with all below', () => {
    expect(tokensOf({ price: 500, month: 3 }, 'EUR')).toEqual([
      Array.from({ length: 9 }, (_, band) => `v:EUR:${band}`),
      ['m:0', 'm:3'],
    ]);
    const choices = choicesOf({ 'v:EUR:8': 2, 'v:EUR:10': 1, 'v:XAF:3': 7, 'm:0': 4, 'm:3': 1 }, 'EUR');
    expect(choices.price).toEqual([
      { value: 500, count: 2 },
      { value: 2000, count: 3 },
    ]);
    expect(choices.month).toEqual([{ value: 3, count: 5 }]);
  });
});

describe('a cursor', () => {
  it('is read as it was written, whatever the goods were sorted by', () => {
    for (const last of [
      null,
      { key: '21', serial: '7' },
      { key: '0.0607927106', serial: '7' },
      { key: '1e-20', serial: '7' },
    ]) {
      const cursor = { from: '1234', last };
      expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    }
  });

  it('is nothing when it was made up', () => {
    for (const text of [undefined, '', 'x', '1_2', "1';drop", '1_2_3_4', '-1', '9'.repeat(19)]) {
      expect(readCursor(text)).toBeNull();
    }
  });
});

describe('how far a search looks back', () => {
  it('only ever grows, and ends with everything', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e8 }),
        fc.array(fc.integer({ min: 0, max: 499 })),
        (top, founds) => {
          let window = firstWindow(top);
          for (const found of [...founds, 0, 0, 0, 0, 0, 0]) {
            if (window.level === null) break;
            const next = nextWindow(window, top, found, 100);
            expect(next.lowest).toBeLessThanOrEqual(window.lowest);
            expect(next.level === null || next.level > (window.level ?? 0)).toBe(true);
            window = next;
          }
          expect(window).toEqual({ level: null, blocks: [], lowest: 0 });
        },
      ),
    );
  });

  it('is near for what is frequent, and everything at once for what is rare', () => {
    const first = firstWindow(1_000_000);
    expect(first.level).toBe(11);
    expect(nextWindow(first, 1_000_000, 90, 100).level).toBe(13);
    expect(nextWindow(first, 1_000_000, 0, 100).level).toBeNull();
  });
});

describe('synonyms', () => {
  const groups = [
    { terms: ['karité', 'shea', 'beurre de karité'], folded: ['karite', 'shea', 'beurre de karite'] },
  ];

  it('open the longest term that is known, and leave the other words as they stand', () => {
    expect(openTerms(['beurre', 'de', 'karite', 'bio'], groups)).toEqual([
      { anyOf: ['karité', 'shea', 'beurre de karité'] },
      { words: 'bio' },
    ]);
    expect(openTerms(['mangue'], groups)).toEqual([{ words: 'mangue' }]);
  });
});
