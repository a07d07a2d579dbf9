import { DrizzleQueryError } from 'drizzle-orm/errors';

/**
 * What may be kept of an error, and shown to the operator: a query that failed carries what was to be written (names,
 * addresses, papers), and what the database says of it may quote a row. Its code and constraint tell what happened.
 */
export function plainError(thrown: unknown): unknown {
  if (!(thrown instanceof DrizzleQueryError)) return thrown;
  const { code, constraint, message } = (thrown.cause ?? {}) as {
    readonly code?: string;
    readonly constraint?: string;
    readonly message?: string;
  };
  const said = message ?? 'the query failed';
  const where = [code, constraint].filter(Boolean).join(' ');
  return new Error(where ? `${said} (${where})` : said);
}
