import type { ContentKind } from './content-kind';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** A workbook by the parts that its central directory lists (ECMA-376 part 2), else a ZIP. Nothing is inflated. */
export function recogniseZip(bytes: Uint8Array): ContentKind {
  const names = namesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const isWorkbook = names.includes('[Content_Types].xml') && names.includes('xl/workbook.xml');
  return isWorkbook && !names.some((name) => name.endsWith('vbaProject.bin')) ? 'xlsx' : 'zip';
}

/** Offset of the end-of-central-directory record that closes the file exactly, or -1 (APPNOTE 4.3.16). */
export function endOfZip(file: Buffer): number {
  const earliest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= earliest; at--) {
    if (file.readUInt32LE(at) === endOfDirectory) return at;
  }
  return -1;
}

function namesOf(file: Buffer): string[] {
  const end = endOfZip(file);
  if (end < 0) return [];
  const names: string[] = [];
  let at = file.readUInt32LE(end + 16);
  while (at + 46 <= end && names.length < 1000 && file.readUInt32LE(at) === directoryEntry) {
    const nameLength = file.readUInt16LE(at + 28);
    names.push(file.toString('latin1', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names;
}
