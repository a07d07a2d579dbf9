export type WorkbookFault =
  | 'workbook-damaged'
  | 'workbook-locked'
  | 'workbook-too-large'
  | 'workbook-hostile';

/** Why a workbook is not read; stays inside: `readTable` makes a refusal of it. */
export class WorkbookError extends Error {
  constructor(readonly code: WorkbookFault) {
    super(code);
    this.name = 'WorkbookError';
  }
}
