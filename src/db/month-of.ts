import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** The first day of the month an instant falls in, in UTC: "2026-11-01". For grouping. */
export function monthOf(column: PgColumn): SQL<string> {
  return sql<string>`to_char(date_trunc('month', ${column} at time zone 'UTC'), 'YYYY-MM-DD')`;
}
