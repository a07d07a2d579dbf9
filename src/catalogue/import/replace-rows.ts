import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/connection';
import { columnList, manyRows } from '@/db/many-rows';

/**
 * Makes the rows of these goods in a table of theirs those that are given; `key` is its primary key. A row that stands
 * there already is not written again. Both conditions lead to an index whatever the planner believes of the tables: it
 * knows nothing yet of rows that the same transaction brought.
 */
export async function replaceRows<T extends PgTable>(
  tx: Tx,
  table: T,
  key: readonly string[],
  productIds: readonly string[],
  rows: readonly Partial<T['$inferInsert']>[],
): Promise<void> {
  const columns = Object.keys(getTableColumns(table));
  const rest = columns.filter((name) => !key.includes(name));
  await tx.execute(sql`
    with said as materialized (select * from ${manyRows(table, rows)}),
    gone as (
      delete from ${table} t where t.product_id = any (${sql.param([...productIds])}::uuid[])
      and (${columnList(table, key, 't')}) not in (select ${columnList(table, key)} from said))
    insert into ${table} as t (${columnList(table, columns)}) select ${columnList(table, columns)} from said
    on conflict (${columnList(table, key)}) do update
    set (${columnList(table, rest)}) = row(${columnList(table, rest, 'excluded')})
    where (${columnList(table, rest, 't')}) is distinct from (${columnList(table, rest, 'excluded')})`);
}
