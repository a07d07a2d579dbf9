import { config } from '@/config';
import type { KeyStore } from './key-store';
import { softwareKeyStore } from './software-key-store';

/** The key store that this installation's environment names. */
export function configuredKeyStore(): KeyStore {
  const { keyEncryptionKey, previousKeyEncryptionKeys } = config();
  return softwareKeyStore({ current: keyEncryptionKey, previous: previousKeyEncryptionKeys });
}
