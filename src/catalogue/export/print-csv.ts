/** RFC 4180 with a byte order mark, by which spreadsheets know UTF-8; every cell that could be misread in quotes. */
export function printCsv(rows: Iterable<readonly string[]>): Buffer {
  const pieces: Buffer[] = [Buffer.from('\ufeff')];
  for (const row of rows) pieces.push(Buffer.from(`${row.map(quoted).join(',')}\r\n`));
  return Buffer.concat(pieces);
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
