import { pipeline, Readable } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { crc32 } from '@/pki/crc32';
import type { OneByOne } from './pieces';

export interface ZipPart {
  readonly name: string;
  readonly content: OneByOne<Uint8Array>;
}

/**
 * An archive of these parts, deflated (APPNOTE 6.3), in pieces as they come: what a part measures stands behind it
 * (general purpose bit 3). The same parts give the same bytes. Throws RangeError beyond 4 GiB, which would need ZIP64.
 */
export async function* zipArchive(parts: readonly ZipPart[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const measured = { crc: 0, packed: 0, size: 0 };
    const local = Buffer.concat([latin('PK\x03\x04'), description(name, measured), latin(name)]);
    yield local;
    for await (const piece of deflated(content, measured)) {
      measured.packed += piece.length;
      yield piece;
    }
    yield Buffer.concat([latin('PK\x07\x08'), measures(measured)]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(latin('PK\x01\x02\x14\x00'), description(name, measured), place, latin(name));
    offset += local.length + measured.packed + 16;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  yield Buffer.concat([entries, end]);
}

interface Measured {
  crc: number;
  packed: number;
  size: number;
}

/** What the local header and the entry of the directory have in common. */
function description(name: string, measured: Measured): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(sizesStandBehind, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(newYear1980, 8);
  measures(measured).copy(common, 10);
  common.writeUInt16LE(name.length, 22);
  return common;
}

const sizesStandBehind = 0x8;
const newYear1980 = 0x21;

function measures({ crc, packed, size }: Measured): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32LE(crc, 0);
  bytes.writeUInt32LE(packed, 4);
  bytes.writeUInt32LE(size, 8);
  return bytes;
}

function deflated(content: OneByOne<Uint8Array>, measured: Measured): AsyncIterable<Buffer> {
  const deflate = createDeflateRaw({ level: 6, chunkSize: 64 * 1024 });
  // whoever reads what is deflated is told what went wrong
  return pipeline(Readable.from(counted(content, measured)), deflate, () => undefined);
}

async function* counted(content: OneByOne<Uint8Array>, measured: Measured): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    measured.crc = crc32(piece, measured.crc);
    measured.size += piece.length;
    yield piece;
  }
}

function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
