export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  /** without a byte order mark */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** the bytes did not say what they are: accents want a look */
  readonly isGuessed: boolean;
}

/**
 * What a text file says, and how it was read (WHATWG Encoding). UTF-8 wherever the bytes allow it, UTF-16 by its byte
 * order mark, anything else as Windows-1252: what spreadsheets of the West write and what most call Latin-1.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked, isGuessed: false };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', isGuessed: false };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, encoding: 'windows-1252', isGuessed: true };
  }
}

function markedEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}
