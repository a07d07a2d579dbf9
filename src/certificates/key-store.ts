import type { KeyKind } from '@/pki/node-signer';
import type { Signer } from '@/pki/signer';

/** A private key as the database keeps it: ciphertext, or the handle of a token. Worth nothing without its store. */
export interface SealedKey {
  readonly bytes: Uint8Array;
  /** Under which key-encryption key it was sealed. */
  readonly keyEncryptionKeyId: string;
}

/**
 * Where authorities' private keys live. Every key is bound to the id of its authority: sealed for one, it does not
 * open as another's. Implementations: software (AES-256-GCM); a PKCS#11 token fits the same contract.
 */
export interface KeyStore {
  /** Makes a key that has never been anywhere else. */
  createKey(authorityId: string, kind: KeyKind): Promise<{ sealed: SealedKey; signer: Signer }>;
  /** Takes in a key made elsewhere (PKCS#8), as the ceremony's. */
  importKey(authorityId: string, pkcs8: Uint8Array): Promise<SealedKey>;
  /** The key, ready to sign. Throws KeyStoreError when it was sealed for another authority or under an unknown key. */
  openKey(authorityId: string, sealed: SealedKey): Promise<Signer>;
  /** Sealed again under the current key-encryption key; null when it already is. */
  resealKey(authorityId: string, sealed: SealedKey): Promise<SealedKey | null>;
}

export class KeyStoreError extends Error {}
