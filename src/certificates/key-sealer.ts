import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KeyStoreError, type SealedKey } from './key-store';

export interface KeyEncryptionKeys {
  readonly current: { readonly id: string; readonly key: Uint8Array };
  /** Former ones by id; they open, and seal nothing any more. */
  readonly previous: ReadonlyMap<string, Uint8Array>;
}

/** Seals what a key store keeps in the database: a private key itself, or where a token holds it. */
export interface KeySealer {
  seal(authorityId: string, content: Uint8Array): SealedKey;
  /** Throws KeyStoreError when it was sealed for another authority, under an unknown key, or is damaged. */
  open(authorityId: string, sealed: SealedKey): Uint8Array;
  /** Under the current key-encryption key; null when it already is. */
  reseal(authorityId: string, sealed: SealedKey): SealedKey | null;
}

const ivLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM as `iv ‖ tag ‖ ciphertext`; the authority's id and `purpose` are authenticated along, so that nothing
 * sealed for one authority or store opens as another's.
 */
export function keySealer(keys: KeyEncryptionKeys, purpose: string): KeySealer {
  const boundTo = (authorityId: string, keyId: string) => Buffer.from(`${purpose}\0${authorityId}\0${keyId}`);
  const seal = (authorityId: string, content: Uint8Array): SealedKey => ({
    bytes: encrypt(keys.current.key, boundTo(authorityId, keys.current.id), content),
    keyEncryptionKeyId: keys.current.id,
  });
  const open = (authorityId: string, { bytes, keyEncryptionKeyId: id }: SealedKey): Uint8Array => {
    const key = id === keys.current.id ? keys.current.key : keys.previous.get(id);
    if (!key) throw new KeyStoreError(`the key-encryption key ${id} is not configured`);
    return decrypt(key, boundTo(authorityId, id), bytes);
  };
  return {
    seal,
    open,
    reseal(authorityId, sealed) {
      if (sealed.keyEncryptionKeyId === keys.current.id) return null;
      return seal(authorityId, open(authorityId, sealed));
    },
  };
}

function encrypt(key: Uint8Array, associated: Buffer, plaintext: Uint8Array): Uint8Array {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associated);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), ciphertext]));
}

function decrypt(key: Uint8Array, associated: Buffer, sealed: Uint8Array): Uint8Array {
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
