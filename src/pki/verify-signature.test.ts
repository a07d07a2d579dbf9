import { constants, createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readDer } from './der-read';
import { concat, explicit, integer, nullValue, oid as objectIdentifier, sequence } from './der-write';
import { oid } from './oids';
import { verifySignature } from './verify-signature';

const data = new TextEncoder().encode('one metric tonne of dried mango');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const spkiOf = (key: KeyObject) => new Uint8Array(key.export({ type: 'spki', format: 'der' }));
const withNull = (type: string) => readDer(sequence(objectIdentifier(type), nullValue()));
const bare = (type: string) => readDer(sequence(objectIdentifier(type)));
const pss = (hash: string, mgf: string, salt: number) =>
  readDer(
    sequence(
      objectIdentifier(oid.rsaPss),
      sequence(
        explicit(0, sequence(objectIdentifier(hash))),
        explicit(1, sequence(objectIdentifier(oid.mgf1), sequence(objectIdentifier(mgf)))),
        explicit(2, integer(salt)),
      ),
    ),
  );
const ecdsa = { algorithm: bare(oid.ecdsaWithSha256), spki: spkiOf(p256.publicKey), data };
const ecdsaSignature = new Uint8Array(sign('sha256', data, p256.privateKey));

describe('a signature is good', () => {
  it('with RSA PKCS#1 v1.5', () => {
    const signature = sign('sha256', data, rsa.privateKey);
    expect(
      verifySignature({
        algorithm: withNull(oid.sha256WithRsa),
        spki: spkiOf(rsa.publicKey),
        data,
        signature,
      }),
    ).toBe('good');
  });

  it('with RSASSA-PSS whose parameters are the strict ones', () => {
    const key = { key: rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    const input = { algorithm: pss(oid.sha256, oid.sha256, 32), spki: spkiOf(rsa.publicKey), data };
    expect(verifySignature({ ...input, signature: sign('sha256', data, key) })).toBe('good');
    expect(verifySignature({ ...input, signature: sign('sha256', data, { ...key, saltLength: 20 }) })).toBe(
      'bad',
    );
    expect(verifySignature({ ...input, signature: sign('sha256', data, rsa.privateKey) })).toBe('bad');
  });

  it('with ECDSA and Ed25519', () => {
    expect(verifySignature({ ...ecdsa, signature: ecdsaSignature })).toBe('good');
    const signature = sign(null, data, ed.privateKey);
    expect(
      verifySignature({ algorithm: bare(oid.ed25519), spki: spkiOf(ed.publicKey), data, signature }),
    ).toBe('good');
  });
});

describe('a signature is bad', () => {
  it('when any bit of it or of the data is changed', () => {
    for (let index = 0; index < ecdsaSignature.length; index++) {
      const signature = ecdsaSignature.map((octet, at) => (at === index ? octet ^ 1 : octet));
      expect(verifySignature({ ...ecdsa, signature })).toBe('bad');
    }
    expect(verifySignature({ ...ecdsa, data: data.subarray(1), signature: ecdsaSignature })).toBe('bad');
  });

  it.each([
    ['empty', new Uint8Array()],
    ['r and s zero', sequence(integer(0), integer(0))],
    ['s zero', sequence(integer(1), integer(0))],
    ['negative', sequence(integer(-1), integer(1))],
    ['three integers', sequence(integer(1), integer(1), integer(1))],
    ['raw r and s', new Uint8Array(64).fill(7)],
    ['trailing octet', concat(ecdsaSignature, Uint8Array.of(0))],
    ['length in long form', Uint8Array.of(0x30, 0x81, ...ecdsaSignature.subarray(1))],
  ])('when an ECDSA signature is %s', (_, signature) => {
    expect(verifySignature({ ...ecdsa, signature })).toBe('bad');
  });

  it('when it was made with r and s plus the order of the group', () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const [r, s] = [
      ecdsaSignature.subarray(4, 4 + ecdsaSignature[3]!),
      ecdsaSignature.subarray(6 + ecdsaSignature[3]!),
    ].map((octets) => BigInt(`0x${Buffer.from(octets).toString('hex')}`)) as [bigint, bigint];
    expect(verifySignature({ ...ecdsa, signature: sequence(integer(r), integer(s)) })).toBe('good');
    expect(verifySignature({ ...ecdsa, signature: sequence(integer(r + order), integer(s)) })).toBe('bad');
    expect(verifySignature({ ...ecdsa, signature: sequence(integer(r), integer(s + order)) })).toBe('bad');
  });

  it('when an RSA signature is one octet short or long', () => {
    const signature = new Uint8Array(sign('sha256', data, rsa.privateKey));
    const input = { algorithm: withNull(oid.sha256WithRsa), spki: spkiOf(rsa.publicKey), data };
    expect(verifySignature({ ...input, signature: signature.subarray(1) })).toBe('bad');
    expect(verifySignature({ ...input, signature: concat(Uint8Array.of(0), signature) })).toBe('bad');
  });

  it('when the digest is another than the algorithm says', () => {
    const signature = sign('sha512', data, rsa.privateKey);
    expect(
      verifySignature({
        algorithm: withNull(oid.sha256WithRsa),
        spki: spkiOf(rsa.publicKey),
        data,
        signature,
      }),
    ).toBe('bad');
  });
});

describe('nothing is computed', () => {
  const signature = new Uint8Array(64);
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  it.each([
    ['MD5', 'algorithm-md5', withNull(oid.md5WithRsa), rsa.publicKey],
    ['SHA-1', 'algorithm-sha1', withNull(oid.sha1WithRsa), rsa.publicKey],
    ['DSA', 'algorithm-dsa', bare(oid.dsaWithSha256), rsa.publicKey],
    ['an unknown algorithm', 'algorithm-not-allowed', bare('1.2.3.4'), rsa.publicKey],
    ['parameters on ECDSA', 'algorithm-parameters', withNull(oid.ecdsaWithSha256), p256.publicKey],
    ['a MGF with another digest', 'algorithm-parameters', pss(oid.sha256, oid.sha512, 32), rsa.publicKey],
    ['a salt of another length', 'algorithm-parameters', pss(oid.sha256, oid.sha256, 20), rsa.publicKey],
    ['an RSA key for ECDSA', 'key-does-not-fit-algorithm', bare(oid.ecdsaWithSha256), rsa.publicKey],
    ['an Ed25519 key for RSA', 'key-does-not-fit-algorithm', withNull(oid.sha256WithRsa), ed.publicKey],
    ['RSA of 1024 bits', 'rsa-modulus-too-small', withNull(oid.sha256WithRsa), weak.publicKey],
    ['secp256k1', 'curve-not-allowed', bare(oid.ecdsaWithSha256), k1.publicKey],
  ])('for %s', (_, refused, algorithm, key) => {
    expect(verifySignature({ algorithm, spki: spkiOf(key), data, signature })).toEqual({ refused });
  });

  it('for octets that are no key', () => {
    const spki = createHash('sha256').update(data).digest();
    expect(verifySignature({ ...ecdsa, spki, signature })).toEqual({ refused: 'key-malformed' });
  });
});
