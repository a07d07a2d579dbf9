import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileKey, FileStorage } from './storage';

/** Files on this machine's disk below `root`, spread over 256 folders a namespace, readable by their owner only. */
export function diskStorage(root: string): FileStorage {
  const pathOf = (key: FileKey) => {
    const [namespace = '', digest = ''] = key.split('/');
    // Next.js would take every file below for a part of the program
    return join(/* turbopackIgnore: true */ root, namespace, digest.slice(0, 2), digest);
  };
  return {
    put: (key, bytes) => writeWhole(pathOf(key), bytes),
    get: (key) => orNull(readFile(/* turbopackIgnore: true */ pathOf(key))),
    exists: async (key) => (await orNull(access(/* turbopackIgnore: true */ pathOf(key)))) !== null,
    delete: (key) => rm(/* turbopackIgnore: true */ pathOf(key), { force: true }),
  };
}

/** A reader finds the whole file or none: written beside its place, flushed, then renamed. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomUUID()}`;
  try {
    const file = await open(/* turbopackIgnore: true */ unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
