import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { crc32 } from '@/pki/crc32';
import { zipArchive } from './zip-archive';

const some = [Buffer.from('séché '), Buffer.from('au soleil')];
const much = Array.from({ length: 500 }, (_, n) => Buffer.from(`${n} `.repeat(300)));
const parts = [
  { name: 'one.txt', content: some },
  { name: 'xl/two.xml', content: much },
];

/** The entries of the directory: what they say of their part, and the part itself as bytes. */
function entriesOf(archive: Buffer) {
  const end = archive.length - 22;
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [crc, packed, size, local] = [16, 20, 24, 42].map((offset) => archive.readUInt32LE(at + offset));
    const name = archive.toString('latin1', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const start = local! + 30 + name.length;
    at += 46 + name.length;
    return { name, crc, packed, size, local: local!, content: archive.subarray(start, start + packed!) };
  });
}

it('holds every part under its name, packed, with its size and its check', async () => {
  const entries = entriesOf(await buffer(zipArchive(parts)));
  expect(entries.map(({ name }) => name)).toEqual(['one.txt', 'xl/two.xml']);
  for (const [at, { content, crc, size }] of entries.entries()) {
    const whole = Buffer.concat(parts[at]!.content);
    expect(inflateRawSync(content).equals(whole)).toBe(true);
    expect([crc, size]).toEqual([crc32(whole), whole.length]);
  }
});

it('says of a part what it measures when that is known: behind it, as in the directory', async () => {
  const archive = await buffer(zipArchive(parts));
  for (const { name, local, packed, crc, size } of entriesOf(archive)) {
    expect(archive.readUInt16LE(local + 6) & 8).toBe(8);
    const behind = local + 30 + name.length + packed!;
    expect(archive.toString('latin1', behind, behind + 4)).toBe('PK\x07\x08');
    expect([4, 8, 12].map((offset) => archive.readUInt32LE(behind + offset))).toEqual([crc, packed, size]);
  }
});

it('is the same however its parts come', async () => {
  const together = [{ name: 'one.txt', content: [Buffer.concat(some)] }, parts[1]!];
  expect((await buffer(zipArchive(together))).equals(await buffer(zipArchive(parts)))).toBe(true);
});

it('fails with what went wrong in a part', async () => {
  const broken = (async function* () {
    yield Buffer.from('half');
    throw new Error('the database has gone');
  })();
  await expect(buffer(zipArchive([{ name: 'one.txt', content: broken }]))).rejects.toThrow('has gone');
});
