import { createHash, type Hash } from 'node:crypto';
import { contentDigest } from './content-digest';
import { PdfError } from './pdf-object';

/** What signatures cover beyond the beginning that they share, together; one of an ordinary document covers a few kilobytes. */
const MAX_OWN_OCTETS = 16 * 1024 * 1024;

/**
 * Digests of a document and of what its signatures cover. Each signature covers all that lies before its own Contents,
 * so the document is hashed once and forked where a Contents begins; only what lies behind it is hashed for each.
 */
export class DocumentDigests {
  /** SHA-256 of the whole document, hexadecimal. */
  readonly document: string;
  readonly #bytes: Uint8Array;
  readonly #forks = new Map<number, Hash>();
  #left = MAX_OWN_OCTETS;

  /** @param gapStarts where the Contents of the signatures begin */
  constructor(bytes: Uint8Array, gapStarts: readonly number[]) {
    this.#bytes = bytes;
    if (gapStarts.length === 0) {
      this.document = contentDigest('sha256', [bytes]);
      return;
    }
    const running = createHash('sha256');
    let at = 0;
    for (const start of [...gapStarts].sort((a, b) => a - b)) {
      running.update(bytes.subarray(at, start));
      this.#forks.set(start, running.copy());
      at = start;
    }
    this.document = running.update(bytes.subarray(at)).digest('hex');
  }

  /** The digest of two spans: from the beginning, and behind the Contents. Throws {@link PdfError}. */
  covered(algorithm: string, [first, second]: readonly [Uint8Array, Uint8Array]): string {
    const fork = algorithm === 'sha256' ? this.#forks.get(first.length) : undefined;
    this.#left -= second.length + (fork ? 0 : first.length);
    if (this.#left < 0) throw new PdfError('pdf-too-large', 'the signatures cover too much together');
    const isBeginning = first.buffer === this.#bytes.buffer && first.byteOffset === this.#bytes.byteOffset;
    if (!fork || !isBeginning) return contentDigest(algorithm, [first, second]);
    return fork.copy().update(second).digest('hex');
  }
}
