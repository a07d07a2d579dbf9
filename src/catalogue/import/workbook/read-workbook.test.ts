import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { zipArchive } from '../../export/zip-archive';
import { plainText } from '../cell-text';
import { readTable } from '../read-table';

const rels = (target: string, mode = '') =>
  `<Relationships><Relationship Id="rId1" Type="worksheet" Target="${target}"${mode}/></Relationships>`;

/** A workbook as other programs write it: shared strings, numbers, prefixes. */
function workbook(
  sheet: string,
  { strings = '', relations = rels('worksheets/sheet1.xml'), styles = '', properties = '' } = {},
) {
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook>${properties}<sheets><sheet name="Goods" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations,
    'xl/worksheets/sheet1.xml': sheet,
    ...(strings ? { 'xl/sharedStrings.xml': strings } : {}),
    ...(styles ? { 'xl/styles.xml': styles } : {}),
  };
  return archive(parts);
}

const archive = (parts: Readonly<Record<string, string>>) =>
  buffer(zipArchive(Object.entries(parts).map(([name, text]) => ({ name, content: [Buffer.from(text)] }))));

const rowsOf = async (file: Buffer) => {
  const table = await readTable(file);
  return table.ok ? table.value : table.refusal.code;
};

const head =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="str"><v>minimum</v></c></row>';
const sheet = (rows: string) => `<worksheet><sheetData>${head}${rows}</sheetData></worksheet>`;

describe('a workbook of other programs', () => {
  it('is read by the numbers of its rows and the letters of its cells, with shared strings and prefixes', async () => {
    const file = await workbook(
      `<x:worksheet><x:sheetData>${head}<x:row r="7"><x:c r="C7" t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      {
        strings:
          '<sst><si><t>no</t></si><si><r><t>Thé </t></r><r><t>vert &amp; noir</t></r><rPh><t>x</t></rPh></si></sst>',
      },
    );
    expect(await rowsOf(file)).toMatchObject({
      headings: ['code', 'minimum'],
      rows: [{ line: 7, cells: ['', '', 'Thé vert & noir'] }],
    });
  });

  it('keeps numbers apart from thousands: 1.125 comes as 1.1250, a float as it is shown', async () => {
    const file = await workbook(
      sheet('<row r="2"><c r="A2"><v>1.125</v></c><c r="B2"><v>0.30000000000000004</v></c></row>'),
    );
    expect(await rowsOf(file)).toMatchObject({ rows: [{ cells: ['1.1250', '0.3'] }] });
  });

  it('says dates that are kept as dates as days', async () => {
    const file = await workbook(
      sheet(
        '<row r="2"><c r="A2" t="d"><v>2026-05-31T00:00:00.000</v></c><c r="B2" t="d"><v>2026-06-01</v></c></row>',
      ),
    );
    expect(await rowsOf(file)).toMatchObject({ rows: [{ cells: ['2026-05-31', '2026-06-01'] }] });
  });

  describe('whose numbers are shown as something else', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="#,##0.00\\ [$FCFA-40C]&quot; net dry&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const row = (...cells: readonly (readonly [style: number, value: string])[]) =>
      sheet(
        `<row r="2">${cells.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`,
      );

    it('says days as days, percentages as such, and amounts as numbers', async () => {
      const file = await workbook(row([0, '46173'], [1, '46173'], [2, '46173.5'], [3, '0.05'], [4, '9.5']), {
        styles,
      });
      expect(await rowsOf(file)).toMatchObject({
        rows: [{ cells: ['46173', '2026-05-31', '2026-05-31T12:00:00.000Z', '5 %', '9.5'] }],
      });
    });

    it('counts days as Macintoshes did where it says so', async () => {
      const file = await workbook(row([1, '44711']), { styles, properties: '<workbookPr date1904="1"/>' });
      expect(await rowsOf(file)).toMatchObject({ rows: [{ cells: ['2026-05-31'] }] });
    });
  });

  it('gives every line what stands in a cell that was merged downwards', async () => {
    const file = await workbook(
      `<worksheet><sheetData>${head}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><v>Awa</v></c></row><row r="3"><c r="A3"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c><c r="B5"/></row></sheetData><mergeCells count="1"><mergeCell ref="B2:C5"/></mergeCells></worksheet>`,
    );
    expect(await rowsOf(file)).toMatchObject({
      rows: [
        { line: 2, cells: ['1', 'Awa'] },
        { line: 3, cells: ['2', 'Awa'] },
        { line: 5, cells: ['3', 'Awa'] },
      ],
    });
  });

  it('takes no error of a formula for an empty cell, which would say that there is none', async () => {
    const table = await rowsOf(await workbook(sheet('<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>')));
    expect(typeof table === 'object' && plainText(table.rows[0]!.cells[0]!)).toBeNull();
  });

  it('does not take what a formula came to', async () => {
    const file = await workbook(
      sheet('<row r="2"><c r="A2" t="str"><f>HYPERLINK("x")</f><v>harmless</v></c></row>'),
    );
    const table = await rowsOf(file);
    expect(table).toMatchObject({ rows: [{ cells: ['=HYPERLINK("x")'] }] });
    expect(typeof table === 'object' && plainText(table.rows[0]!.cells[0]!)).toBeNull();
  });
});

describe('a hostile workbook', () => {
  it.each([
    [
      'declares a document type',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet/>',
      'workbook-hostile',
    ],
    ['uses an entity of its own', sheet('<row r="2"><c t="str"><v>&a;</v></c></row>'), 'workbook-hostile'],
    ['ends in the middle of a tag', '<worksheet><sheetData><row r="1"', 'workbook-damaged'],
    ['has a tag that does not end', `<worksheet a="${'x'.repeat(900_000)}`, 'workbook-too-large'],
    ['names a string that is not there', sheet('<row r="2"><c t="s"><v>9</v></c></row>'), 'workbook-damaged'],
    [
      'merges more cells than it has',
      `<worksheet><sheetData>${head}</sheetData><mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(20)}</mergeCells></worksheet>`,
      'workbook-hostile',
    ],
    [
      'has a row of no number',
      sheet('<row r="1e9"><c><v>1</v></c></row><row r="x"><c><v>2</v></c></row>'),
      'workbook-damaged',
    ],
    ['has a cell in column XFD', sheet('<row r="2"><c r="XFD2"><v>1</v></c></row>'), 'workbook-too-large'],
  ])('that %s is refused in words', async (_, xml, code) => {
    expect(await rowsOf(await workbook(xml))).toBe(code);
  });

  it('that points outside itself is refused', async () => {
    const relations = rels('https://example.org/sheet.xml', ' TargetMode="External"');
    expect(await rowsOf(await workbook(sheet(''), { relations }))).toBe('workbook-hostile');
  });

  it('that unpacks to more than is read is refused while it is unpacked', async () => {
    // 301 MB of blanks in some 300 kB
    const bomb = await workbook(`<worksheet>${' '.repeat(301_000_000)}</worksheet>`);
    expect(bomb.length).toBeLessThan(400_000);
    expect(await rowsOf(bomb)).toBe('workbook-too-large');
  });

  it('that is cut short, or is another archive, is refused', async () => {
    const whole = await workbook(sheet('<row r="2"><c r="A2"><v>1</v></c></row>'));
    expect(await rowsOf(whole.subarray(0, whole.length - 30))).toBe('workbook-damaged');
    expect(await rowsOf(await archive({ 'a.txt': 'a' }))).toBe('workbook-damaged');
  });
});
