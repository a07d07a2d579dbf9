declare const fileKeyBrand: unique symbol;

/** "namespace/64 hexadecimal digits": nothing else is ever a path or an object name. */
export type FileKey = string & { readonly [fileKeyBrand]: true };

/**
 * Where files live that are not rows. Content never changes under its key, so `put` may run twice and a reader may
 * cache for ever. An outage is an exception; a file that is not there is `null`.
 */
export interface FileStorage {
  put(key: FileKey, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: FileKey): Promise<Uint8Array | null>;
  exists(key: FileKey): Promise<boolean>;
  /** Deleting what is not there is no error. */
  delete(key: FileKey): Promise<void>;
}

const namespaceForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const digestForm = /^[0-9a-f]{64}$/;

/**
 * The key of a file: its SHA-256 in hexadecimal (its own, or of what it was made from) within a namespace such as
 * "application-papers". Throws for anything else: callers that read a digest from outside check `isDigest` first.
 */
export function fileKey(namespace: string, digest: string): FileKey {
  if (!namespaceForm.test(namespace) || namespace.length > 40 || !isDigest(digest)) {
    throw new TypeError('a file key is a namespace and a SHA-256 digest');
  }
  return `${namespace}/${digest}` as FileKey;
}

export function isDigest(text: string): boolean {
  return digestForm.test(text);
}
