import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generatePkcs8, signerFromPkcs8 } from '@/pki/node-signer';
import { type KeyStore, KeyStoreError } from '../key-store';

/** What every key store must do. `rotated` is the same store after its key-encryption key was replaced. */
export function keyStoreContract(
  name: string,
  make: () => { store: KeyStore; rotated: KeyStore; without: KeyStore },
) {
  describe(`${name} as a key store`, () => {
    const { store, rotated, without } = make();
    const data = new TextEncoder().encode('certify this');
    const verifies = (spki: Uint8Array, signature: Uint8Array) =>
      verify(
        'sha256',
        data,
        createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }),
        signature,
      );

    it('makes keys that sign again after they were sealed', async () => {
      const id = randomUUID();
      const { sealed, signer } = await store.createKey(id, 'p256');
      const opened = await store.openKey(id, sealed);
      expect(opened.spki).toEqual(signer.spki);
      expect(verifies(signer.spki, await opened.sign(data))).toBe(true);
    });

    it('takes in keys made elsewhere', async () => {
      const id = randomUUID();
      const pkcs8 = generatePkcs8('rsa3072');
      const opened = await store.openKey(id, await store.importKey(id, pkcs8));
      expect(opened.spki).toEqual(signerFromPkcs8(pkcs8).spki);
    });

    it('does not open a key as another authority’s', async () => {
      const { sealed } = await store.createKey(randomUUID(), 'p256');
      await expect(store.openKey(randomUUID(), sealed)).rejects.toThrow(KeyStoreError);
    });

    it('does not open a damaged key', async () => {
      const id = randomUUID();
      const { sealed } = await store.createKey(id, 'p256');
      for (const at of [0, 20, sealed.bytes.length - 1]) {
        const bytes = Uint8Array.from(sealed.bytes);
        bytes[at]! ^= 1;
        await expect(store.openKey(id, { ...sealed, bytes }), `octet ${at}`).rejects.toThrow(KeyStoreError);
      }
      await expect(store.openKey(id, { ...sealed, bytes: new Uint8Array(3) })).rejects.toThrow(KeyStoreError);
    });

    it('opens former keys after a rotation, and seals them again once', async () => {
      const id = randomUUID();
      const { sealed, signer } = await store.createKey(id, 'p256');
      expect((await rotated.openKey(id, sealed)).spki).toEqual(signer.spki);
      const resealed = await rotated.resealKey(id, sealed);
      expect(resealed && (await rotated.openKey(id, resealed)).spki).toEqual(signer.spki);
      expect(resealed && (await rotated.resealKey(id, resealed))).toBeNull();
      await expect(store.openKey(id, resealed!)).rejects.toThrow(KeyStoreError);
    });

    it('says so when the key-encryption key is not there', async () => {
      const id = randomUUID();
      const { sealed } = await store.createKey(id, 'p256');
      await expect(without.openKey(id, sealed)).rejects.toThrow('is not configured');
    });
  });
}
