import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCertificationRequest, parseCertificationRequest } from './pkcs10';
import { personSubject } from './testing/an-authority';
import { hasOpenssl, openssl } from './testing/openssl';
import { verifyProofOfPossession } from './verify-pkcs10';

const p256 = { name: 'ECDSA', namedCurve: 'P-256' };
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: 'SHA-256',
};
const keysOf = (algorithm: typeof p256 | typeof rsa) =>
  crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']) as Promise<CryptoKeyPair>;

describe('PKCS#10 requests', () => {
  it.each([
    ['P-256', p256],
    ['RSA 2048', rsa],
  ])('prove possession of a %s key that cannot leave the browser', async (_name, algorithm) => {
    const der = await buildCertificationRequest(personSubject(), await keysOf(algorithm));
    const request = parseCertificationRequest(der);
    expect(request?.subject.text).toContain('Awa Diatta');
    expect(request && verifyProofOfPossession(request)).toBe(true);
  });

  it.skipIf(!hasOpenssl)('are accepted by openssl', async () => {
    const der = await buildCertificationRequest(personSubject(), await keysOf(p256));
    expect(openssl({ r: der }, 'req', '-inform', 'DER', '-in', 'r', '-verify', '-noout').stderr).toContain(
      'verify OK',
    );
  });

  it.skipIf(!hasOpenssl)('made by openssl are read, its attributes ignored', () => {
    const { bytes } = openssl(
      {},
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      '/dev/null',
      '-outform',
      'DER',
      '-subj',
      '/C=GH/CN=Ama',
      '-addext',
      'subjectAltName=email:ama@example.org',
    );
    const request = parseCertificationRequest(bytes);
    expect(request?.subject.text).toBe('C=GH, CN=Ama');
    expect(request && verifyProofOfPossession(request)).toBe(true);
  });

  it('with another key put in do not prove possession', async () => {
    const [first, second] = await Promise.all([keysOf(p256), keysOf(p256)]);
    const der = await buildCertificationRequest(personSubject(), {
      publicKey: first.publicKey,
      privateKey: second.privateKey,
    });
    const request = parseCertificationRequest(der);
    expect(request && verifyProofOfPossession(request)).toBe(false);
  });

  it('changed in any octet are malformed or prove nothing', async () => {
    const der = await buildCertificationRequest(personSubject(), await keysOf(p256));
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const mutated = Uint8Array.from(der);
        mutated[at]! ^= change;
        const request = parseCertificationRequest(mutated);
        expect(request === null || !verifyProofOfPossession(request)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
