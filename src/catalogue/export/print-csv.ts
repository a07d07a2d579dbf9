import { type OneByOne, utf8Pieces } from './pieces';

/** RFC 4180 with a byte order mark, by which spreadsheets know UTF-8; every cell that could be misread in quotes. In pieces. */
export function printCsv(rows: OneByOne<readonly string[]>): AsyncGenerator<Buffer> {
  return utf8Pieces(lines(rows));
}

async function* lines(rows: OneByOne<readonly string[]>): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const row of rows) yield `${row.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
