import { isDeepStrictEqual } from 'node:util';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { InTurn } from '@/db/in-turn';
import { deleteMany, insertMany, updateMany } from '@/db/many-rows';

/**
 * Makes rows of goods in a table of theirs, which say `before`, say `after`; `key` is its primary key. A row that stands
 * there already is not written again. `turns` throws where what stands there is not `before`: goods are to be locked.
 */
export async function replaceRows<T extends PgTable>(
  turns: InTurn,
  table: T,
  key: readonly (keyof T['$inferInsert'] & string)[],
  before: readonly Partial<T['$inferInsert']>[],
  after: readonly Partial<T['$inferInsert']>[],
): Promise<void> {
  // what no text can hold stands between the parts of a key
  const keyOf = (row: Partial<T['$inferInsert']>) => key.map((name) => row[name]).join('\0');
  const gone = new Map(before.map((row) => [keyOf(row), row]));
  const added: Partial<T['$inferInsert']>[] = [];
  const changed: Partial<T['$inferInsert']>[] = [];
  for (const row of after) {
    const was = gone.get(keyOf(row));
    if (!was) added.push(row);
    else if (!isDeepStrictEqual(was, row)) changed.push(row);
    gone.delete(keyOf(row));
  }
  await deleteMany(turns, table, key, [...gone.values()]);
  await updateMany(turns, table, key, changed);
  await insertMany(turns, table, added);
}
