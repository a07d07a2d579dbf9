import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { storableText } from './storable-text';

/** Words to be found as they were typed, without outer blanks and not endless; '' where nothing was typed. */
export function wordsToFind(typed: string | undefined): string {
  return storableText(typed ?? '')
    .trim()
    .slice(0, 100);
}

/** Does a text contain these words, accents and case folded? What would stand for any letter is no more than itself. */
export function contains(text: SQLWrapper, words: string): SQL {
  return sql`fold(${text}) like fold(${`%${words.replace(/[\\%_]/g, '\\$&')}%`})`;
}
