import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { generatePkcs8, signerFromPkcs8 } from '@/pki/node-signer';
import { type KeyStore, KeyStoreError, type SealedKey } from './key-store';

export interface KeyEncryptionKeys {
  readonly current: { readonly id: string; readonly key: Uint8Array };
  /** Former ones by id; they open, and seal nothing any more. */
  readonly previous: ReadonlyMap<string, Uint8Array>;
}

const ivLength = 12;
const tagLength = 16;

/** Keys sealed with AES-256-GCM as `iv ‖ tag ‖ ciphertext`; the authority's id is authenticated along. */
export function softwareKeyStore(keys: KeyEncryptionKeys): KeyStore {
  const sealNow = (authorityId: string, pkcs8: Uint8Array): SealedKey => ({
    bytes: seal(keys.current.key, boundTo(authorityId, keys.current.id), pkcs8),
    keyEncryptionKeyId: keys.current.id,
  });
  const unseal = (authorityId: string, { bytes, keyEncryptionKeyId: id }: SealedKey): Uint8Array => {
    const key = id === keys.current.id ? keys.current.key : keys.previous.get(id);
    if (!key) throw new KeyStoreError(`the key-encryption key ${id} is not configured`);
    return open(key, boundTo(authorityId, id), bytes);
  };
  return {
    async createKey(authorityId, kind) {
      const pkcs8 = generatePkcs8(kind);
      return { sealed: sealNow(authorityId, pkcs8), signer: signerFromPkcs8(pkcs8) };
    },
    async importKey(authorityId, pkcs8) {
      return sealNow(authorityId, pkcs8);
    },
    async openKey(authorityId, sealed) {
      return signerFromPkcs8(unseal(authorityId, sealed));
    },
    async resealKey(authorityId, sealed) {
      if (sealed.keyEncryptionKeyId === keys.current.id) return null;
      return sealNow(authorityId, unseal(authorityId, sealed));
    },
  };
}

function boundTo(authorityId: string, keyEncryptionKeyId: string): Buffer {
  return Buffer.from(`tradeseal authority key v1\0${authorityId}\0${keyEncryptionKeyId}`);
}

function seal(key: Uint8Array, associated: Buffer, plaintext: Uint8Array): Uint8Array {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associated);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), ciphertext]));
}

function open(key: Uint8Array, associated: Buffer, sealed: Uint8Array): Uint8Array {
  const iv = sealed.subarray(0, ivLength);
  const tag = sealed.subarray(ivLength, ivLength + tagLength);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength }).setAAD(
      associated,
    );
    decipher.setAuthTag(tag);
    const plaintext = [decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()];
    return new Uint8Array(Buffer.concat(plaintext));
  } catch {
    throw new KeyStoreError(
      'the key does not open: sealed for another authority, under another key, or damaged',
    );
  }
}
