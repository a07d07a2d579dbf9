import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCountry } from './country-named';
import { choicesOf, tokensOf } from './facet-tokens';
import { narrowed, readSearch, writeSearch } from './search-address';
import { bandOf, boundOf, highestBand } from './search-band';
import { readCursor, writeCursor } from './search-cursor';
import { firstWindow, nextWindow } from './search-window';
import { spellingsOf } from './spellings';
import { partsOf } from './typed-parts';
import { openTerms } from './understand-words';
import { formsOf } from './word-forms';

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

  it('has words whole, whatever marks that nobody sees were pasted into them', () => {
    const asked = new URLSearchParams({ q: 'lyo\u00adphil\u00adised\u200b\u0007pulp\u200f' });
    expect(readSearch(asked).words).toBe('lyophilised pulp');
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

  it('are asked for by fours, which hold every band up to the bound and none above', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: highestBand }),
        fc.integer({ min: 0, max: highestBand }),
        (asked, has) => {
          const carried = [`q:XAF:${has}`, `q4:XAF:${Math.floor(has / 4)}`];
          const [tokens = []] = tokensOf({ order: boundOf(asked) }, 'XAF');
          expect(tokens.some((token) => carried.includes(token))).toBe(has <= asked);
        },
      ),
    );
  });

  it('are asked for up to the bound, and counted with all below', () => {
    expect(tokensOf({ price: 500, month: 3 }, 'EUR')).toEqual([
      ['v4:EUR:0', 'v4:EUR:1', 'v:EUR:8'],
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
      // as PostgreSQL writes the key of goods without a price in the first currency of their market
      { key: '9.007199254740991e+15', serial: '7' },
    ]) {
      for (const lowest of last ? [null, '0', '987'] : [null]) {
        const cursor = { from: '1234', last, lowest };
        for (const list of ['list', 'typed', 'origin', 'corrected', 'any'] as const)
          expect(readCursor(writeCursor(cursor, list))).toEqual({ list, cursor });
      }
    }
  });

  it('is nothing when it was made up', () => {
    for (const text of [
      undefined,
      '',
      'x',
      'l 1',
      '1_2',
      "1';drop",
      '1_2_3_4',
      '-1',
      '1-2',
      '1-2_3',
      '1--2_3_4',
      '9'.repeat(19),
    ]) {
      for (const made of [text, `l${text}`, `x${text}`]) expect(readCursor(made)).toBeNull();
    }
  });
});

describe('how far a search looks back', () => {
  it('at least doubles from look to look, takes few tokens, and ends with everything', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e8 }),
        fc.array(fc.integer({ min: 0, max: 99 })),
        (top, founds) => {
          let window = firstWindow(top);
          for (const found of [...founds, 0, 0, 0, 0, 0, 0]) {
            if (window.lowest === 0) break;
            const next = nextWindow(window, top, found, 100);
            expect(next.blocks.length).toBeLessThanOrEqual(5);
            if (next.lowest > 0) expect(top - next.lowest).toBeGreaterThanOrEqual(2 * (top - window.lowest));
            window = next;
          }
          expect(window).toEqual({ blocks: [], lowest: 0 });
        },
      ),
    );
  });

  it('is near for what is frequent, and everything at once for what is rare', () => {
    const first = firstWindow(1_000_000);
    expect(first).toEqual({ blocks: ['11:488', '11:487'], lowest: 487 * 2 ** 11 });
    const blocks = ['11:488', '11:487', '11:486', '11:485'];
    expect(nextWindow(first, 1_000_000, 90, 100)).toEqual({ blocks, lowest: 485 * 2 ** 11 });
    expect(nextWindow(first, 1_000_000, 9, 100)).toEqual({
      blocks: ['15:30', '15:29', '15:28'],
      lowest: 28 * 2 ** 15,
    });
    expect(nextWindow(first, 1_000_000, 0, 100)).toEqual({ blocks: [], lowest: 0 });
  });
});

describe('what is typed', () => {
  const said = (typed: string) =>
    partsOf(typed).map(({ anyOf, isLeftOut }) => [
      isLeftOut ? 'without' : 'with',
      ...anyOf.map(({ text, as }) => (as === 'words' ? text : `${as} ${text}`)),
    ]);

  it.each([
    [
      '  mangue   séchée ',
      [
        ['with', 'mangue'],
        ['with', 'séchée'],
      ],
    ],
    [
      'huile d’argan',
      [
        ['with', 'huile'],
        ['with', 'd'],
        ['with', 'argan'],
      ],
    ],
    [
      'قَهْوَةٌ عربية',
      [
        ['with', 'قَهْوَةٌ'],
        ['with', 'عربية'],
      ],
    ],
    [
      '"beurre de karité" bio',
      [
        ['with', 'phrase beurre de karité'],
        ['with', 'bio'],
      ],
    ],
    [
      'mangue -séchée',
      [
        ['with', 'mangue'],
        ['without', 'phrase séchée'],
      ],
    ],
    [
      'cajou OR anacarde brut',
      [
        ['with', 'cajou', 'anacarde'],
        ['with', 'brut'],
      ],
    ],
    [
      'bague en or',
      [
        ['with', 'bague'],
        ['with', 'en'],
        ['with', 'or'],
      ],
    ],
    ['0.8 %', [['with', 'phrase 0.8']]],
    ['GlobalG.A.P.', [['with', 'GlobalGAP', 'phrase GlobalG.A.P.']]],
    ['" -- ? OR', []],
  ])('%s', (typed, parts) => {
    expect(said(typed)).toEqual(parts);
  });

  it.each([
    ['080430', ['number 080430']],
    ['0804.30', ['number 080430']],
    ['0804 30 00', ['number 080430']],
    ['0804.30.00.10', ['number 080430']],
    ['08043000', ['number 080430']],
    ['HS 0804', ['number 0804']],
    ['SH: 0804 50 mangue', ['number 080450', 'mangue']],
    ['W320', ['W320']],
    ['6912345678901', ['6912345678901']],
  ])('%s is read as a customs code where it may be one', (typed, parts) => {
    expect(said(typed).map(([, ...terms]) => terms.join())).toEqual(parts);
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (typed) => {
        const parts = partsOf(typed);
        expect(parts.length).toBeLessThanOrEqual(12);
        for (const { anyOf } of parts) expect(anyOf.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('forms of a word', () => {
  it.each([
    ['fr', 'séchées', 'seche'],
    ['fr', 'séché', 'sechee'],
    ['fr', 'noyaux', 'noyau'],
    ['fr', 'noyau', 'noyaux'],
    ['fr', 'sèche', 'sec'],
    ['en', 'leaves', 'leaf'],
    ['es', 'nueces', 'nuez'],
    ['es', 'suéteres', 'sueter'],
    ['pt', 'limões', 'limao'],
    ['pt', 'pão', 'paes'],
    ['pt', 'lençóis', 'lencol'],
    ['ar', 'الأركان', 'اركان'],
    ['ar', 'بالزعفران', 'زعفران'],
    ['ar', 'تُمُور', 'تمر'],
    ['ar', 'منتجات', 'منتج'],
    ['', 'krama', 'kramas'],
  ])('in %s %s is also %s', (language, word, form) => {
    expect(formsOf(language, word)).toContain(form);
  });

  it('are letters and a number written apart as well', () => {
    expect(formsOf('fr', 'W320')).toEqual(['w320', 'w 320']);
    expect(formsOf('', '80g')).toEqual(['80g', '80 g']);
  });

  it('are none for what is not a word, and do not eat a short one up', () => {
    expect(formsOf('fr', 'lot2026a')).toEqual(['lot2026a']);
    expect(formsOf('ar', 'mango')).toEqual(['mango']);
    expect(formsOf('fr', 'قهوة')).toEqual(['قهوه']);
    expect(formsOf('fr', 'thé')).toEqual(['the', 'thes', 'thee', 'thees']);
    expect(formsOf('fr', 'ail')).toEqual(['ail', 'ails']);
  });
});

describe('spellings of a word', () => {
  it.each([
    ['kakao', 'cacao'],
    ['kafe', 'cafe'],
    ['shae', 'shea'],
    ['annanas', 'ananas'],
    ['phonio', 'fonio'],
  ])('%s may be %s', (word, meant) => {
    expect(spellingsOf(word).map((spelling) => spelling.word)).toContain(meant);
  });
});

describe('a country named among the words', () => {
  it.each([
    ['mangue sénégal', 'SN', ['mangue']],
    ['cacao Côte d’Ivoire', 'CI', ['cacao']],
    ['قهوة الكاميرون', 'CM', ['قهوة']],
    ['café perú', 'PE', ['café']],
    ['mangue', undefined, []],
  ])('%s', (typed, origin, rest) => {
    const named = withCountry(partsOf(typed));
    expect(named?.origin).toBe(origin);
    expect(named?.rest.flatMap(({ anyOf }) => anyOf.map(({ text }) => text)) ?? []).toEqual(rest);
  });
});

describe('synonyms', () => {
  const groups = [
    { terms: ['karité', 'shea', 'beurre de karité'], folded: ['karite', 'shea', 'beurre de karite'] },
  ];
  const opened = (typed: string) =>
    openTerms(partsOf(typed), groups).map(({ anyOf }) => anyOf.map(({ text }) => text));

  it('open the longest term that is known, and leave the other words and quotes as they stand', () => {
    expect(opened('beurre de Karité bio')).toEqual([['karité', 'shea', 'beurre de karité'], ['bio']]);
    expect(opened('mangue')).toEqual([['mangue']]);
    expect(opened('"shea"')).toEqual([['shea']]);
  });
});
