import { columnLetters } from '../import/import-fault';
import { type OneByOne, utf8Pieces } from './pieces';
import { zipArchive } from './zip-archive';

export interface Sheet {
  /** at most 31 characters, none of \ / ? * [ ] : */
  readonly name: string;
  readonly rows: OneByOne<readonly string[]>;
}

/** A workbook (ECMA-376, transitional) of texts: every cell is one, so that no program makes dates or formulas of codes. In pieces. */
export function printWorkbook(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  const numbered = sheets.map((sheet, at) => ({ ...sheet, number: at + 1 }));
  return zipArchive([
    {
      name: '[Content_Types].xml',
      content: xml(
        `<Types xmlns="${package_}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}styles+xml"/>${numbered.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${spreadsheet}worksheet+xml"/>`).join('')}</Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      content: xml(
        `<Relationships xmlns="${package_}relationships"><Relationship Id="rId1" Type="${office}relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      content: xml(
        `<workbook xmlns="${main}" xmlns:r="${office}relationships"><sheets>${numbered.map(({ name, number }) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: xml(
        `<Relationships xmlns="${package_}relationships">${numbered.map(({ number }) => `<Relationship Id="rId${number}" Type="${office}relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${numbered.length + 1}" Type="${office}relationships/styles" Target="styles.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/styles.xml', content: xml(styles) },
    ...numbered.map(({ rows, number }) => ({
      name: `xl/worksheets/sheet${number}.xml`,
      content: utf8Pieces(sheetXml(rows)),
    })),
  ]);
}

const package_ = 'http://schemas.openxmlformats.org/package/2006/';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';

/** Style 0: a text (format 49, so that what is typed over it stays one); style 1: the same in bold, for headings. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

async function* sheetXml(rows: Sheet['rows']): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="200" width="18" style="0" customWidth="1"/></cols><sheetData>`;
  let line = 0;
  for await (const row of rows) {
    line += 1;
    const cells = row.flatMap((cell, at) =>
      cell === ''
        ? []
        : [
            `<c r="${columnLetters(at)}${line}" s="${line === 1 ? 1 : 0}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
          ],
    );
    yield `<row r="${line}">${cells.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function xml(text: string): Buffer[] {
  return [Buffer.from(declaration + text)];
}

/** What XML cannot carry, or would change, is written _x000D_ (ECMA-376 part 1, 22.9.2.19); so is what looks like that. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
