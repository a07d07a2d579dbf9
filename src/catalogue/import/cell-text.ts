const runsAsFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell that no spreadsheet runs when it opens the file (CWE-1236; OWASP, CSV injection): what would begin a formula
 * gets an apostrophe before it. `plainText` takes it away again, so that a file comes back as it went out.
 */
export function guardedText(text: string): string {
  return runsAsFormula.test(text) ? `'${text}` : text;
}

/** What a cell says, or null when a spreadsheet would have run it: then nobody knows whether the seller means it. */
export function plainText(cell: string): string | null {
  const text = cell.trim();
  if (!runsAsFormula.test(text)) return text;
  return text.startsWith("'") ? text.slice(1) : null;
}

/** Several things in one cell, one a line, each of fields between bars; a bar, a semicolon or a line end in a field stands behind "\". */
export function printItems(items: readonly (readonly string[])[]): string {
  return items.map((fields) => fields.map(escaped).join(' | ')).join('\n');
}

/** Reads `printItems`; semicolons may stand for line ends. Fields are trimmed, empty items are left out. */
export function readItems(cell: string): string[][] {
  const items: string[][] = [];
  let fields: string[] = [''];
  for (const [token] of cell.matchAll(/\\[\s\S]|[^\\|;\n\r]+|[\s\S]/g)) {
    if (token === '|') fields.push('');
    else if (token === ';' || token === '\n' || token === '\r') {
      items.push(fields);
      fields = [''];
    } else fields[fields.length - 1] += token.length === 2 && token[0] === '\\' ? said(token[1]!) : token;
  }
  items.push(fields);
  return items.map((one) => one.map((field) => field.trim())).filter((one) => one.some(Boolean));
}

function escaped(field: string): string {
  return field
    .replace(/[\\|;]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function said(mark: string): string {
  return mark === 'n' ? '\n' : mark === 'r' ? '\r' : mark;
}
