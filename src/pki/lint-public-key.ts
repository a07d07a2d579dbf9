import { createPublicKey } from 'node:crypto';
import type { LintFinding } from './lint-finding';

/** P-256, P-384, or RSA of 2048 to 4096 bits with exponent 65537, in a canonical SubjectPublicKeyInfo. */
export function* lintPublicKey(spki: Uint8Array): Generator<LintFinding> {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    const { namedCurve, modulusLength = 0, publicExponent } = key.asymmetricKeyDetails ?? {};
    const isCurve = key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1'].includes(namedCurve ?? '');
    const isRsa = key.asymmetricKeyType === 'rsa' && modulusLength >= 2048 && modulusLength <= 4096;
    if (!isCurve && !(isRsa && publicExponent === 65537n)) yield { rule: 'public-key' };
    if (!key.export({ type: 'spki', format: 'der' }).equals(spki)) yield { rule: 'public-key-encoding' };
  } catch {
    yield { rule: 'public-key' };
  }
}
