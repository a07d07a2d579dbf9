import { sha256, toHex } from './certificate-facts';
import type { HeldKey } from './held-key';
import { storeKey } from './key-store';

/** Stores a certified key; it can be used here from now on, and not be taken out again. The same key is kept once. */
export async function keepInBrowser({ privateKey, certificates }: HeldKey): Promise<void> {
  const id = toHex(await sha256(certificates[0]));
  await storeKey({ id, privateKey, publicKey: null, certificates, createdAt: new Date() });
}
