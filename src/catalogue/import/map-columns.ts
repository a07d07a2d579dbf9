import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { plainWord } from '@/members/csv-rows';
import { may } from '@/members/policy';
import { enqueue } from '@/outbox/jobs';
import { ok, type Result, refuse } from '@/trade/result';
import { productImportColumns, productImports } from '../schema';
import { columnOfHeading, type ImportColumn, isImportColumn } from './import-columns';

/** What the headings of a file mean: as this seller said the last time, else as they read in any of our languages. */
export async function proposeMapping(
  tx: Tx,
  organisationId: string,
  headings: readonly string[],
): Promise<(ImportColumn | null)[]> {
  const plain = headings.map(plainWord);
  const said = await tx
    .select({ heading: productImportColumns.heading, column: productImportColumns.column })
    .from(productImportColumns)
    .where(
      and(
        eq(productImportColumns.organisationId, organisationId),
        inArray(productImportColumns.heading, plain.length > 0 ? plain : ['']),
      ),
    );
  const remembered = new Map(said.map(({ heading, column }) => [heading, column]));
  const taken = new Set<string>();
  return headings.map((heading, at) => {
    const known = remembered.get(plain[at] ?? '');
    const column = known === undefined ? columnOfHeading(heading) : known;
    if (column === null || !isImportColumn(column) || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}

export type MappingRefusal =
  | 'not-allowed'
  | 'import-unknown'
  | 'import-under-way'
  | 'column-twice'
  | 'code-not-mapped'
  | 'column-unknown';

/** Says what each column of a file means, remembers it for the next file, and has the file checked by a job. */
export async function mapColumns(
  tx: Tx,
  actor: Actor,
  input: { readonly importId: string; readonly mapping: readonly (string | null)[] },
): Promise<Result<void, MappingRefusal>> {
  const { importId } = input;
  const [found] = await tx.select().from(productImports).where(eq(productImports.id, importId)).for('update');
  if (!found) return refuse('import-unknown');
  const { organisationId, headings } = found;
  if (!may(actor, 'edit-product', { organisationId })) return refuse('not-allowed');
  if (!['mapping', 'faulty', 'ready'].includes(found.state)) return refuse('import-under-way');
  const mapping = headings.map((_, at) => input.mapping[at] || null);
  const named = mapping.filter((column) => column !== null);
  if (!named.every(isImportColumn)) return refuse('column-unknown');
  const twice = named.find((column, at) => named.indexOf(column) !== at);
  if (twice) return refuse('column-twice', { column: twice });
  if (!named.includes('code')) return refuse('code-not-mapped');
  await remember(tx, organisationId, headings, mapping);
  await tx
    .update(productImports)
    .set({ mapping, state: 'checking', progress: 0, faultCount: 0 })
    .where(eq(productImports.id, importId));
  await enqueue(tx, 'import-goods', { importId });
  return ok(undefined);
}

async function remember(
  tx: Tx,
  organisationId: string,
  headings: readonly string[],
  mapping: readonly (string | null)[],
): Promise<void> {
  const said = new Map<string, string | null>();
  for (const [at, heading] of headings.entries()) {
    const plain = plainWord(heading);
    said.set(plain, said.get(plain) ?? mapping[at] ?? null);
  }
  said.delete('');
  if (said.size === 0) return;
  await tx
    .insert(productImportColumns)
    .values([...said].map(([heading, column]) => ({ organisationId, heading, column })))
    .onConflictDoUpdate({
      target: [productImportColumns.organisationId, productImportColumns.heading],
      set: { column: sql`excluded.column_key` },
    });
}
