import { parentPort, workerData } from 'node:worker_threads';
import type { RelyingPartyInput } from '@/pki/relying-party-input';
import { verifyDocument } from '@/pki/verify-document';

/* Verifies the given orders in turn for so long, after warming up, and says how many it did. */
const { pdfs, input, milliseconds } = workerData as {
  pdfs: Uint8Array[];
  input: RelyingPartyInput;
  milliseconds: number;
};

function verifyFor(span: number): number {
  const stop = performance.now() + span;
  let count = 0;
  while (performance.now() < stop) {
    const { indication, reason } = verifyDocument(pdfs[count++ % pdfs.length]!, input);
    if (indication !== 'TOTAL-PASSED') throw new Error(reason);
  }
  return count;
}

verifyFor(milliseconds * 3);
parentPort!.once('message', () => parentPort!.postMessage(verifyFor(milliseconds)));
parentPort!.postMessage('ready');
