import { createPublicKey } from 'node:crypto';
import { unacceptableKey } from './acceptable-key';
import type { LintFinding } from './lint-finding';

/** P-256, P-384, or RSA of 2048 to 4096 bits with exponent 65537, without known weakness, canonically encoded. */
export function* lintPublicKey(spki: Uint8Array): Generator<LintFinding> {
  const weakness = unacceptableKey(spki);
  if (weakness) {
    yield { rule: 'public-key', detail: weakness };
    return;
  }
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  const { namedCurve, modulusLength = 0, publicExponent } = key.asymmetricKeyDetails ?? {};
  const isCurve = key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1'].includes(namedCurve ?? '');
  const isRsa = key.asymmetricKeyType === 'rsa' && modulusLength <= 4096 && publicExponent === 65537n;
  if (!isCurve && !isRsa) yield { rule: 'public-key', detail: 'kind-not-in-profile' };
  if (!key.export({ type: 'spki', format: 'der' }).equals(spki)) yield { rule: 'public-key-encoding' };
}
