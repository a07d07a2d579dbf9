import { createInflateRaw } from 'node:zlib';
import { endOfZip } from '@/files/recognise-zip';
import { WorkbookError } from './workbook-error';

interface Part {
  readonly method: number;
  readonly start: number;
  readonly compressed: number;
}

/**
 * The parts of an archive (APPNOTE 6.3), read one by one and never further than asked. Sizes are taken from what comes
 * out, not from what the archive says, so that a small file cannot fill the memory.
 */
export class ZipParts {
  private readonly file: Buffer;
  private readonly parts = new Map<string, Part>();

  constructor(bytes: Uint8Array) {
    this.file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const end = endOfZip(this.file);
    if (end < 0) throw new WorkbookError('workbook-damaged');
    try {
      this.readDirectory(this.file.readUInt32LE(end + 16), end);
    } catch (error) {
      if (error instanceof RangeError) throw new WorkbookError('workbook-damaged');
      throw error;
    }
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** What a part says, in pieces. Throws WorkbookError when it is more than `most` bytes, or damaged. */
  async *read(name: string, most: number): AsyncGenerator<Buffer> {
    const part = this.parts.get(name);
    if (!part) throw new WorkbookError('workbook-damaged');
    const packed = this.file.subarray(part.start, part.start + part.compressed);
    if (part.method === 0) {
      if (packed.length > most) throw new WorkbookError('workbook-too-large');
      yield packed;
      return;
    }
    const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
    inflate.end(packed);
    let length = 0;
    try {
      for await (const piece of inflate as AsyncIterable<Buffer>) {
        length += piece.length;
        if (length > most) throw new WorkbookError('workbook-too-large');
        yield piece;
      }
    } catch (error) {
      throw error instanceof WorkbookError ? error : new WorkbookError('workbook-damaged');
    } finally {
      inflate.destroy();
    }
  }

  private readDirectory(from: number, end: number): void {
    let at = from;
    while (at + 46 <= end && this.file.readUInt32LE(at) === directoryEntry) {
      const [flags, method] = [this.file.readUInt16LE(at + 8), this.file.readUInt16LE(at + 10)];
      const nameLength = this.file.readUInt16LE(at + 28);
      const name = this.file.toString('latin1', at + 46, at + 46 + nameLength);
      if (flags & 1) throw new WorkbookError('workbook-locked');
      if ((method !== 0 && method !== 8) || this.parts.has(name) || this.parts.size >= 1000)
        throw new WorkbookError('workbook-damaged');
      const local = this.file.readUInt32LE(at + 42);
      const start = local + 30 + this.file.readUInt16LE(local + 26) + this.file.readUInt16LE(local + 28);
      this.parts.set(name, { method, start, compressed: this.file.readUInt32LE(at + 20) });
      at += 46 + nameLength + this.file.readUInt16LE(at + 30) + this.file.readUInt16LE(at + 32);
    }
  }
}

const directoryEntry = 0x02014b50;
