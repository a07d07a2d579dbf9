import type { StatusShape } from '../status-word';
import type { Verification } from './verification';

export type Verdict = 'passed' | 'not-the-order' | 'indeterminate' | 'unsigned' | 'failed' | 'unreadable';

/** The one verdict on top of the page. A valid signature that the order does not name never makes it green. */
export function verdictOf({ report, signed }: Pick<Verification, 'report' | 'signed'>): Verdict {
  switch (report.indication) {
    case 'TOTAL-PASSED':
      return signed && signed.strangers.length > 0 ? 'not-the-order' : 'passed';
    case 'INDETERMINATE':
      return report.reasonCode === 'document-unsigned' ? 'unsigned' : 'indeterminate';
    case 'TOTAL-FAILED':
      return report.signatures.length === 0 ? 'unreadable' : 'failed';
  }
}

export const verdictShapes = {
  passed: 'done',
  'not-the-order': 'attention',
  indeterminate: 'attention',
  unsigned: 'attention',
  failed: 'stopped',
  unreadable: 'stopped',
} as const satisfies Record<Verdict, StatusShape>;
