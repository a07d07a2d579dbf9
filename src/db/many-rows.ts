import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './connection';

/**
 * Rows as one JSON parameter, which PostgreSQL takes apart into the types of the table's columns: stands where a query
 * names a table, and has all of its columns, null where a row says nothing. For hundreds of rows at once, where binding
 * a value for each cell would cost more in this process than the statement does in the database.
 */
export function manyRows<T extends PgTable>(table: T, rows: readonly Partial<T['$inferInsert']>[]): SQL {
  const columns = Object.entries(getTableColumns(table)).map(([key, { name }]) => [key, name] as const);
  const named = rows.map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    const written: Record<string, unknown> = {};
    for (const [key, name] of columns) if (values[key] !== undefined) written[name] = writtenAs(values[key]);
    return written;
  });
  return sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(named)}::jsonb)`;
}

/** Inserts rows that all say the same columns; what they do not say takes the database's default. */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly Partial<T['$inferInsert']>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnList(table, Object.keys(rows[0] ?? {}));
  await tx.execute(sql`insert into ${table} (${columns}) select ${columns} from ${manyRows(table, rows)}`);
}

/**
 * Updates rows that all say the same columns, each found by its `key`, which stays as it is; gives how many there were.
 * Not an INSERT ... ON CONFLICT: that asks row-level security six times a row, this four times.
 */
export async function updateMany<T extends PgTable>(
  tx: Tx,
  table: T,
  key: readonly (keyof T['$inferInsert'] & string)[],
  rows: readonly Partial<T['$inferInsert']>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const told = Object.keys(rows[0] ?? {}).filter((name) => !(key as readonly string[]).includes(name));
  const { rowCount } = await tx.execute(sql`
    update ${table} t set (${columnList(table, told)}) = row(${columnList(table, told, 's')})
    from ${manyRows(table, rows)} s where (${columnList(table, key, 't')}) = (${columnList(table, key, 's')})`);
  return rowCount ?? 0;
}

/** Deletes the rows with these keys; gives how many there were. */
export async function deleteMany<T extends PgTable>(
  tx: Tx,
  table: T,
  key: readonly (keyof T['$inferInsert'] & string)[],
  rows: readonly Partial<T['$inferInsert']>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { rowCount } = await tx.execute(sql`
    delete from ${table} t using ${manyRows(table, rows)} s
    where (${columnList(table, key, 't')}) = (${columnList(table, key, 's')})`);
  return rowCount ?? 0;
}

/** The columns of these properties by their names in the database, with commas between; properties that are none are left out. */
export function columnList(table: PgTable, keys: readonly string[], alias?: string): SQL {
  const known: Readonly<Record<string, { readonly name: string }>> = getTableColumns(table);
  const names = keys.flatMap((key) => known[key]?.name ?? []);
  return sql.join(
    names.map((name) =>
      alias === undefined ? sql.identifier(name) : sql`${sql.identifier(alias)}.${sql.identifier(name)}`,
    ),
    sql`, `,
  );
}

function writtenAs(value: unknown): unknown {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
}
