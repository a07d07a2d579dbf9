import { type Config, config } from '@/config';
import type { KeyEncryptionKeys } from './key-sealer';
import { type KeyStore, KeyStoreError, type SealedKey } from './key-store';
import { isInToken, pkcs11KeyStore } from './pkcs11/pkcs11-key-store';
import { softwareKeyStore } from './software-key-store';

/**
 * The key store that this installation's environment names. With a token, new keys are made in it, and those that
 * were sealed in the database before still open, so that authorities move over as they are renewed.
 */
export function configuredKeyStore(): KeyStore {
  const { keyEncryptionKey, previousKeyEncryptionKeys, keyStore } = config();
  known ??= {
    of: config(),
    store: storeOf(keyStore, { current: keyEncryptionKey, previous: previousKeyEncryptionKeys }),
  };
  return known.store;
}

/** One store for a process: a token is logged into once. */
let known: { readonly of: Config; readonly store: KeyStore } | undefined;

function storeOf(settings: Config['keyStore'], keys: KeyEncryptionKeys): KeyStore {
  const software = softwareKeyStore(keys);
  if (settings.kind === 'software') return { ...software, openKey: refusingTokens(software) };
  const token = pkcs11KeyStore(settings, keys);
  const holding = (sealed: SealedKey) => (isInToken(sealed) ? token : software);
  return {
    createKey: token.createKey,
    importKey: token.importKey,
    openKey: (authorityId, sealed) => holding(sealed).openKey(authorityId, sealed),
    resealKey: (authorityId, sealed) => holding(sealed).resealKey(authorityId, sealed),
  };
}

function refusingTokens(software: KeyStore): KeyStore['openKey'] {
  return async (authorityId, sealed) => {
    if (isInToken(sealed)) throw new KeyStoreError('the key lies in a token, and KEY_STORE names none');
    return await software.openKey(authorityId, sealed);
  };
}
