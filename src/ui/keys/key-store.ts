import type { Bytes } from '@/pki/der-write';

/** A key kept in this browser. Without certificates it waits for the chamber to certify it. */
export interface StoredKey {
  readonly id: string;
  /** non-extractable: the browser signs with it and gives it to nobody */
  readonly privateKey: CryptoKey;
  /** needed only while the key waits for its certificate */
  readonly publicKey: CryptoKey | null;
  readonly certificates: readonly Bytes[];
  readonly createdAt: Date;
}

/** Every key in this browser, oldest first. Looking leaves nothing behind where no key was ever kept. */
export async function storedKeys(): Promise<StoredKey[]> {
  if (!(await isThere())) return [];
  const keys = await inStore<StoredKey[]>('readonly', (store) => store.getAll());
  return keys.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

export async function storedKey(id: string): Promise<StoredKey | null> {
  return (await inStore<StoredKey | undefined>('readonly', (store) => store.get(id))) ?? null;
}

/** Keeps a key, and asks the browser not to clear it away when space is short. */
export async function storeKey(key: StoredKey): Promise<void> {
  await inStore('readwrite', (store) => store.put(key));
  await navigator.storage?.persist?.();
}

export async function removeKey(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id));
}

const databaseName = 'tradeseal';
const storeName = 'keys';

/** A browser that cannot say is asked the long way. */
async function isThere(): Promise<boolean> {
  const databases = await indexedDB.databases?.();
  return databases?.some(({ name }) => name === databaseName) ?? true;
}

/** One request in a transaction of its own; resolves when it is on disk. */
async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await openDatabase();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab holds an older version of the key store'));
  });
}
