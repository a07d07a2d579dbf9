import { generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unacceptableKey } from './acceptable-key';
import { bitString, integer, nullValue, oid as objectIdentifier, sequence } from './der-write';
import { oid } from './oids';

const rsaSpki = (modulus: bigint, exponent = 65537n) =>
  sequence(
    sequence(objectIdentifier(oid.rsaEncryption), nullValue()),
    bitString(sequence(integer(modulus), integer(exponent))),
  );
const pointSpki = (point: Uint8Array) =>
  sequence(sequence(objectIdentifier(oid.ecPublicKey), objectIdentifier(oid.p256)), bitString(point));
const prime = (bits: number) => generatePrimeSync(bits, { bigint: true });
const power = (base: bigint, exponent: bigint, modulus: bigint) => {
  let result = 1n;
  for (let bit = exponent, square = base; bit > 0n; bit >>= 1n, square = (square * square) % modulus) {
    if (bit & 1n) result = (result * square) % modulus;
  }
  return result;
};

describe('a key is acceptable', () => {
  it.each([
    ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
    ['P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' })],
    ['Ed25519', generateKeyPairSync('ed25519')],
    ['RSA of 2048 bits', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ])('%s', (_, { publicKey }) => {
    expect(unacceptableKey(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })))).toBeNull();
  });
});

describe('a key is not acceptable', () => {
  const strong = prime(1024) * prime(1024);

  it('that is short, even, or has an exponent which helps attackers', () => {
    expect(unacceptableKey(rsaSpki(prime(512) * prime(512)))).toBe('rsa-modulus-too-small');
    expect(unacceptableKey(rsaSpki(strong - 1n))).toBe('key-malformed');
    for (const exponent of [1n, 3n, 65538n, 2n ** 65n + 1n]) {
      expect(unacceptableKey(rsaSpki(strong, exponent))).toBe('rsa-exponent-not-allowed');
    }
  });

  it('whose modulus is not of whole bytes', () => {
    const modulus = (1n << 2050n) + 1n;
    expect(unacceptableKey(rsaSpki(modulus))).toBe('rsa-modulus-length-unusual');
  });

  it('whose modulus has a small factor', () => {
    const modulus = (((1n << 2047n) / 751n) | 1n) * 751n;
    expect(unacceptableKey(rsaSpki(modulus))).toBe('rsa-modulus-has-small-factor');
  });

  it('whose primes Fermat finds', () => {
    const half = prime(1024);
    const near = half + 2n ** 100n + (half % 2n === 0n ? 1n : 0n);
    const modulus = half * (near | 1n);
    const verdict = unacceptableKey(rsaSpki(modulus));
    // The neighbour need not be prime for the attack to find both factors; a small factor may be seen first.
    expect(['rsa-primes-too-close', 'rsa-modulus-has-small-factor']).toContain(verdict);
  });

  it('that carries the fingerprint of ROCA', () => {
    const primes: bigint[] = [];
    for (let candidate = 2n; candidate < 752n; candidate++) {
      if (primes.every((known) => candidate % known !== 0n)) primes.push(candidate);
    }
    const product = primes.reduce((all, one) => all * one, 1n);
    const residue = power(65537n, 123_456_789n, product);
    let modulus = (2n ** 2047n / product + 12_345n) * product + residue;
    while (modulus % 2n === 0n) modulus += product;
    expect(unacceptableKey(rsaSpki(modulus))).toBe('rsa-key-of-roca');
  });

  it('that is no point of its curve', () => {
    expect(unacceptableKey(pointSpki(new Uint8Array(65).fill(4)))).toBe('key-malformed');
    expect(unacceptableKey(pointSpki(Uint8Array.of(0)))).toBe('key-malformed');
  });

  it('that signs nothing', () => {
    const { publicKey } = generateKeyPairSync('x25519');
    expect(unacceptableKey(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })))).toBe(
      'key-type-not-allowed',
    );
  });
});
