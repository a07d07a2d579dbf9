const mostShared = 50_000;

/**
 * Gives texts that were cut out of a longer one as texts of their own, each once: V8 keeps the whole a piece was cut
 * from for as long as the piece (a sheet is mostly marks), and columns repeat themselves.
 */
export class KeptTexts {
  private readonly shared = new Map<string, string>();

  keep(text: string): string {
    const known = this.shared.get(text);
    if (known !== undefined) return known;
    const own = Buffer.from(text, 'utf16le').toString('utf16le');
    if (this.shared.size < mostShared) this.shared.set(own, own);
    return own;
  }
}
