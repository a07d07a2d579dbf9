import type { StatusShape } from '../status-word';
import type { Verification } from './verification';

export type Verdict =
  | 'passed'
  | 'not-the-order'
  | 'not-the-chamber'
  | 'indeterminate'
  | 'unsigned'
  | 'failed'
  | 'unreadable';

/** The one verdict on top of the page. A valid signature that the order does not name never makes it green. */
export function verdictOf({
  report,
  signed,
  certified,
}: Pick<Verification, 'report' | 'signed' | 'certified'>): Verdict {
  switch (report.indication) {
    case 'TOTAL-PASSED':
      if (certified && !certified.byChamber) return 'not-the-chamber';
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
  'not-the-chamber': 'attention',
  indeterminate: 'attention',
  unsigned: 'attention',
  failed: 'stopped',
  unreadable: 'stopped',
} as const satisfies Record<Verdict, StatusShape>;
