import { describe, expect, it } from 'vitest';
import { changesBetween } from '../changes';
import { someFacts } from '../testing/a-product';
import { columnOfHeading, type ImportColumn } from './import-columns';
import { readGoods } from './read-goods';
import { readTable } from './read-table';
import { aFrame } from './testing/a-frame';

/** Files as spreadsheets leave them behind once they have opened and saved them. */

const tableOf = async (file: string | Uint8Array) => {
  const table = await readTable(typeof file === 'string' ? Buffer.from(file) : file);
  return table.ok ? table.value : table.refusal.code;
};

describe('a text file', () => {
  it.each([
    ['with a first line that tells Excel its separator', 'sep=;\r\ncode;name\r\nA;"x, y"\r\n', 3],
    ['with such a line and a byte order mark', '\ufeffSEP=;\ncode;name\nA;"x, y"\n', 3],
    ['with such a line for a tab', 'sep=\t\ncode\tname\nA\t"x, y"\n', 3],
    ['with a byte order mark', '\ufeffcode;name\nA;"x, y"\n', 2],
    ['with tabs', 'code\tname\nA\tx, y\n', 2],
  ])('%s is read', async (_, file, line) => {
    expect(await tableOf(file)).toMatchObject({
      headings: ['code', 'name'],
      rows: [{ line, cells: ['A', 'x, y'] }],
    });
  });

  it('of Windows, with decimal commas and line ends in a cell, is read', async () => {
    const file = Buffer.from(
      'code;name;price\r\nA;"caf\xe9 \x80\r\nl\u0061v\xe9";9,50\r\nB;x;10\r\n',
      'latin1',
    );
    expect(await tableOf(file)).toMatchObject({
      encoding: 'windows-1252',
      rows: [
        { line: 2, cells: ['A', 'café €\r\nlavé', '9,50'] },
        { line: 4, cells: ['B', 'x', '10'] },
      ],
    });
  });
});

const usual: Partial<Record<ImportColumn, string>> = {
  code: 'A',
  'name.fr': 'Café',
  'description.fr': 'Lavé.',
  category: 'fruit',
  hsCode: '090111',
  unit: 'KGM',
  minimum: '100',
  'price.EUR': '9,50',
  incoterm: 'FCA',
  incotermPlace: 'Douala',
  leadTimeDays: '21',
};
const read = (said: Partial<Record<ImportColumn, string>>) => {
  const goods = readGoods(
    new Map(Object.entries({ ...usual, ...said }) as [ImportColumn, string][]),
    null,
    aFrame,
  );
  return 'facts' in goods ? goods.facts : goods.map(({ column, code }) => `${column}: ${code}`);
};

describe('a file that is no text', () => {
  const old = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600, 0),
    Buffer.from('code'),
  ]);
  const pdf = Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1'),
    Buffer.alloc(9, 0),
  ]);
  it.each([
    ['a workbook of the old kind', old],
    ['a PDF', pdf],
    [
      'a page that calls itself a workbook',
      '<html><body><table><tr><td>code</td></tr></table></body></html>',
    ],
    ['a photograph', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
  ])('is refused, and no columns are asked for: %s', async (_, file) => {
    expect(await tableOf(file)).toBe('workbook-damaged');
  });

  it('has lines that end as those of old Macintoshes', async () => {
    expect(await tableOf('code;name\rA;x\rB;y\r')).toMatchObject({
      rows: [{ line: 2, cells: ['A', 'x'] }, { line: 3 }],
    });
  });
});

describe('words with an apostrophe or a hyphen', () => {
  it.each(['Côte d’Ivoire', "Côte d'Ivoire", "COTE D'IVOIRE", 'cote d ivoire', 'Côte-d`Ivoire'])(
    'are known whichever sign the keyboard has: %s',
    (originCountry) => {
      expect(read({ originCountry })).toMatchObject({ originCountry: 'CI' });
    },
  );

  it.each([
    ["Pays d'origine", 'originCountry'],
    ["Région d'origine", 'originRegion'],
    ["Quantité d'échantillon", 'sampleQuantity'],
    ["Conditions de l'échantillon (fr)", 'sampleTerms.fr'],
  ])('are headings too: %s', (heading, column) => {
    expect(columnOfHeading(heading)).toBe(column);
  });
});

describe('customs codes', () => {
  it.each(['90111', '901.11', '0901.11', '0901 11'])(
    'that lost their zero to a spreadsheet are known: %s',
    (hsCode) => {
      expect(read({ hsCode })).toMatchObject({ hsCode: '090111' });
    },
  );

  it.each(['18010', '9011', '1801000', '2021'])('that lost something else are refused: %s', (hsCode) => {
    expect(read({ hsCode })).toEqual(['hsCode: unreadable']);
  });
});

describe('units', () => {
  it.each([
    ['kg', 'KGM'],
    ['Kilogrammes', 'KGM'],
    ['toneladas', 'TNE'],
    ['paire', 'PR'],
    ['docenas', 'DZN'],
    ['m²', 'MTK'],
    ['قطعة', 'H87'],
    ['kge', 'kge: unreadable'],
  ])('are known by code, sign and name in any of our languages: %s', (unit, code) => {
    const goods = read({ unit });
    expect(Array.isArray(goods) ? `${unit}: unreadable` : goods).toEqual(
      code.length > 3 ? code : expect.objectContaining({ unit: code }),
    );
  });
});

describe('numbers', () => {
  it('of an Arabic keyboard are read in every column', () => {
    expect(
      read({
        'price.EUR': '٩٫٥٠؛ ٥٠٠: ٩',
        minimum: '١٠٠',
        leadTimeDays: '٢١',
        season: '١١-٢',
        shelfLifeDays: '٣٦٥',
        plots: 'Mbanga | ١٫٢٥ | 4.061536, 9.786072',
      }),
    ).toMatchObject({
      prices: [
        {
          tiers: [
            { fromThousandths: 100_000, unitMinor: 950 },
            { fromThousandths: 500_000, unitMinor: 900 },
          ],
        },
      ],
      leadTimeDays: 21,
      seasonMonths: [1, 2, 11, 12],
      shelfLifeDays: 365,
      plots: [{ areaSquareMetres: 12_500 }],
    });
  });

  it.each([
    ['1’250.50', 125_050],
    ['1.250,50', 125_050],
    ['1,250.50', 125_050],
    ['12.345.678,9', 1_234_567_890],
  ])('with signs between thousands are read where no other reading is left: %s', (price, unitMinor) => {
    expect(read({ 'price.EUR': price })).toMatchObject({ prices: [{ tiers: [{ unitMinor }] }] });
  });

  it.each(['1.250', '1,250', '1,25,50', '1.25.0', '1,250.5.0', '5 %', '9,50 €'])(
    'that could be read in two ways, or are none, are refused: %s',
    (price) => {
      expect(read({ 'price.EUR': price })).toEqual(['price.EUR: unreadable']);
    },
  );

  it('of tiers that say too much are refused', () => {
    expect(read({ 'price.EUR': '9; 200: 500: 8' })).toEqual(['price.EUR: unreadable']);
  });

  it('of a season over the turn of the year say what the boxes of the form say', () => {
    const ticked = someFacts({ seasonMonths: [1, 2, 11, 12] });
    const filed = readGoods(new Map([['season', '11-2']]), ticked, aFrame);
    expect('facts' in filed && changesBetween(ticked, filed.facts)).toEqual([]);
  });

  it('of months that are said twice are said once', () => {
    expect(read({ season: '3 3 2-4' })).toMatchObject({ seasonMonths: [2, 3, 4] });
  });
});
