import { ok, type Result, refuse } from '@/trade/result';
import type { ScanVerdict } from './scanner';

export type ScanRefusal = 'file-infected' | 'scanner-unavailable';

/** What follows from a verdict: infected files are refused, and so is every file while the scanner is out of reach. */
export function scanned(verdict: ScanVerdict): Result<'clean' | 'not-scanned', ScanRefusal> {
  if (verdict.verdict === 'infected') return refuse('file-infected', { signature: verdict.signature });
  if (verdict.verdict === 'unavailable') return refuse('scanner-unavailable');
  return ok(verdict.verdict);
}
