import type { Bytes } from '@/pki/der-write';
import type { Pkcs12Refusal } from '@/pki/read-pkcs12';
import type { Pkcs12Contents } from '@/pki/write-pkcs12';
import type { HeldKey } from './held-key';
import type { KeyFileResult, KeyFileTask } from './key-file-work';
import { belongsTogether, forget, importPrivateKey } from './private-key';

export type KeyFileRefusal = Pkcs12Refusal | 'too-large' | 'key-kind' | 'key-does-not-match';
export type OpenedKeyFile =
  | { readonly ok: true; readonly key: HeldKey }
  | { readonly ok: false; readonly reason: KeyFileRefusal };

const largestFile = 100_000;

/** Opens a .p12 in memory: the key it gives signs and cannot be read out, the rest is overwritten. */
export async function openKeyFile(file: Blob, passphrase: string): Promise<OpenedKeyFile> {
  if (file.size > largestFile) return { ok: false, reason: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const opened = await onKeyFile({ do: 'read', bytes, passphrase });
  if (!opened.ok) return opened;
  const { privateKeyPkcs8, certificates } = opened;
  const privateKey = await importPrivateKey(privateKeyPkcs8).catch(() => null);
  forget(privateKeyPkcs8);
  if (!privateKey) return { ok: false, reason: 'key-kind' };
  const key: HeldKey = { privateKey, certificates: certificates as [Bytes, ...Bytes[]] };
  return (await belongsTogether(key)) ? { ok: true, key } : { ok: false, reason: 'key-does-not-match' };
}

/** The member's .p12, under AES-256 and PBKDF2 with 600,000 rounds (RFC 7292, RFC 8018). */
export async function writeKeyFile(contents: Pkcs12Contents): Promise<Blob> {
  return new Blob([await onKeyFile({ do: 'write', contents })], { type: 'application/x-pkcs12' });
}

/** In a worker, so that the page still answers meanwhile, and does not load this code until it is needed. */
async function onKeyFile<T extends KeyFileTask>(task: T): Promise<KeyFileResult<T>> {
  const worker = new Worker(new URL('./key-file-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<KeyFileResult<T>>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data as KeyFileResult<T>);
      worker.onerror = ({ message }) => reject(new Error(message || 'the key file could not be worked on'));
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
  }
}
