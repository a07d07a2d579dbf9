import type { Bytes } from './der-write';
import { readNaming } from './issuer-and-serial';

/**
 * The certificates with the key's own first and the rest in the order of the file; null when none belongs to the key.
 * Found by a trial signature, because the localKeyId attributes in the wild are often missing or wrong.
 */
export async function orderByKey(certificates: readonly Bytes[], pkcs8: Bytes): Promise<Bytes[] | null> {
  const trial = crypto.getRandomValues(new Uint8Array(32));
  for (const { key, use } of algorithms) {
    const signature = await importKey('pkcs8', pkcs8, key, 'sign')
      .then((privateKey) => crypto.subtle.sign(use, privateKey, trial))
      .catch(() => null);
    if (!signature) continue;
    for (const certificate of certificates) {
      const spki = Uint8Array.from(readNaming(certificate).spki);
      const belongs = await importKey('spki', spki, key, 'verify')
        .then((publicKey) => crypto.subtle.verify(use, publicKey, signature, trial))
        .catch(() => false);
      if (belongs) return [certificate, ...certificates.filter((other) => other !== certificate)];
    }
  }
  return null;
}

const ecdsa = (namedCurve: string) => ({
  key: { name: 'ECDSA', namedCurve },
  use: { name: 'ECDSA', hash: 'SHA-256' },
});
const algorithms = [
  ecdsa('P-256'),
  ecdsa('P-384'),
  { key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, use: { name: 'RSASSA-PKCS1-v1_5' } },
];

function importKey(
  format: 'pkcs8' | 'spki',
  der: Bytes,
  algorithm: EcKeyImportParams | RsaHashedImportParams,
  use: 'sign' | 'verify',
) {
  return crypto.subtle.importKey(format, der, algorithm, false, [use]);
}
