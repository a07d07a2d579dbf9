import { inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { people } from './schema';

/** The names of these people, as far as this transaction may see them. */
export async function findNames(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(personIds)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
