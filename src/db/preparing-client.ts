import { createHash } from 'node:crypto';
import type pg from 'pg';

/** So many statements are kept prepared on a connection; a plan takes some hundred kilobytes of the server's memory. */
const mostPrepared = 60;
const names = new Map<string, string>();

/**
 * A connection on which the readings of public pages stay prepared: PostgreSQL parses them, rewrites them for row-level
 * security and plans them once a connection instead of once a page, which cost more than running them.
 * Behind PgBouncer in transaction mode this takes `max_prepared_statements` (PgBouncer 1.21).
 */
export class PreparingClient {
  /** the connection is of no more use: it is lost, or what is prepared no longer fits the tables (a column has changed) */
  isStale = false;
  private isGathering = false;

  constructor(private readonly client: pg.PoolClient) {}

  async query(statement: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    const name = statement.name ?? nameOf(statement.text);
    this.gather();
    try {
      return await this.client.query(name ? { ...statement, name } : statement, values);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === featureNotSupported)
        this.isStale = true;
      throw error;
    }
  }

  /** What is asked in the same turn of the event loop leaves in one packet: sending costs more than a statement's making. */
  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }

  /** After this the connection is not used again. */
  distrust(): void {
    this.isStale = true;
  }
}

/** "cached plan must not change result type" comes under this code */
const featureNotSupported = '0A000';

/** Undefined for what is not a reading, and when enough others are prepared. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostPrepared || !/^\s*(select|with)\b/i.test(text)) return known;
  const name = `public_${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
  names.set(text, name);
  return name;
}
