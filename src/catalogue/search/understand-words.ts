import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { searchSynonyms } from '../schema';
import { fold, wordsOf } from './fold';
import type { Part } from './text-query';

const longestTerm = 4;

/**
 * What was typed, with each term the chamber knows synonyms of opened to all of them. Who writes quotes or a minus
 * means the words as they stand.
 */
export async function understandWords(tx: Tx, portalId: string | undefined, words: string): Promise<Part[]> {
  const typed = wordsOf(words);
  if (!portalId || typed.length === 0 || /["]|(^|\s)-/.test(words)) return [{ words }];
  const terms = termsWithin(typed);
  const groups = await tx
    .select({ terms: searchSynonyms.terms, folded: searchSynonyms.folded })
    .from(searchSynonyms)
    .where(and(eq(searchSynonyms.portalId, portalId), sql`${searchSynonyms.folded} && ${sql.param(terms)}`))
    .limit(20);
  return groups.length === 0 ? [{ words }] : openTerms(typed, groups);
}

/** Every run of one to four of the words. */
function termsWithin(typed: readonly string[]): string[] {
  return typed.flatMap((_, from) =>
    Array.from({ length: longestTerm }, (_, more) => typed.slice(from, from + more + 1).join(' ')),
  );
}

/** From left to right, the longest known term first. */
export function openTerms(
  typed: readonly string[],
  groups: readonly { readonly terms: readonly string[]; readonly folded: readonly string[] }[],
): Part[] {
  const parts: Part[] = [];
  const rest: string[] = [];
  for (let at = 0; at < typed.length; ) {
    const known = [4, 3, 2, 1]
      .filter((length) => at + length <= typed.length)
      .map((length) => ({ length, term: typed.slice(at, at + length).join(' ') }))
      .find(({ term }) => groups.some(({ folded }) => folded.includes(term)));
    if (known) {
      const alike = groups.filter(({ folded }) => folded.includes(known.term)).flatMap(({ terms }) => terms);
      parts.push({ anyOf: [...new Map(alike.map((term) => [fold(term), term])).values()] });
    } else {
      rest.push(typed[at] ?? '');
    }
    at += known?.length ?? 1;
  }
  return rest.length > 0 ? [...parts, { words: rest.join(' ') }] : parts;
}
