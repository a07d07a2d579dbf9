import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { products } from './schema';
import { textShown } from './text-shown';

export interface SeasonalGoods {
  readonly slug: string;
  readonly category: string;
  readonly name: string;
  /** the language the name is in, which is not always the reader's */
  readonly nameLocale: string;
  /** 1 … 12; empty for all year */
  readonly months: readonly number[];
}

export interface Seasons {
  readonly seasonal: readonly SeasonalGoods[];
  readonly allYear: readonly SeasonalGoods[];
  /** there are more seasonal goods than a picture shows */
  readonly isMore: boolean;
}

/** As many as one picture can show and a telephone still reads. */
const most = { seasonal: 48, allYear: 24 };

/** The goods of a market by when they can be had, newest first within what a picture can show. */
export async function findSeasons(
  tx: Tx,
  where: { readonly portalId: string; readonly locale: string },
): Promise<Seasons> {
  const isSeasonal = sql<boolean>`cardinality(${products.seasonMonths}) between 1 and 11`;
  const [seasonal, allYear] = await Promise.all([
    select(tx, where, isSeasonal, most.seasonal + 1),
    select(tx, where, sql`not ${isSeasonal}`, most.allYear),
  ]);
  return {
    seasonal: seasonal.slice(0, most.seasonal),
    allYear,
    isMore: seasonal.length > most.seasonal,
  };
}

async function select(
  tx: Tx,
  { portalId, locale }: { readonly portalId: string; readonly locale: string },
  when: ReturnType<typeof sql>,
  limit: number,
): Promise<SeasonalGoods[]> {
  const text = textShown(tx, locale);
  return await tx
    .select({
      slug: products.slug,
      category: products.category,
      name: text.name,
      nameLocale: text.nameLocale,
      months: products.seasonMonths,
    })
    .from(products)
    .innerJoinLateral(text, sql`true`)
    .where(and(eq(products.portalId, portalId), eq(products.state, 'published'), when))
    .orderBy(desc(products.publishedAt), desc(products.id))
    .limit(limit);
}
