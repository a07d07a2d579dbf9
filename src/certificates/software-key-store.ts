import { generatePkcs8, signerFromPkcs8 } from '@/pki/node-signer';
import { type KeyEncryptionKeys, keySealer } from './key-sealer';
import type { KeyStore } from './key-store';

/** Keys in the database, sealed; while one signs it is in this process's memory. */
export function softwareKeyStore(keys: KeyEncryptionKeys): KeyStore {
  const sealer = keySealer(keys, 'tradeseal authority key v1');
  return {
    async createKey(authorityId, kind) {
      const pkcs8 = generatePkcs8(kind);
      return { sealed: sealer.seal(authorityId, pkcs8), signer: signerFromPkcs8(pkcs8) };
    },
    async importKey(authorityId, pkcs8) {
      return sealer.seal(authorityId, pkcs8);
    },
    async openKey(authorityId, sealed) {
      return signerFromPkcs8(sealer.open(authorityId, sealed));
    },
    async resealKey(authorityId, sealed) {
      return sealer.reseal(authorityId, sealed);
    },
  };
}
