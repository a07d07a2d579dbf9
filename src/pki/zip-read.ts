import { crc32 } from './crc32';
import { InflateError, inflate } from './inflate';
import { Refused } from './signature-reasons';

export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Inflating costs ten times as much as checking what is stored, so it has a bound of its own. */
const limits = {
  archive: 9 * 1024 * 1024,
  files: 64,
  unpacked: 8 * 1024 * 1024,
  inflated: 512 * 1024,
  name: 256,
} as const;

/**
 * Reads a zip archive strictly (APPNOTE 6.3): one disk, no zip64, no encryption, no comment, stored or deflated
 * files whose local headers say what the directory says, one behind the other without gaps, every name once.
 * Two readers can then not see two different archives. @throws Refused `container-malformed`
 */
export function readZip(bytes: Uint8Array): ZipFile[] {
  if (bytes.length > limits.archive) throw malformed('too large');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { count, directory } = readEnd(view);
  const files: ZipFile[] = [];
  const left = { unpacked: limits.unpacked as number, inflated: limits.inflated as number };
  let [entry, next]: [number, number] = [directory, 0];
  for (let i = 0; i < count; i++) {
    const header = readDirectoryEntry(view, entry);
    if (files.some((file) => file.name === header.name)) throw malformed(`${header.name} twice`);
    if (header.offset !== next) throw malformed('files do not follow each other');
    const { data, end } = readLocal(view, header, directory);
    files.push({ name: header.name, bytes: unpack(header, data, left) });
    next = end;
    entry = header.end;
  }
  if (next !== directory || entry !== bytes.length - 22) throw malformed('bytes between files');
  return files;
}

interface Header {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly end: number;
}

function readEnd(view: DataView): { count: number; directory: number } {
  const at = view.byteLength - 22;
  if (at < 0 || view.getUint32(at, true) !== 0x06054b50)
    throw malformed('no end record, or a comment behind it');
  const [disk, startDisk, here, count] = [4, 6, 8, 10].map((offset) => view.getUint16(at + offset, true));
  const [size, directory] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
  if (
    disk !== 0 ||
    startDisk !== 0 ||
    here !== count ||
    count! > limits.files ||
    view.getUint16(at + 20, true) !== 0
  )
    throw malformed('several disks, or too many files');
  if (directory + size !== at) throw malformed('the directory is not before its end record');
  return { count: count!, directory };
}

function readDirectoryEntry(view: DataView, at: number): Header {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50)
    throw malformed('no directory entry');
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
    view.getUint16(at + offset, true),
  ) as [number, number, number];
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  if (flags & ~0x0806 || (method !== 0 && method !== 8) || commentLength > 0)
    throw malformed('encrypted, streamed or of an unknown method');
  const [crc, packed, size, offset] = [16, 20, 24, 42].map((place) => view.getUint32(at + place, true)) as [
    number,
    number,
    number,
    number,
  ];
  return {
    name: readName(view, at + 46, nameLength),
    method,
    crc,
    packed,
    size,
    offset,
    end: at + 46 + nameLength + extraLength,
  };
}

function readName(view: DataView, at: number, length: number): string {
  if (length === 0 || length > limits.name || at + length > view.byteLength)
    throw malformed('a name of a wrong length');
  const name = new TextDecoder('utf-8').decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused
  if (/[\u0000-\u001f\u007f\\\ufffd]|^\/|(^|\/)\.\.?(\/|$)/.test(name))
    throw malformed('a name that is no plain path');
  return name;
}

function readLocal(view: DataView, header: Header, directory: number): { data: Uint8Array; end: number } {
  const at = header.offset;
  if (at + 30 > directory || view.getUint32(at, true) !== 0x04034b50) throw malformed('no local header');
  const [nameLength, extraLength] = [view.getUint16(at + 26, true), view.getUint16(at + 28, true)];
  const agrees =
    view.getUint16(at + 8, true) === header.method &&
    view.getUint32(at + 14, true) === header.crc &&
    view.getUint32(at + 18, true) === header.packed &&
    view.getUint32(at + 22, true) === header.size &&
    (view.getUint16(at + 6, true) & ~0x0806) === 0;
  const start = at + 30 + nameLength + extraLength;
  if (!agrees || start + header.packed > directory || readName(view, at + 30, nameLength) !== header.name)
    throw malformed(`${header.name} is described twice, differently`);
  return {
    data: new Uint8Array(view.buffer, view.byteOffset + start, header.packed),
    end: start + header.packed,
  };
}

function unpack(header: Header, data: Uint8Array, left: { unpacked: number; inflated: number }): Uint8Array {
  left.unpacked -= header.size;
  if (header.method !== 0) left.inflated -= header.size;
  if (Math.min(left.unpacked, left.inflated) < 0) throw malformed('unpacks to too much');
  const bytes = header.method === 0 ? data : inflated(data, header.size);
  if (bytes.length !== header.size || crc32(bytes) !== header.crc)
    throw malformed(`${header.name} is damaged`);
  return bytes;
}

function inflated(data: Uint8Array, size: number): Uint8Array {
  try {
    const { output, end } = inflate(data, Math.max(size, 1024));
    if (end !== data.length) throw malformed('bytes behind the compressed data');
    return output;
  } catch (error) {
    if (error instanceof InflateError) throw malformed(error.message);
    throw error;
  }
}

const malformed = (detail: string) => new Refused('container-malformed', detail);
