import { type SQL, sql } from 'drizzle-orm';

/** A part of what was typed: words as they stand, or any one of several terms that mean the same. */
export type Part = { readonly words: string } | { readonly anyOf: readonly string[] };

/**
 * The parts as one tsquery, asked in the dictionary of each language and once without any (names of people and places,
 * customs codes): what was typed may be in any of them. Quotes, "or" and "-" mean what they mean on the web.
 */
export function textQuery(languages: readonly string[], parts: readonly Part[]): SQL {
  const inEach = [...languages, ''].map((language) => inLanguage(language, parts));
  return sql`(${sql.join(inEach, sql` || `)})`;
}

function inLanguage(language: string, parts: readonly Part[]): SQL {
  const dictionary = sql`search_configuration(${language})`;
  const asked = parts.map((part) =>
    'words' in part
      ? sql`websearch_to_tsquery(${dictionary}, fold(${part.words}))`
      : sql`(${sql.join(
          part.anyOf.map((term) => sql`phraseto_tsquery(${dictionary}, fold(${term}))`),
          sql` || `,
        )})`,
  );
  return sql`(${sql.join(asked, sql` && `)})`;
}
