/** Every name in a part of a PDF, its #xx escapes undone (ISO 32000-2, 7.3.5). */
export function* namesIn(part: Buffer): Iterable<string> {
  for (const [, name = ''] of part.toString('latin1').matchAll(/\/([^\s()<>[\]{}/%\0]{1,64})/g)) {
    yield name.includes('#') ? name.replace(/#([0-9a-f]{2})/gi, (_, code) => character(code)) : name;
  }
}

function character(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}
