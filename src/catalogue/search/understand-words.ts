import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { searchSynonyms } from '../schema';
import { fold } from './fold';
import { marks } from './marks';
import type { Part } from './typed-parts';

const longestTerm = 4;

/**
 * What was typed, with each term that the chamber of a market knows synonyms of opened to all of them; where all markets
 * are searched, that any chamber knows; and with the marks of certificates in all languages. What stands in quotes is
 * meant as it stands.
 */
export async function understandWords(
  tx: Tx,
  portalId: string | undefined,
  parts: readonly Part[],
): Promise<readonly Part[]> {
  const terms = termsWithin(parts);
  if (terms.length === 0) return parts;
  const groups = await tx
    .select({ terms: searchSynonyms.terms, folded: searchSynonyms.folded })
    .from(searchSynonyms)
    .where(
      and(
        portalId ? eq(searchSynonyms.portalId, portalId) : undefined,
        sql`${searchSynonyms.folded} && ${sql.param(terms)}`,
      ),
    )
    .limit(20);
  return openTerms(parts, [...marks, ...groups]);
}

/** Every run of one to four of the words. */
function termsWithin(parts: readonly Part[]): string[] {
  return parts.flatMap((_, from) =>
    Array.from({ length: longestTerm }, (_, more) => runOf(parts, from, more + 1)).filter(
      (term): term is string => term !== null,
    ),
  );
}

/** So many words that follow each other, folded; null where there are not so many. */
function runOf(parts: readonly Part[], from: number, length: number): string | null {
  const run = parts.slice(from, from + length).map(({ anyOf: [term, ...others], isLeftOut }) => {
    return term?.as === 'words' && others.length === 0 && !isLeftOut ? fold(term.text) : null;
  });
  return run.length === length && run.every((word) => word !== null) ? run.join(' ') : null;
}

/** From left to right, the longest known term first. */
export function openTerms(
  parts: readonly Part[],
  groups: readonly { readonly terms: readonly string[]; readonly folded: readonly string[] }[],
): Part[] {
  const opened: Part[] = [];
  for (let at = 0; at < parts.length; ) {
    const known = [4, 3, 2, 1]
      .map((length) => ({ length, term: runOf(parts, at, length) }))
      .find(({ term }) => term !== null && groups.some(({ folded }) => folded.includes(term)));
    const alike = known
      ? groups.filter(({ folded }) => folded.includes(known.term ?? '')).flatMap(({ terms }) => terms)
      : [];
    const part = parts[at];
    if (known) opened.push(wordsPart([...new Map(alike.map((term) => [fold(term), term])).values()]));
    else if (part) opened.push(part);
    at += known?.length ?? 1;
  }
  return opened;
}

function wordsPart(terms: readonly string[]): Part {
  return { anyOf: terms.map((text) => ({ text, as: 'words' })), isLeftOut: false };
}
