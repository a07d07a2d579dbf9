import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { InTurn } from './in-turn';

/**
 * Rows as one JSON parameter, which PostgreSQL takes apart into the types of the table's columns: stands where a query
 * names a table, and has all of its columns, null where a row says nothing. For hundreds of rows at once, where binding
 * a value for each cell would cost more in this process than the statement does in the database.
 */
export function manyRows<T extends PgTable>(table: T, rows: readonly Partial<T['$inferInsert']>[]): SQL {
  const columns: Readonly<Record<string, { readonly name: string }>> = getTableColumns(table);
  const named = rows.map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    const written: Record<string, unknown> = {};
    for (const key in values) {
      const column = columns[key];
      if (column && values[key] !== undefined) written[column.name] = writtenAs(values[key]);
    }
    return written;
  });
  return sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(named)}::jsonb)`;
}

/** Inserts rows that all say the same columns; what they do not say takes the database's default. */
export async function insertMany<T extends PgTable>(
  turns: InTurn,
  table: T,
  rows: readonly Partial<T['$inferInsert']>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnList(table, Object.keys(rows[0] ?? {}));
  await turns.send(sql`insert into ${table} (${columns}) select ${columns} from ${manyRows(table, rows)}`);
}

/**
 * Updates rows that all say the same columns, each found by its `key`, which stays as it is; `turns` throws where one is
 * not there. Not an INSERT ... ON CONFLICT: that asks row-level security six times a row, this four times.
 */
export async function updateMany<T extends PgTable>(
  turns: InTurn,
  table: T,
  key: readonly (keyof T['$inferInsert'] & string)[],
  rows: readonly Partial<T['$inferInsert']>[],
): Promise<void> {
  if (rows.length === 0) return;
  const told = Object.keys(rows[0] ?? {}).filter((name) => !(key as readonly string[]).includes(name));
  const statement = sql`
    update ${table} t set (${columnList(table, told)}) = row(${columnList(table, told, 's')})
    from ${manyRows(table, rows)} s where (${columnList(table, key, 't')}) = (${columnList(table, key, 's')})`;
  await turns.send(statement, allOf(table, rows));
}

/** Deletes the rows with these keys; `turns` throws where one is not there. */
export async function deleteMany<T extends PgTable>(
  turns: InTurn,
  table: T,
  key: readonly (keyof T['$inferInsert'] & string)[],
  rows: readonly Partial<T['$inferInsert']>[],
): Promise<void> {
  if (rows.length === 0) return;
  const statement = sql`
    delete from ${table} t using ${manyRows(table, rows)} s
    where (${columnList(table, key, 't')}) = (${columnList(table, key, 's')})`;
  await turns.send(statement, allOf(table, rows));
}

/** Throws unless there were as many as were to be written. */
function allOf(table: PgTable, rows: readonly unknown[]): (there: number) => void {
  const [name, many] = [getTableName(table), rows.length];
  return (there) => {
    if (there !== many)
      throw new Error(`only ${there} of ${many} rows of ${name} that were to be written are there`);
  };
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
