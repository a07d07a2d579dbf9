import type { SQL } from 'drizzle-orm';
import type { Tx } from './connection';

/** Statements that are put together while the database is at those before them. */
export interface InTurn {
  /**
   * Sends a statement and waits for the one before it alone, so that never more than two are in memory. `told` hears how
   * many rows it concerned. What either throws is thrown by the next `send`, or by `end`.
   */
  send(statement: SQL, told?: (rows: number) => void): Promise<void>;
  /** Waits until nothing is on its way. */
  end(): Promise<void>;
}

/** A sequence of statements of one transaction; other statements of that may be sent in between. */
export function inTurn(tx: Tx): InTurn {
  let last: Promise<void> = Promise.resolve();
  return {
    async send(statement, told = () => undefined) {
      const before = last;
      last = tx.execute(statement).then(({ rowCount }) => told(rowCount ?? 0));
      // told to whoever waits for it, also when that comes later
      last.catch(() => undefined);
      await before;
    },
    end: () => last,
  };
}
