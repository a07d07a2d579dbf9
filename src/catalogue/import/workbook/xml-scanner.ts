import { WorkbookError } from './workbook-error';

export interface XmlListener {
  /** names come without their prefix; an element without content is opened and closed */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Reads XML as it arrives, tag by tag, keeping nothing. For the parts of workbooks, which programs write: a document
 * type, an entity of its own, CDATA or a processing instruction has no place there and ends the reading.
 */
export class XmlScanner {
  private rest = '';

  constructor(private readonly listener: XmlListener) {}

  push(piece: string): void {
    const xml = this.rest + piece;
    let at = 0;
    for (;;) {
      const open = xml.indexOf('<', at);
      if (open < 0) break;
      const close = endOfTag(xml, open);
      if (close < 0) {
        this.keep(xml.slice(at));
        return;
      }
      if (open > at) this.listener.text(resolved(xml.slice(at, open)));
      this.tag(xml.slice(open + 1, close));
      at = close + 1;
    }
    this.keep(xml.slice(at));
  }

  end(): void {
    if (this.rest.trim() !== '') throw new WorkbookError('workbook-damaged');
  }

  private keep(rest: string): void {
    if (rest.length > longestPiece) throw new WorkbookError('workbook-too-large');
    this.rest = rest;
  }

  private tag(inside: string): void {
    if (inside.startsWith('/')) {
      this.listener.close(bare(inside.slice(1).trim()));
      return;
    }
    if (inside.startsWith('?xml ') || inside.startsWith('!--')) return;
    if (inside.startsWith('!') || inside.startsWith('?')) throw new WorkbookError('workbook-hostile');
    const isEmpty = inside.endsWith('/');
    const content = isEmpty ? inside.slice(0, -1) : inside;
    const space = content.search(/\s/);
    const name = bare(space < 0 ? content : content.slice(0, space));
    this.listener.open(name, space < 0 ? '' : content.slice(space));
    if (isEmpty) this.listener.close(name);
  }
}

/** The value of an attribute; null when it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  const at = attributes.search(new RegExp(`\\s${name}\\s*=\\s*["']`));
  if (at < 0) return null;
  const quote = attributes.slice(at).search(/["']/) + at;
  const end = attributes.indexOf(attributes.charAt(quote), quote + 1);
  return end < 0 ? null : resolved(attributes.slice(quote + 1, end));
}

/** More than a cell of a workbook may hold (32,767 characters), with every character escaped. */
const longestPiece = 400_000;
const longestTag = 5_000;

function endOfTag(xml: string, open: number): number {
  if (xml.startsWith('<!--', open)) {
    const end = xml.indexOf('-->', open);
    return end < 0 ? -1 : end + 2;
  }
  // a ">" may stand inside an attribute
  for (let close = xml.indexOf('>', open); close >= 0; close = xml.indexOf('>', close + 1)) {
    if (close - open > longestTag) throw new WorkbookError('workbook-hostile');
    const quotes = xml.slice(open, close).match(/"/g)?.length ?? 0;
    if (quotes % 2 === 0) return close;
  }
  return -1;
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,10};?)/g, (_, reference: string) => {
    const number = /^#(x[0-9a-fA-F]{1,6}|\d{1,7});$/.exec(reference)?.[1];
    const code = number === undefined ? null : Number(number.startsWith('x') ? `0${number}` : number);
    const character =
      code === null ? predefined[reference] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (character === undefined) throw new WorkbookError('workbook-hostile');
    return character;
  });
}

const predefined: Readonly<Record<string, string | undefined>> = {
  'amp;': '&',
  'lt;': '<',
  'gt;': '>',
  'quot;': '"',
  'apos;': "'",
};
