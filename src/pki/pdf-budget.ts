import { PdfError, pdfLimits } from './pdf-object';

/**
 * What reading one document may still cost, over all its revisions and parts: whatever somebody sends, it ends soon and
 * with a reason. Isomorphic.
 */
export class PdfBudget {
  /** Octets that may still come out of filters. */
  decoded: number = pdfLimits.decodedBytes;
  /** Octets that may still be looked at one by one: strings, comments, white space. */
  scanned: number = pdfLimits.scannedBytes;
  #values: number = pdfLimits.values;

  spendValue(): void {
    if (--this.#values < 0) throw new PdfError('pdf-too-many-objects', 'too many values');
  }

  spendScan(octets: number): void {
    this.scanned -= octets;
    if (this.scanned < 0) throw new PdfError('pdf-too-many-objects', 'too many characters');
  }

  /** A short stream counts as more than it holds, as each has its price. */
  spendDecoded(octets: number): void {
    this.decoded = Math.max(0, this.decoded - Math.max(octets, SHORT_STREAM));
  }
}

const SHORT_STREAM = 16 * 1024;
