import { type CertificateFacts, certificateFacts } from './certificate-facts';
import type { HeldKey } from './held-key';
import { type StoredKey, storedKeys } from './key-store';

/** A certified key of this browser, with what its certificate says. */
export interface KnownKey {
  readonly id: string;
  readonly key: HeldKey;
  readonly facts: CertificateFacts;
}

/** The certified keys in this browser; none where the browser keeps nothing (a private window, an old browser). */
export async function knownKeys(): Promise<KnownKey[]> {
  const stored = await storedKeys().catch(() => []);
  const known = await Promise.all(stored.map(toKnown));
  return known.filter((key) => key !== null);
}

async function toKnown({ id, privateKey, certificates }: StoredKey): Promise<KnownKey | null> {
  const [own, ...above] = certificates;
  const facts = own && (await certificateFacts(own));
  return facts ? { id, key: { privateKey, certificates: [own, ...above] }, facts } : null;
}
