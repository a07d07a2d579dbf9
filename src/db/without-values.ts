import { DrizzleQueryError } from 'drizzle-orm/errors';

/**
 * The same error without what was to be written or looked for (names, addresses, papers), and without the row that the
 * database quotes: whatever is thrown may be logged. The statement, the code and the constraint tell what happened.
 */
export function withoutValues(thrown: unknown): unknown {
  if (!(thrown instanceof DrizzleQueryError)) return thrown;
  const told = thrown.message;
  thrown.message = `Failed query: ${thrown.query}`;
  thrown.stack = thrown.stack?.replace(told, () => thrown.message);
  thrown.params = [];
  const cause = (thrown.cause ?? {}) as { detail?: string; where?: string };
  delete cause.detail;
  delete cause.where;
  return thrown;
}
