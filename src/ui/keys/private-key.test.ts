import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bytes, bitString, integer, sequence, utf8String } from '@/pki/der-write';
import { webCryptoSigner } from '@/pki/webcrypto-signer';
import { belongsTogether, forget, generateKey, importPrivateKey } from './private-key';

/** As much of a certificate as names its key. */
function certificateNaming(spki: Uint8Array): Bytes {
  const name = sequence(utf8String('name'));
  const tbs = sequence(integer(1), name, name, name, name, Uint8Array.from(spki));
  return sequence(tbs, sequence(), bitString(Uint8Array.of(0)));
}
const exported = async (key: CryptoKey) => new Uint8Array(await crypto.subtle.exportKey('spki', key));

describe('a key made in the browser', () => {
  it('signs, and cannot be exported', async () => {
    const { privateKey } = await generateKey();
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
    expect(await webCryptoSigner(privateKey).sign(Uint8Array.of(1))).toHaveProperty('length');
  });

  it('belongs to the certificate of its public key and to no other', async () => {
    const [mine, other] = [await generateKey(), await generateKey()];
    const together = async (publicKey: CryptoKey) =>
      belongsTogether({
        privateKey: mine.privateKey,
        certificates: [certificateNaming(await exported(publicKey))],
      });
    expect(await together(mine.publicKey)).toBe(true);
    expect(await together(other.publicKey)).toBe(false);
  });

  it('is gone from memory once forgotten', async () => {
    const { pkcs8 } = await generateKey();
    forget(pkcs8);
    expect(pkcs8.every((byte) => byte === 0)).toBe(true);
  });
});

describe('a key from elsewhere', () => {
  it('may be RSA', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = await importPrivateKey(Uint8Array.from(privateKey.export({ type: 'pkcs8', format: 'der' })));
    const certificate = certificateNaming(publicKey.export({ type: 'spki', format: 'der' }));
    expect(webCryptoSigner(key).signatureAlgorithm).toBe('rsa-sha256');
    expect(await belongsTogether({ privateKey: key, certificates: [certificate] })).toBe(true);
  });

  it('of a kind not used here is refused', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pkcs8 = Uint8Array.from(privateKey.export({ type: 'pkcs8', format: 'der' }));
    await expect(importPrivateKey(pkcs8)).rejects.toThrow(RangeError);
  });

  it('of another kind than its certificate names does not belong to it', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { privateKey } = await generateKey();
    const certificate = certificateNaming(rsa.publicKey.export({ type: 'spki', format: 'der' }));
    expect(await belongsTogether({ privateKey, certificates: [certificate] })).toBe(false);
  });
});
