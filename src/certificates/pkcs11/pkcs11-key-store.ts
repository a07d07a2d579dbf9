import { createPublicKey } from 'node:crypto';
import { algorithmOfKey } from '@/pki/node-signer';
import type { Signer } from '@/pki/signer';
import { type KeyEncryptionKeys, keySealer } from '../key-sealer';
import { type KeyStore, KeyStoreError, type SealedKey } from '../key-store';
import { type TokenSettings, tokenOf } from './token';
import { findPrivateKey, generateInToken, importIntoToken, signInToken, type TokenKey } from './token-key';

const ckaIdLength = 16;

/**
 * Keys in a PKCS#11 token (an HSM, a smart card, SoftHSM2), which they never leave. What the database keeps is where
 * the token holds the key, sealed all the same: whoever can write the database cannot give an authority another key.
 */
export function pkcs11KeyStore(settings: TokenSettings, keys: KeyEncryptionKeys): KeyStore {
  const sealer = keySealer(keys, 'tradeseal token key v1');
  const withToken = tokenOf(settings);
  const signerOf = ({ ckaId, spki }: TokenKey): Signer => {
    const algorithm = algorithmOfKey(
      createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }),
    );
    return {
      algorithm,
      spki,
      sign: (data) => withToken((token) => signInToken(token, ckaId, algorithm, data)),
    };
  };
  const seal = (authorityId: string, { ckaId, spki }: TokenKey): SealedKey =>
    named(sealer.seal(authorityId, Buffer.concat([ckaId, spki])));
  const open = (authorityId: string, sealed: SealedKey): TokenKey => {
    const content = sealer.open(authorityId, bare(sealed));
    return { ckaId: content.subarray(0, ckaIdLength), spki: content.subarray(ckaIdLength) };
  };
  return {
    async createKey(authorityId, kind) {
      const key = await withToken((token) => generateInToken(token, kind, labelOf(authorityId)));
      return { sealed: seal(authorityId, key), signer: signerOf(key) };
    },
    async importKey(authorityId, pkcs8) {
      return seal(
        authorityId,
        await withToken((token) => importIntoToken(token, pkcs8, labelOf(authorityId))),
      );
    },
    async openKey(authorityId, sealed) {
      const key = open(authorityId, sealed);
      await withToken((token) => findPrivateKey(token, key.ckaId));
      return signerOf(key);
    },
    async resealKey(authorityId, sealed) {
      const resealed = sealer.reseal(authorityId, bare(sealed));
      return resealed && named(resealed);
    },
  };
}

const prefix = 'token:';

/** Whether the key lies in a token; the others lie, sealed, in the database. */
export function isInToken({ keyEncryptionKeyId }: SealedKey): boolean {
  return keyEncryptionKeyId.startsWith(prefix);
}

function named(sealed: SealedKey): SealedKey {
  return { ...sealed, keyEncryptionKeyId: prefix + sealed.keyEncryptionKeyId };
}

function bare(sealed: SealedKey): SealedKey {
  if (!isInToken(sealed)) throw new KeyStoreError('the key is not in a token');
  return { ...sealed, keyEncryptionKeyId: sealed.keyEncryptionKeyId.slice(prefix.length) };
}

function labelOf(authorityId: string): string {
  return `tradeseal ${authorityId}`;
}
