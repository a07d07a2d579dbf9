import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Part, Term } from './typed-parts';
import { formsOf } from './word-forms';

/**
 * The parts as the text of one tsquery; null when they ask for nothing. Each part is asked in the dictionary of each
 * language and once without any, for names of people and places: one name and one word of a text may stand together. A word
 * that is idle in one of the languages ("de", "the") need not be there, unless all are. Goods have all of the parts, or
 * any of them where that is enough.
 */
export async function textQuery(
  tx: Tx,
  languages: readonly string[],
  parts: readonly Part[],
  enough: 'all' | 'any' = 'all',
): Promise<string | null> {
  const terms = parts.flatMap((part, at) => termsOf(part, at, [...languages, '']));
  if (terms.length === 0) return null;
  const column = <T>(of: (term: AskedTerm) => T) => sql.param(terms.map(of));
  const { rows } = await tx.execute<Row>(sql`
    with asked as (
      select at, language, typed, case
        when way = 'number' then to_tsquery('simple', quote_literal(term) || ':*')
        else phraseto_tsquery(search_configuration(language), search_text(term)) end as query
      from unnest(${column(({ at }) => at)}::int[], ${column(({ language }) => language)}::text[],
        ${column(({ way }) => way)}::text[], ${column(({ typed }) => typed)}::text[], ${column(({ term }) => term)}::text[])
        as t (at, language, way, typed, term))
    select at, string_agg(distinct '(' || query::text || ')', ' | ') filter (where numnode(query) > 0) as query,
      bool_or(typed <> '' and numnode(plainto_tsquery(search_configuration(language), lower(typed))) = 0) as "isIdle"
    from asked group by at order by at`);
  return joined(parts, rows, enough === 'all' ? ' & ' : ' | ');
}

interface Row extends Record<string, unknown> {
  readonly at: number;
  readonly query: string | null;
  readonly isIdle: boolean;
}

interface AskedTerm {
  readonly at: number;
  readonly language: string;
  readonly way: Term['as'];
  /** the word, where the part is a single one, which may be idle */
  readonly typed: string;
  readonly term: string;
}

function termsOf({ anyOf, isLeftOut }: Part, at: number, languages: readonly string[]): AskedTerm[] {
  return anyOf.flatMap(({ text, as }): AskedTerm[] => {
    if (as === 'number') return [{ at, language: '', way: as, typed: '', term: text }];
    const isWord = as === 'words' && !/\s/.test(text);
    const typed = isWord && anyOf.length === 1 && !isLeftOut ? text : '';
    return languages.flatMap((language) =>
      (isWord ? formsOf(language, text) : [text]).map((term) => ({ at, language, way: as, typed, term })),
    );
  });
}

function joined(parts: readonly Part[], rows: readonly Row[], joint: string): string | null {
  const asked = rows.flatMap(({ at, query, isIdle }) => {
    const part = parts[at];
    return part && query ? [{ part, query, isIdle: isIdle || isFunctionWord(part) }] : [];
  });
  const wanted = asked.filter(({ part }) => !part.isLeftOut);
  if (wanted.length === 0) return null;
  const telling = wanted.filter(({ isIdle }) => !isIdle);
  const left = asked.filter(({ part }) => part.isLeftOut);
  const having = (telling.length > 0 ? telling : wanted).map(({ query }) => `(${query})`).join(joint);
  return [`(${having})`, ...left.map(({ query }) => `!(${query})`)].join(' & ');
}

/** PostgreSQL has no list of idle words for Arabic; single letters are what is left of an elision or a possessive. */
const functionWords = new Set(['من', 'في', 'على', 'إلى', 'الى', 'عن', 'مع', 'أو', 'او', 'و']);

function isFunctionWord({ anyOf: [term, ...others] }: Part): boolean {
  if (term?.as !== 'words' || others.length > 0) return false;
  return functionWords.has(term.text) || /^\p{L}$/u.test(term.text);
}
