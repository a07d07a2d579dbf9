import Papa from 'papaparse';

export interface Row {
  /** the line it begins on, counted from 1 as a text editor counts */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a table that say something (RFC 4180; comma, semicolon or tab, told from the text unless given). Stops at a quotation
 * that does not end (`brokenAt` is its line), and soon after `most` rows.
 */
export function readRows(
  text: string,
  most: number,
  delimiter: ',' | ';' | '\t' | '' = '',
): { rows: Row[]; brokenAt: number | null } {
  const rows: Row[] = [];
  let line = 1;
  let from = 0;
  let brokenAt: number | null = null;
  Papa.parse<string[]>(text, {
    delimiter,
    delimitersToGuess: [',', ';', '\t'],
    step: ({ data, errors, meta }, parser) => {
      if (errors.some((error) => error.type === 'Quotes')) brokenAt = line;
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data });
      line += newlinesIn(text.slice(from, meta.cursor));
      from = meta.cursor;
      if (brokenAt !== null || rows.length > most + 2) parser.abort();
    },
  });
  return { rows, brokenAt };
}

function newlinesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** Headings and short words compared as people write them: whatever the accents, capitals, apostrophes and outer blanks. */
export function plainWord(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Would a spreadsheet run this cell when the list is taken out again (CWE-1236)? */
export function isFormula(cell: string): boolean {
  return /^[=+\-@\t\r]/.test(cell) || /^[=+\-@]/.test(cell.trim());
}
