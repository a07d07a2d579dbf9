import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import { productTexts } from '../schema';
import { longestAlt } from './photo';

export type AltRefusal = 'alt-missing' | 'alt-too-long';

/** The languages goods are described in, the original one first: in those a photo is described too. */
export async function languagesOf(tx: Tx, productId: string): Promise<string[]> {
  const rows = await tx
    .select({ locale: productTexts.locale })
    .from(productTexts)
    .where(eq(productTexts.productId, productId))
    .orderBy(sql`${productTexts.translation} = 'original' desc, ${productTexts.locale}`);
  return rows.map((row) => row.locale);
}

/** The descriptions given, trimmed; the one in the original language must be among them. */
export function checkAltTexts(
  languages: readonly string[],
  given: Readonly<Record<string, string>>,
): Result<Readonly<Record<string, string>>, AltRefusal> {
  const said = languages
    .map((locale) => [locale, keptText(given[locale] ?? '').replace(/\s+/g, ' ')] as const)
    .filter(([, text]) => text !== '');
  const tooLong = said.find(([, text]) => text.length > longestAlt);
  if (tooLong) return refuse('alt-too-long', { locale: tooLong[0], longest: longestAlt });
  if (said[0]?.[0] !== languages[0]) return refuse('alt-missing', { locale: languages[0] ?? '' });
  return ok(Object.fromEntries(said));
}
