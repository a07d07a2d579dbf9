import { concat } from './der-write';
import { type PdfDict, PdfError, type PdfString, type PdfValue } from './pdf-object';

/** The bytes of a value as ISO 32000-2 §7.3 writes it; strings as hexadecimal. Isomorphic. */
export function serialise(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return plainNumber(value);
  switch (value.kind) {
    case 'name':
      return `/${value.value.replace(/[^!-~]|[#()<>[\]{}/%]/g, escapeInName)}`;
    case 'string':
      return `<${hex(value.bytes)}>`;
    case 'ref':
      return `${value.number} ${value.generation} R`;
    case 'array':
      return `[${value.items.map(serialise).join(' ')}]`;
    case 'dict':
      return `<<${[...value.entries].map(([key, entry]) => `${serialise({ kind: 'name', value: key })} ${serialise(entry)}`).join(' ')}>>`;
    case 'stream':
      throw new PdfError('pdf-syntax', 'a stream is written as an indirect object');
  }
}

/** `n 0 obj … endobj` with the line end that follows. A stream's /Length is set here. */
export function serialiseObject(number: number, value: PdfValue): Uint8Array {
  if (typeof value === 'object' && value?.kind === 'stream') {
    const dict: PdfDict = {
      kind: 'dict',
      entries: new Map([...value.dict.entries, ['Length', value.data.length]]),
    };
    return concat(
      latin1(`${number} 0 obj\n${serialise(dict)}\nstream\n`),
      value.data,
      latin1('\nendstream\nendobj\n'),
    );
  }
  return latin1(`${number} 0 obj\n${serialise(value)}\nendobj\n`);
}

/** A text string (§7.9.2.2): ASCII as it is, anything else as UTF-16BE with its byte order mark. */
export function textString(text: string): PdfString {
  const ascii = /^[\x20-\x7e]*$/.test(text);
  const bytes = ascii ? latin1(text) : utf16(`\ufeff${text}`);
  return { kind: 'string', bytes, hex: false, start: 0, end: 0 };
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[i * 2] = text.charCodeAt(i) >> 8;
    bytes[i * 2 + 1] = text.charCodeAt(i) & 255;
  }
  return bytes;
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const escapeInName = (c: string) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`;
const plainNumber = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/\.?0+$/, '');
