import { type StatementReading, unreadable } from './bank-statement';
import { readCamt053 } from './read-camt053';
import { readMt940 } from './read-mt940';

const mostBytes = 20_000_000;

/** Reads a bank statement out of an uploaded file, whatever its format; what it is named says nothing. */
export function readStatementFile(file: Uint8Array): StatementReading {
  if (file.length === 0) return unreadable('file-empty', 1, '');
  if (file.length > mostBytes) return unreadable('file-too-large', 1, '', String(file.length));
  const text = decode(file);
  if (text === null) return unreadable('file-not-text', 1, '');
  const start = text.trimStart();
  if (start.startsWith('<')) return readCamt053(text);
  if (/^(?:\{1:|:20:)/m.test(start.slice(0, 2_000))) return readMt940(text);
  return unreadable('format-unknown', 1, '', start.slice(0, 40));
}

/** UTF-8, or the Latin-1 that an XML declaration or an older bank's export uses; null for anything binary. */
function decode(file: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(file.subarray(0, 200));
  const isLatin1 = /encoding=["'](?:iso-8859-1|windows-1252|us-ascii)["']/i.test(head);
  const text = isLatin1 ? new TextDecoder('windows-1252').decode(file) : decodeUtf8(file, head);
  return text === null || text.includes('\0') ? null : text;
}

function decodeUtf8(file: Uint8Array, head: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return head.trimStart().startsWith('<') ? null : new TextDecoder('windows-1252').decode(file);
  }
}
