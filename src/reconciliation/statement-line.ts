import type { statementLines, statements } from './schema';

/** A stored line and its statement. */
export type StatementLine = typeof statementLines.$inferSelect;
export type Statement = typeof statements.$inferSelect;

export type LineState = StatementLine['state'];

/** Waiting for a person: not explained, and not in the books either. */
export function isOpen(line: Pick<StatementLine, 'state'>): boolean {
  return line.state === 'unmatched' || line.state === 'suggested';
}

/** Somebody proposed to write the line off, and a second person has not yet agreed. */
export function isWriteOffProposed(line: Pick<StatementLine, 'state' | 'reasonBy'>): boolean {
  return isOpen(line) && line.reasonBy !== null;
}

/** A line counts in the books on the day the bank booked it. */
export function effectiveAt(line: Pick<StatementLine, 'bookingDate'>): Date {
  return new Date(`${line.bookingDate}T00:00:00Z`);
}
