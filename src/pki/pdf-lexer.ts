import { PdfBudget } from './pdf-budget';
import { type PdfDict, PdfError, type PdfString, type PdfValue, pdfLimits } from './pdf-object';

enum Ch {
  LF = 10,
  CR = 13,
  Space = 32,
  Hash = 35,
  Percent = 37,
  ParenOpen = 40,
  ParenClose = 41,
  Plus = 43,
  Minus = 45,
  Dot = 46,
  Slash = 47,
  Zero = 48,
  Nine = 57,
  Less = 60,
  Greater = 62,
  BracketOpen = 91,
  Backslash = 92,
  BracketClose = 93,
}

/**
 * Reads PDF values from bytes, strictly (ISO 32000-2 §7.2–7.3): no unknown keywords, no odd hex,
 * no duplicate keys, bounded depth and sizes. Throws {@link PdfError}. Isomorphic.
 */
export class PdfLexer {
  constructor(
    readonly bytes: Uint8Array,
    public position: number,
    private readonly budget: PdfBudget = new PdfBudget(),
    /** Nothing at or beyond this offset is read. */
    readonly limit: number = bytes.length,
  ) {
    if (!(position >= 0 && position <= limit && limit <= bytes.length))
      throw new PdfError('pdf-syntax', 'offset outside the file');
  }

  /** White space and comments. */
  skipSpace(): void {
    const { bytes, position: start } = this;
    const stop = Math.min(this.limit, start + this.budget.scanned + 1);
    let at = start;
    while (at < stop) {
      const c = bytes[at]!;
      if (isSpace(c)) at++;
      else if (c === Ch.Percent) {
        while (at < stop && bytes[at] !== Ch.LF && bytes[at] !== Ch.CR) at++;
      } else break;
    }
    this.position = at;
    if (at - start > 1) this.budget.spendScan(at - start);
  }

  /** Moves past `keyword` when it stands here as a whole token. */
  tryKeyword(keyword: string): boolean {
    const end = this.position + keyword.length;
    if (end > this.limit) return false;
    for (let i = 0; i < keyword.length; i++)
      if (this.bytes[this.position + i] !== keyword.charCodeAt(i)) return false;
    if (end < this.limit && isRegular(this.bytes[end]!)) return false;
    this.position = end;
    return true;
  }

  keyword(keyword: string): void {
    this.skipSpace();
    if (!this.tryKeyword(keyword)) throw this.error(`"${keyword}" expected`);
  }

  /** An unsigned decimal integer of at most ten digits. */
  unsigned(): number {
    this.skipSpace();
    const start = this.position;
    let value = 0;
    while (
      this.position < this.limit &&
      isDigit(this.bytes[this.position]!) &&
      this.position - start <= MAX_DIGITS
    ) {
      value = value * 10 + this.bytes[this.position]! - Ch.Zero;
      this.position++;
    }
    if (this.position === start || this.position - start > MAX_DIGITS)
      throw this.error('an unsigned integer expected');
    return value;
  }

  value(depth = 0): PdfValue {
    if (depth > pdfLimits.depth)
      throw new PdfError('pdf-too-deep', `nested more than ${pdfLimits.depth} levels`);
    this.budget.spendValue();
    this.skipSpace();
    const c = this.bytes[this.position];
    if (c === undefined || this.position >= this.limit) throw this.error('unexpected end');
    if (c === Ch.Slash) return { kind: 'name', value: this.name() };
    if (isDigit(c) || c === Ch.Plus || c === Ch.Minus || c === Ch.Dot) return this.numberOrReference();
    if (c === Ch.Less)
      return this.bytes[this.position + 1] === Ch.Less ? this.dictionary(depth) : this.hexString();
    if (c === Ch.ParenOpen) return this.literalString();
    if (c === Ch.BracketOpen) return this.list(depth);
    if (this.tryKeyword('true')) return true;
    if (this.tryKeyword('false')) return false;
    if (this.tryKeyword('null')) return null;
    throw this.error('unknown token');
  }

  private name(): string {
    const { bytes } = this;
    let at = ++this.position;
    let text = '';
    while (at < this.limit && isRegular(bytes[at]!)) {
      let c = bytes[at]!;
      if (c === Ch.Hash) {
        const high = hexDigit(bytes[at + 1]);
        const low = hexDigit(bytes[at + 2]);
        if (high < 0 || low < 0 || at + 2 >= this.limit) throw this.error('malformed # escape in a name');
        c = high * 16 + low;
        at += 2;
      }
      text += String.fromCharCode(c);
      if (text.length > MAX_NAME) throw this.error('name too long');
      at++;
    }
    this.position = at;
    return text;
  }

  private numberOrReference(): PdfValue {
    const first = this.number();
    if (!Number.isInteger(first) || first < 0) return first;
    const resume = this.position;
    const second = this.tryPlainInteger();
    if (second !== undefined) {
      this.skipSpace();
      if (this.tryKeyword('R')) return { kind: 'ref', number: first, generation: second };
    }
    this.position = resume;
    return first;
  }

  private number(): number {
    const start = this.position;
    const integer = this.plainInteger();
    if (integer !== undefined) return integer;
    let at = start;
    while (at < this.limit && isRegular(this.bytes[at]!) && at - start <= MAX_NUMBER) at++;
    if (at - start > MAX_NUMBER) throw this.error('number too long');
    let text = '';
    for (let i = start; i < at; i++) text += String.fromCharCode(this.bytes[i]!);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw this.error('malformed number');
    this.position = at;
    return Number(text);
  }

  /** Up to ten digits and nothing else, which is nearly every number. */
  private plainInteger(): number | undefined {
    let at = this.position;
    let value = 0;
    const stop = Math.min(this.limit, at + MAX_DIGITS + 1);
    while (at < stop && isDigit(this.bytes[at]!)) value = value * 10 + this.bytes[at++]! - Ch.Zero;
    if (
      at === this.position ||
      at - this.position > MAX_DIGITS ||
      (at < this.limit && isRegular(this.bytes[at]!))
    )
      return undefined;
    this.position = at;
    return value;
  }

  /** The generation number of a possible reference: digits only. */
  private tryPlainInteger(): number | undefined {
    if (!isSpace(this.bytes[this.position] ?? 0)) return undefined;
    this.skipSpace();
    const start = this.position;
    let value = 0;
    while (this.position < this.limit && isDigit(this.bytes[this.position]!) && this.position - start < 6) {
      value = value * 10 + this.bytes[this.position++]! - Ch.Zero;
    }
    return this.position === start ? undefined : value;
  }

  private dictionary(depth: number): PdfDict {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      const c = this.bytes[this.position];
      if (c === Ch.Greater && this.bytes[this.position + 1] === Ch.Greater && this.position + 1 < this.limit)
        break;
      if (c !== Ch.Slash || this.position >= this.limit) throw this.error('a key expected in a dictionary');
      const key = this.name();
      if (entries.has(key))
        throw new PdfError('pdf-duplicate-key', `the key /${key} stands twice in one dictionary`);
      if (entries.size >= pdfLimits.itemsPerContainer) throw this.error('too many entries');
      entries.set(key, this.value(depth + 1));
    }
    this.position += 2;
    return { kind: 'dict', entries };
  }

  private list(depth: number): PdfValue {
    this.position++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.position < this.limit && this.bytes[this.position] === Ch.BracketClose) break;
      if (items.length >= pdfLimits.itemsPerContainer) throw this.error('too many items');
      items.push(this.value(depth + 1));
    }
    this.position++;
    return { kind: 'array', items };
  }

  private hexString(): PdfString {
    const { bytes } = this;
    const start = this.position;
    const close = bytes.indexOf(Ch.Greater, start);
    if (close < 0 || close >= this.limit) throw this.error('unterminated hexadecimal string');
    this.budget.spendScan(close - start);
    const out = new Uint8Array((close - start) >> 1);
    // A signature's placeholder is mostly zeros: pairs of them at the end are there already.
    let last = close;
    while (last - 8 > start && isEightZeros(bytes, last - 8)) last -= 8;
    while (last - 2 > start && bytes[last - 1] === Ch.Zero && bytes[last - 2] === Ch.Zero) last -= 2;
    let length = 0;
    let from = start + 1;
    for (; from + 1 < last; from += 2) {
      const left = hexValues[bytes[from]!]!;
      const right = hexValues[bytes[from + 1]!]!;
      if ((left | right) < 0) break;
      out[length++] = left * 16 + right;
    }
    let high = -1;
    for (let at = from; at < last; at++) {
      const digit = hexValues[bytes[at]!]!;
      if (digit >= 0) {
        if (high < 0) high = digit;
        else {
          out[length++] = high * 16 + digit;
          high = -1;
        }
      } else if (!isSpace(bytes[at]!)) throw this.error('not a hexadecimal digit');
    }
    if (high >= 0) throw this.error('odd number of hexadecimal digits');
    this.position = close + 1;
    return {
      kind: 'string',
      hex: true,
      bytes: out.subarray(0, length + (close - last) / 2),
      start,
      end: close + 1,
    };
  }

  private literalString(): PdfString {
    const { bytes } = this;
    const start = this.position;
    const stop = Math.min(this.limit, start + this.budget.scanned + 1);
    let out = new Uint8Array(64);
    let length = 0;
    let open = 1;
    for (let at = start + 1; at < stop; ) {
      const c = bytes[at++]!;
      if (c === Ch.ParenClose && --open === 0) {
        this.position = at;
        this.budget.spendScan(at - start);
        return { kind: 'string', hex: false, bytes: out.slice(0, length), start, end: at };
      }
      if (length + 1 > out.length) out = twiceAsLong(out);
      if (c === Ch.Backslash) {
        const next = bytes[at++] ?? 0;
        const plain = escapes[next]!;
        if (plain !== 0) out[length++] = plain;
        else if (isOctal(next)) {
          let value = next - Ch.Zero;
          for (let i = 0; i < 2 && isOctal(bytes[at] ?? 0); i++) value = value * 8 + bytes[at++]! - Ch.Zero;
          out[length++] = value & 255;
        } else if (next === Ch.CR) {
          if (bytes[at] === Ch.LF) at++;
        } else if (next !== Ch.LF) out[length++] = next;
      } else {
        if (c === Ch.ParenOpen) open++;
        out[length++] = c;
      }
    }
    this.position = stop;
    this.budget.spendScan(stop - start);
    throw this.error('unterminated string');
  }

  error(what: string): PdfError {
    return new PdfError('pdf-syntax', `${what} at byte ${this.position}`);
  }
}

const MAX_DIGITS = 10;
const MAX_NUMBER = 24;
const MAX_NAME = 512;

/** What stands behind a backslash for something else, by its character; 0 for the others. */
const escapes = new Uint8Array(256);
for (const [character, meaning] of ['n\n', 'r\r', 't\t', 'b\b', 'f\f', '((', '))', '\\\\'].map((pair) => [
  pair.charCodeAt(0),
  pair.charCodeAt(1),
]))
  escapes[character!] = meaning!;

const isOctal = (c: number) => c >= Ch.Zero && c <= 55;

function twiceAsLong(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(bytes.length * 2);
  longer.set(bytes);
  return longer;
}

function isEightZeros(bytes: Uint8Array, at: number): boolean {
  const differing =
    (bytes[at]! ^ Ch.Zero) |
    (bytes[at + 1]! ^ Ch.Zero) |
    (bytes[at + 2]! ^ Ch.Zero) |
    (bytes[at + 3]! ^ Ch.Zero) |
    (bytes[at + 4]! ^ Ch.Zero) |
    (bytes[at + 5]! ^ Ch.Zero) |
    (bytes[at + 6]! ^ Ch.Zero) |
    (bytes[at + 7]! ^ Ch.Zero);
  return differing === 0;
}

const spaces = Uint8Array.from({ length: 256 }, (_, c) => Number([0, 9, 10, 12, 13, 32].includes(c)));
export const isSpace = (c: number) => spaces[c] === 1;
const isDigit = (c: number) => c >= Ch.Zero && c <= Ch.Nine;
const isRegular = (c: number) => !isSpace(c) && isDelimiter[c] === 0;
const delimiters = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)));
const isDelimiter = Uint8Array.from({ length: 256 }, (_, c) => Number(delimiters.has(c)));
/** The value of each character as a hexadecimal digit, -1 for those that are none. */
const hexValues = Int8Array.from({ length: 256 }, (_, c) => hexDigit(c));
function hexDigit(c: number | undefined): number {
  if (c === undefined) return -1;
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 65 && c <= 70) return c - 55;
  if (c >= 97 && c <= 102) return c - 87;
  return -1;
}
