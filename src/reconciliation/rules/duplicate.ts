import type { LineToMatch } from '../claim';

/** A line booked before on the same account. */
export interface EarlierLine {
  readonly id: string;
  readonly amountMinor: number;
  readonly bookingDate: string;
  readonly servicerReference: string | null;
  readonly uetr: string | null;
}

/**
 * Rule 6: the bank's own reference, or the UETR, of an earlier line with the same amount: the bank says the same
 * movement twice. (The same file twice is refused when it is imported.)
 */
export function findDuplicate(line: LineToMatch, earlier: readonly EarlierLine[]): EarlierLine | null {
  const same = (a: string | null, b: string | null) => a !== null && a === b;
  return (
    earlier.find(
      (other) =>
        other.id !== line.id &&
        other.amountMinor === line.amountMinor &&
        (same(other.servicerReference, line.servicerReference) || same(other.uetr, line.uetr)),
    ) ?? null
  );
}
