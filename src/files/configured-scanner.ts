import { config } from '@/config';
import { clamdScanner } from './clamd-scanner';
import { noScanner, type Scanner } from './scanner';

/** The virus scanner this installation names, or the one that says nothing was scanned. */
export function fileScanner(): Scanner {
  const { clamd } = config();
  return clamd ? clamdScanner(clamd) : noScanner;
}
