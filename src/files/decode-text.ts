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
    return { text: readWindows1252(bytes), encoding: 'windows-1252', isGuessed: true };
  }
}

function markedEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** What Windows-1252 has at 0x80 … 0x9f, where Latin-1 has controls (WHATWG Encoding, index windows-1252). */
const above = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand: the TextDecoder of Node 20 reads Latin-1 when it is asked for Windows-1252, and loses € and œ. */
function readWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin.replace(/[\u0080-\u009f]/g, (control) => above.charAt(control.charCodeAt(0) - 0x80));
}
