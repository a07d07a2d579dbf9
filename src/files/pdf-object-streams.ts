import { inflateSync } from 'node:zlib';
import { namesIn } from './pdf-names';

const largestDictionary = 64 * 1024;
const largestInflated = 64 * 1024 * 1024;
const mostStreams = 20_000;

/**
 * The objects that a PDF keeps compressed (ISO 32000-2, 7.5.7), inflated; nothing else of a file can hold objects out
 * of sight. Null when one is packed otherwise than plainly deflated, or when it is all too much.
 */
export function objectStreams(file: Buffer): Buffer[] | null {
  const parts: Buffer[] = [];
  let budget = largestInflated;
  let streams = 0;
  for (const at of streamsOf(file)) {
    const names = dictionaryBefore(file, at);
    if (++streams > mostStreams || !names) return null;
    if (!isObjectStream(names)) continue;
    if (!names.includes('Filter')) continue;
    const part = isPlainlyDeflated(names) ? inflate(file.subarray(bodyAt(file, at)), budget) : null;
    if (!part) return null;
    budget -= part.length;
    parts.push(part);
  }
  return parts;
}

/** The keyword `stream` ends its line (7.3.8.1); `endstream` is not one. */
function* streamsOf(file: Buffer): Iterable<number> {
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const next = file[at + 6];
    if ((next === 10 || next === 13) && file.toString('latin1', at - 3, at) !== 'end') yield at;
  }
}

/** Names between the end of whatever stands before and the keyword; null when that is longer than any dictionary. */
function dictionaryBefore(file: Buffer, at: number): string[] | null {
  const window = file.subarray(Math.max(0, at - largestDictionary), at);
  const start = Math.max(window.lastIndexOf('endobj'), window.lastIndexOf('endstream'));
  if (start < 0 && at > largestDictionary) return null;
  return [...namesIn(window.subarray(Math.max(0, start)))];
}

/** By its type, or by the keys that lenient readers go by. */
function isObjectStream(names: readonly string[]): boolean {
  return names.includes('ObjStm') || (names.includes('First') && names.includes('N'));
}

function isPlainlyDeflated(names: readonly string[]): boolean {
  const filters = names.filter((name) => name.endsWith('Decode'));
  return filters.length === 1 && filters[0] === 'FlateDecode' && !names.includes('DecodeParms');
}

function bodyAt(file: Buffer, at: number): number {
  const end = at + 'stream'.length;
  return file[end] === 13 && file[end + 1] === 10 ? end + 2 : end + 1;
}

function inflate(body: Buffer, budget: number): Buffer | null {
  try {
    return inflateSync(body, { maxOutputLength: Math.max(1, budget) });
  } catch {
    return null;
  }
}
