import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { encodePem } from './pem';
import { readPkcs12 } from './read-pkcs12';
import { anIdentity, aRoot, type TestIdentity } from './testing/an-authority';
import { certificatePem, hasOpenssl, openssl } from './testing/openssl';
import { writePkcs12 } from './write-pkcs12';

// A file of ours costs a second or so of key derivation to write and to open, by design; where only the refusal
// counts, one of fewer rounds is opened.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const passphrase = 'Bouna – 600 cartons';
let issuing: TestIdentity;
let awa: TestIdentity;
let ours: Uint8Array;
let quick: Uint8Array;
beforeAll(async () => {
  issuing = await anIdentity(await aRoot(), 'issuing-ca');
  awa = await anIdentity(issuing, 'end-entity');
  const started = performance.now();
  ours = await aFile();
  console.log(`writing a .p12 took ${Math.round(performance.now() - started)} ms`);
  quick = await aFile(1_000);
});

const aFile = (rounds?: number) =>
  writePkcs12({
    privateKeyPkcs8: awa.pkcs8,
    certificates: [awa.certificate, issuing.certificate],
    passphrase,
    friendlyName: 'Awa Diatta',
    rounds,
  });

describe('PKCS#12 files of ours', () => {
  it('are read back, leaf first', async () => {
    const started = performance.now();
    const opened = await readPkcs12(ours, passphrase);
    console.log(`reading a .p12 took ${Math.round(performance.now() - started)} ms`);
    expect(opened).toEqual({
      ok: true,
      privateKeyPkcs8: awa.pkcs8,
      certificates: [awa.certificate, issuing.certificate],
    });
  });

  it('do not open with another passphrase', async () => {
    expect(await readPkcs12(quick, 'Bouna')).toEqual({ ok: false, reason: 'wrong-passphrase' });
    expect(await readPkcs12(quick, '')).toEqual({ ok: false, reason: 'wrong-passphrase' });
  });

  it('do not open when a single octet changed inside', async () => {
    const changed = Uint8Array.from(quick);
    changed[quick.length >> 1]! ^= 1;
    expect(await readPkcs12(changed, passphrase)).toMatchObject({ ok: false });
  });

  it.skipIf(!hasOpenssl)('are read by openssl', () => {
    const { status, stdout, stderr } = openssl(
      { 'a.p12': ours },
      'pkcs12',
      '-in',
      'a.p12',
      '-passin',
      `pass:${passphrase}`,
      '-nodes',
      '-info',
    );
    expect(status).toBe(0);
    expect(stderr).toContain('MAC: sha256, Iteration 1200000');
    expect(stderr).toContain('PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256');
    expect(stdout).toContain('friendlyName: Awa Diatta');
    expect(stdout).toContain('BEGIN PRIVATE KEY');
  });
});

describe.skipIf(!hasOpenssl)('PKCS#12 files of openssl', () => {
  const made = (identity: TestIdentity, ...options: string[]) => {
    const files = {
      'key.pem': encodePem('PRIVATE KEY', identity.pkcs8),
      'leaf.pem': certificatePem(identity.certificate),
      'chain.pem': certificatePem(issuing.certificate),
    };
    return openssl(
      files,
      'pkcs12',
      '-export',
      '-inkey',
      'key.pem',
      '-in',
      'leaf.pem',
      '-certfile',
      'chain.pem',
      '-passout',
      `pass:${passphrase}`,
      ...options,
    ).bytes;
  };

  it.each([
    ['modern', []],
    ['with the older encryptions', ['-legacy']],
    ['with AES-128', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC']],
    ['with 3DES for both', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['with certificates in the clear', ['-certpbe', 'NONE']],
    ['with everything in the clear', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
    ['with a SHA-512 integrity check', ['-macalg', 'sha512']],
  ])('%s are read', async (_name, options) => {
    const opened = await readPkcs12(made(awa, ...options), passphrase);
    expect(opened).toMatchObject({ ok: true, certificates: [awa.certificate, issuing.certificate] });
  });

  it('with an RSA key and the older encryptions are read', async () => {
    const rsa = await anIdentity(issuing, 'end-entity', { kind: 'rsa3072' });
    expect(await readPkcs12(made(rsa, '-legacy'), passphrase)).toMatchObject({
      ok: true,
      privateKeyPkcs8: rsa.pkcs8,
    });
  });

  it.each([
    ['without integrity check', ['-nomac'], 'no-integrity-check'],
    ['without key', ['-nokeys'], 'no-private-key'],
    ['with RC2-128', ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128'], 'unsupported-encryption'],
  ])('%s are refused', async (_name, options, reason) => {
    expect(await readPkcs12(made(awa, ...options), passphrase)).toEqual({ ok: false, reason });
  });

  it('whose certificate is of another key are refused', async () => {
    const other = await anIdentity(issuing, 'end-entity');
    const file = await writePkcs12({
      privateKeyPkcs8: other.pkcs8,
      certificates: [awa.certificate],
      passphrase,
      friendlyName: 'x',
      rounds: 1_000,
    });
    expect(await readPkcs12(file, passphrase)).toEqual({ ok: false, reason: 'no-certificate-for-key' });
  });
});

describe('hostile PKCS#12 files', () => {
  it('are refused, never thrown at', async () => {
    for (let run = 0; run < 300; run++) {
      const at = Math.floor(Math.random() * 60);
      const mutated = Uint8Array.from(quick);
      mutated.set(randomBytes(2), at);
      expect(await readPkcs12(mutated.subarray(0, 60 + at), 'x'), `octet ${at}`).toMatchObject({ ok: false });
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (bytes) => {
        expect(await readPkcs12(bytes, 'x')).toMatchObject({ ok: false });
      }),
    );
  });
});
