import type { Bytes } from '@/pki/der-write';

/** A key that is open in this page: it signs (see `webCryptoSigner`), and cannot be read out. */
export interface HeldKey {
  readonly privateKey: CryptoKey;
  /** the member's own first, then those above it */
  readonly certificates: readonly [Bytes, ...Bytes[]];
}

let inMemory: HeldKey | null = null;

/** The key opened from a file lasts as long as this page does: going on keeps it, closing or reloading forgets it. */
export function keyInMemory(): HeldKey | null {
  return inMemory;
}

export function keepInMemory(key: HeldKey | null): void {
  inMemory = key;
}
