import type { Bytes } from '@/pki/der-write';
import { type OpenedPkcs12, readPkcs12 } from '@/pki/read-pkcs12';
import { type Pkcs12Contents, writePkcs12 } from '@/pki/write-pkcs12';

export type KeyFileTask =
  | { readonly do: 'write'; readonly contents: Pkcs12Contents }
  | { readonly do: 'read'; readonly bytes: Uint8Array; readonly passphrase: string };
export type KeyFileResult<T extends KeyFileTask = KeyFileTask> = T extends { do: 'write' }
  ? Bytes
  : OpenedPkcs12;

/** The slow part of a key file: a million rounds of hashing, so that a stolen file is slow to guess. */
export async function workOnKeyFile(task: KeyFileTask): Promise<Bytes | OpenedPkcs12> {
  return task.do === 'write'
    ? await writePkcs12(task.contents)
    : await readPkcs12(task.bytes, task.passphrase);
}
