import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from './check-upload';
import { diskStorage } from './disk-storage';
import { s3Storage } from './s3-storage';
import { type FileKey, type FileStorage, fileKey } from './storage';
import { anObjectStore, type RunningObjectStore } from './testing/an-object-store';

let directory: string;
let store: RunningObjectStore;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tradeseal-files-'));
  store = await anObjectStore(join(directory, 's3'));
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const onDisk = () => diskStorage(join(directory, 'disk'));
const onS3 = () => s3Storage(store);

describe.each<[string, () => FileStorage]>([
  ['on disk', onDisk],
  ['in an S3-compatible store', onS3],
])('a file storage %s', (_, storage) => {
  const aFile = (size = 3000) => {
    const bytes = new Uint8Array(randomBytes(size));
    return { bytes, key: fileKey('papers', digestOf(bytes)) };
  };

  test('gives back the bytes that were put', async () => {
    const { bytes, key } = aFile(700_000);
    await storage().put(key, bytes, 'image/webp');
    expect(await storage().exists(key)).toBe(true);
    expect(Buffer.compare((await storage().get(key)) ?? Buffer.of(), bytes)).toBe(0);
  });

  test('knows nothing of what was never put', async () => {
    const { key } = aFile();
    expect(await storage().exists(key)).toBe(false);
    expect(await storage().get(key)).toBeNull();
    await storage().delete(key);
  });

  test('forgets what is deleted', async () => {
    const { bytes, key } = aFile();
    await storage().put(key, bytes, 'application/pdf');
    await storage().delete(key);
    expect(await storage().get(key)).toBeNull();
  });

  test('takes the same file several times and at the same time', async () => {
    const { bytes, key } = aFile();
    await Promise.all([1, 2, 3, 4].map(() => storage().put(key, bytes, 'text/plain')));
    expect(await storage().get(key)).toHaveLength(bytes.length);
  });

  test('keeps namespaces apart', async () => {
    const { bytes, key } = aFile();
    await storage().put(key, bytes, 'text/plain');
    expect(await storage().exists(fileKey('photo-thumb', digestOf(bytes)))).toBe(false);
  });

  test('views over a larger buffer are stored as the view', async () => {
    const view = new Uint8Array(randomBytes(100)).subarray(10, 20);
    const key = fileKey('papers', digestOf(view));
    await storage().put(key, view, 'text/plain');
    expect(await storage().get(key)).toHaveLength(10);
  });
});

describe('the key of a file', () => {
  const digest = 'a'.repeat(64);
  test.each([
    ['../etc', digest],
    ['papers/..', digest],
    ['', digest],
    ['Papers', digest],
    ['papers', '../../../../etc/passwd'],
    ['papers', `${digest.slice(1)}/`],
    ['papers', digest.toUpperCase()],
    ['papers', `${digest}\n`],
  ])('is never made of %j and %j', (namespace, name) => {
    expect(() => fileKey(namespace, name)).toThrow(TypeError);
  });
});

describe('the disk', () => {
  test('shows nothing unfinished and lets nobody else read', async () => {
    const key = fileKey('papers', 'b'.repeat(64));
    await onDisk().put(key, Buffer.from('x'), 'text/plain');
    const folder = join(directory, 'disk', 'papers', 'bb');
    expect(await readdir(folder)).toEqual(['b'.repeat(64)]);
    expect((await stat(join(folder, 'b'.repeat(64)))).mode & 0o077).toBe(0);
  });

  test('an outage is an exception, not a missing file', async () => {
    await writeFile(join(directory, 'not-a-folder'), '');
    const broken = diskStorage(join(directory, 'not-a-folder'));
    await expect(broken.get(fileKey('papers', 'c'.repeat(64)))).rejects.toThrow('ENOTDIR');
  });
});

describe('the object store', () => {
  const key: FileKey = fileKey('papers', 'd'.repeat(64));
  test('refuses another secret, and the refusal is an exception', async () => {
    const stranger = s3Storage({ ...store, secretAccessKey: 'guessed' });
    await expect(stranger.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow(
      /403 SignatureDoesNotMatch/,
    );
    await expect(stranger.get(key)).rejects.toThrow(/403/);
  });

  test('a bucket that is not there is an outage, not a missing file', async () => {
    const astray = s3Storage({ ...store, bucket: 'elsewhere' });
    await expect(astray.get(key)).rejects.toThrow(/NoSuchBucket/);
  });
});
