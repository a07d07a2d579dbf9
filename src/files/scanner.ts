/** What a virus scanner says of a file. `not-scanned`: this installation has none, which is recorded as such. */
export type ScanVerdict =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }
  | { readonly verdict: 'not-scanned' }
  | { readonly verdict: 'unavailable' };

export interface Scanner {
  scan(bytes: Uint8Array): Promise<ScanVerdict>;
}

export const noScanner: Scanner = { scan: async () => ({ verdict: 'not-scanned' }) };
