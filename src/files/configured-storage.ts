import { join } from 'node:path';
import { config } from '@/config';
import { diskStorage } from './disk-storage';
import { s3Storage } from './s3-storage';
import type { FileStorage } from './storage';

let storage: FileStorage | undefined;

/** Where this installation keeps its files: an S3-compatible store when the environment names one, else its disk. */
export function fileStorage(): FileStorage {
  const { objectStore, dataDirectory } = config();
  storage ??= objectStore ? s3Storage(objectStore) : diskStorage(join(dataDirectory, 'files'));
  return storage;
}
