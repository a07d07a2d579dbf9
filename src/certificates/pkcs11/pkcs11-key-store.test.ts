import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID, verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueRoot } from '@/pki/issue-certificate';
import { authoritySubject, aValidity } from '@/pki/testing/an-authority';
import { KeyStoreError } from '../key-store';
import { keyStoreContract } from '../testing/key-store.contract';
import { pkcs11KeyStore } from './pkcs11-key-store';

const module = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so'].find(existsSync);
const optional = 'pkcs11js';
const binding = await import(optional).catch(() => null);
const missing = !module
  ? 'SoftHSM2 is not installed (Debian: apt-get install softhsm2)'
  : !binding && 'the optional package pkcs11js was not built';

if (!module || missing) {
  it.skip(`a PKCS#11 token as a key store: ${missing}`, () => {});
  console.log(`PKCS#11 is left out: ${missing}`);
} else {
  const settings = { module, token: 'tradeseal test', pin: '4821-open' };
  makeToken(settings);
  const first = { id: 'kek-1', key: new Uint8Array(randomBytes(32)) };
  const second = { id: 'kek-2', key: new Uint8Array(randomBytes(32)) };
  const store = pkcs11KeyStore(settings, { current: first, previous: new Map() });

  keyStoreContract('a PKCS#11 token', () => ({
    store,
    rotated: pkcs11KeyStore(settings, { current: second, previous: new Map([[first.id, first.key]]) }),
    without: pkcs11KeyStore(settings, { current: second, previous: new Map() }),
  }));

  describe('a key in a token', () => {
    it.each(['p256', 'p384', 'rsa3072'] as const)('certifies itself as a root (%s)', async (kind) => {
      const { signer } = await store.createKey(randomUUID(), kind);
      const request = { subject: authoritySubject('Token root'), spki: signer.spki, ...aValidity(3000) };
      const issuance = await issueRoot({ profile: 'root', ...request }, signer);
      const root = new X509Certificate(issuance.issued ? issuance.certificate : new Uint8Array());
      expect(root.verify(root.publicKey)).toBe(true);
    });

    it.each(['p384', 'rsa3072'] as const)('signs many times, each signature good (%s)', async (kind) => {
      const id = randomUUID();
      const { sealed } = await store.createKey(id, kind);
      const signer = await store.openKey(id, sealed);
      const key = { key: Buffer.from(signer.spki), format: 'der', type: 'spki' } as const;
      for (let i = 0; i < 40; i += 1) {
        const data = randomBytes(50);
        const signature = await signer.sign(data);
        expect(verify(kind === 'p384' ? 'sha384' : 'sha256', data, key, signature)).toBe(true);
      }
    });

    it('leaves nothing of itself in what the database keeps', async () => {
      const { sealed } = await store.createKey(randomUUID(), 'rsa3072');
      // a 3072-bit public key and where the token holds the private one; no room for the private one itself
      expect(sealed.bytes.length).toBeLessThan(520);
      expect(sealed.keyEncryptionKeyId).toBe('token:kek-1');
    });

    it('is asked for in words when the token or its PIN is another', async () => {
      const keys = { current: first, previous: new Map() };
      const elsewhere = pkcs11KeyStore({ ...settings, token: 'another' }, keys);
      await expect(elsewhere.createKey(randomUUID(), 'p256')).rejects.toThrow('has no token "another"');
      await expect(elsewhere.createKey(randomUUID(), 'p256')).rejects.toBeInstanceOf(KeyStoreError);
    });
  });
}

function makeToken({ token, pin }: { token: string; pin: string }): void {
  const directory = mkdtempSync(join(tmpdir(), 'tradeseal-softhsm-'));
  mkdirSync(join(directory, 'tokens'));
  process.env.SOFTHSM2_CONF = join(directory, 'softhsm2.conf');
  writeFileSync(
    process.env.SOFTHSM2_CONF,
    `directories.tokendir = ${join(directory, 'tokens')}\nlog.level = ERROR\n`,
  );
  const { status, stderr } = spawnSync('softhsm2-util', [
    '--init-token',
    '--free',
    '--label',
    token,
    '--so-pin',
    'so-8812',
    '--pin',
    pin,
  ]);
  if (status !== 0) throw new Error(`softhsm2-util: ${stderr}`);
}
