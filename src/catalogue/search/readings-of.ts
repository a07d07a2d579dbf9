import type { Tx } from '@/db/connection';
import { correctWords } from './correct-words';
import { withCountry } from './country-named';
import { type Part, partsOf } from './typed-parts';
import { understandWords } from './understand-words';

/** As it was typed, with a country in it, corrected, any of the words. */
export type ReadingName = 'typed' | 'origin' | 'corrected' | 'any';

/** One way to read what was typed. */
export interface Reading {
  readonly name: ReadingName;
  /** 'similar' when it is not what was typed */
  readonly by: 'words' | 'similar';
  readonly parts: readonly Part[];
  readonly enough: 'all' | 'any';
  /** a country of origin that was named among the words, by its code; `parts` are then the other words */
  readonly origin?: string;
}

/**
 * How words may be meant, the likeliest first; whoever finds goods by one reading asks for no further. As they stand,
 * with the market's synonyms; with a country named among them as the origin, since goods are not said to be of a country
 * in words ("mango senegal"); corrected ("pinaple"); and with any of the words, where nothing has them all.
 */
export async function* readingsOf(
  tx: Tx,
  portalId: string | undefined,
  words: string,
): AsyncGenerator<Reading> {
  const parts = partsOf(words);
  yield { name: 'typed', by: 'words', parts: await understandWords(tx, portalId, parts), enough: 'all' };
  const named = withCountry(parts);
  if (named) {
    const rest = await understandWords(tx, portalId, named.rest);
    yield { name: 'origin', by: 'words', parts: rest, enough: 'all', origin: named.origin };
  }
  const corrected = await correctWords(tx, parts);
  if (corrected) yield { name: 'corrected', by: 'similar', parts: corrected, enough: 'all' };
  if (parts.length > 1) yield { name: 'any', by: 'similar', parts: corrected ?? parts, enough: 'any' };
}
