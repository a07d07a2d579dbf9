import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { fold } from './fold';
import { spellingsOf } from './spellings';
import type { Part } from './typed-parts';

const likeness = '0.35';
const mostWords = 8;

/**
 * What was probably meant by words that nothing has: for each the words of the catalogue that look most alike, by the
 * trigrams they share ("anakarde": anacarde), or that are it spelled another way ("kafe"). A word like none stands as it
 * was typed. The catalogue's vocabulary grows far slower than its goods, so this costs the same however many there are.
 * Null when no word is like any.
 */
export async function correctWords(tx: Tx, parts: readonly Part[]): Promise<Part[] | null> {
  const typed = parts.flatMap((part, at) => {
    const word = wordOf(part);
    return word ? [{ at, word }] : [];
  });
  const spelled = typed
    .slice(0, mostWords)
    .flatMap(({ at, word }) => spellingsOf(word).map((as) => ({ at, as })));
  if (spelled.length === 0) return null;
  await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${likeness}, true)`);
  const { rows } = await tx.execute<{ at: number; alike: string[] }>(sql`
    select at, array_agg(word order by likeness desc, word) as alike from (
      select at, word, max(likeness) as likeness, row_number() over (partition by at order by max(likeness) desc, word) as place
      from unnest(${sql.param(spelled.map(({ at }) => at))}::int[], ${sql.param(spelled.map(({ as }) => as.word))}::text[],
        ${sql.param(spelled.map(({ as }) => as.isLoose))}::bool[]) as typed (at, spelling, is_loose)
      cross join lateral (
        select known.word, 1.0 as likeness from search_words known where known.word = typed.spelling
        union all
        (select known.word, similarity(known.word, typed.spelling) from search_words known
          where typed.is_loose and known.word % typed.spelling
          group by known.word order by similarity(known.word, typed.spelling) desc, known.word limit 3)) found
      group by at, word) ranked
    where place <= 3 group by at`);
  if (rows.length === 0) return null;
  const alike = new Map(rows.map((row) => [row.at, row.alike]));
  return parts.map((part, at) => {
    const words = alike.get(at);
    return words ? { ...part, anyOf: words.map((text) => ({ text, as: 'words' })) } : part;
  });
}

/** The word that a part is, folded; null for quotes, customs codes, synonyms and what is too short to tell. */
function wordOf({ anyOf: [term, ...others], isLeftOut }: Part): string | null {
  if (term?.as !== 'words' || others.length > 0 || isLeftOut) return null;
  const word = fold(term.text);
  return word.length > 2 && word.length <= 40 ? word : null;
}
