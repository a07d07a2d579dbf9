import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { wordsOf } from './fold';
import type { Part } from './text-query';

const likeness = '0.35';
const mostWords = 8;

/**
 * What was probably meant by words that nothing has: for each the words of the catalogue that look most alike, by the
 * trigrams they share ("anakarde": anacarde). The catalogue's vocabulary grows far slower than its goods, so this costs
 * the same however many there are. Null when a word looks like none.
 */
export async function correctWords(tx: Tx, words: string): Promise<Part[] | null> {
  const typed = wordsOf(words)
    .filter((word) => word.length > 2 && word.length <= 40)
    .slice(0, mostWords);
  if (typed.length === 0) return null;
  await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${likeness}, true)`);
  const found = await tx.execute<{ at: number; alike: string[] | null }>(sql`
    select typed.at::int, array(
      select word from search_words where word % typed.word
      group by word order by similarity(word, typed.word) desc, word limit 3) as alike
    from unnest(${sql.param(typed)}::text[]) with ordinality as typed (word, at) order by typed.at`);
  const parts = found.rows.map(({ alike }) => ({ anyOf: alike ?? [] }));
  return parts.every(({ anyOf }) => anyOf.length > 0) ? parts : null;
}
