import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { columnsFor, type ImportColumn } from '../import/import-columns';
import type { ImportFrame } from '../import/import-frame';
import { productVersions } from '../schema';
import { isListed, type ListedGoods } from './goods-of-seller';

/** The market's columns, and those of languages and currencies that some of the goods have beyond it. */
export async function columnsOfExport(
  tx: Tx,
  frame: Pick<ImportFrame, 'languages' | 'currencies'>,
  listed: readonly ListedGoods[],
): Promise<readonly ImportColumn[]> {
  const { rows } = await tx.execute<{ kind: 'language' | 'currency'; code: string }>(sql`
    select distinct spoken.kind, spoken.code from ${productVersions}, lateral (
      select 'language' as kind, jsonb_object_keys(snapshot -> 'texts') as code
      union all select 'language', jsonb_object_keys(snapshot -> 'packaging')
      union all select 'language', jsonb_object_keys(snapshot -> 'sample' -> 'terms')
      union all select 'currency', jsonb_array_elements(snapshot -> 'prices') ->> 'currency'
    ) spoken where ${isListed(listed)}`);
  const spoken = (kind: string) => rows.flatMap((row) => (row.kind === kind ? [row.code] : []));
  return columnsFor(
    [...new Set([...frame.languages, ...spoken('language')])],
    [...new Set([...frame.currencies, ...spoken('currency').toSorted()])],
  );
}
