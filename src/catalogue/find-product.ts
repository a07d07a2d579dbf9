import { and, asc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { contains, wordsToFind } from '@/db/contains-words';
import { storableText } from '@/db/storable-text';
import { organisations, producers } from '@/members/schema';
import { portals } from '@/portals/schema';
import { findParts, type ProductParts } from './find-parts';
import type { Plot } from './plot';
import { productPlots, products, productTexts } from './schema';

type ProductRow = typeof products.$inferSelect;

/** Goods with everything that is said about them. */
export interface Product extends ProductRow, ProductParts {
  readonly seller: typeof organisations.$inferSelect;
  readonly maker: typeof producers.$inferSelect | null;
}

/** By its address: the market's slug and its own. Drafts are found only by those who may see them. */
export async function findProduct(tx: Tx, portalSlug: string, slug: string): Promise<Product | null> {
  return await readOne(tx, and(eq(portals.slug, portalSlug), eq(products.slug, slug)));
}

export async function findProductById(tx: Tx, productId: string): Promise<Product | null> {
  return await readOne(tx, eq(products.id, productId));
}

/** Those of these goods that this transaction may see, in the order asked for. */
export async function findProductsById(tx: Tx, productIds: readonly string[]): Promise<Product[]> {
  const rows = await selectRows(tx).where(inArray(products.id, [...productIds]));
  const found = new Map((await completed(tx, rows)).map((product) => [product.id, product]));
  return productIds.flatMap((id) => found.get(id) ?? []);
}

/**
 * The seller's own list: goods of an organisation whatever their state, in the order of their addresses, page by page.
 * `words` stand in a name in any language or in the seller's code; `after` is the address of the last one before.
 */
export async function findProductsOf(
  tx: Tx,
  organisationId: string,
  {
    words,
    after,
    limit = 50,
  }: { readonly words?: string; readonly after?: string; readonly limit?: number } = {},
): Promise<Product[]> {
  const rows = await selectRows(tx)
    .where(
      and(
        eq(products.organisationId, organisationId),
        after ? gt(products.slug, storableText(after)) : undefined,
        isNamed(words),
      ),
    )
    .orderBy(asc(products.slug))
    .limit(limit);
  return await completed(tx, rows);
}

function isNamed(typed: string | undefined): SQL | undefined {
  const words = wordsToFind(typed);
  if (!words) return undefined;
  return or(
    contains(products.sellerCode, words),
    sql`exists (select from ${productTexts} where ${productTexts.productId} = ${products.id} and ${contains(productTexts.name, words)})`,
  );
}

/** The text in the reader's language, else the original, else any. */
export function textOf(product: Pick<Product, 'texts'>, locale: string): Product['texts'][number] {
  const { texts } = product;
  const text =
    texts.find((one) => one.locale === locale) ??
    texts.find((one) => one.translation === 'original') ??
    texts[0];
  if (!text) throw new Error('a product always has a text');
  return text;
}

async function readOne(tx: Tx, condition: SQL | undefined): Promise<Product | null> {
  const rows = await selectRows(tx).where(condition).limit(1);
  const [product] = await completed(tx, rows);
  return product ?? null;
}

function selectRows(tx: Tx) {
  return tx
    .select({ product: products, seller: organisations, maker: producers })
    .from(products)
    .innerJoin(portals, eq(portals.id, products.portalId))
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .$dynamic();
}

async function completed(tx: Tx, rows: Awaited<ReturnType<typeof selectRows>>): Promise<Product[]> {
  const ids = rows.map((row) => row.product.id);
  if (ids.length === 0) return [];
  const partsOf = await findParts(tx, ids);
  return rows.map(({ product, seller, maker }) => ({ ...product, seller, maker, ...partsOf(product.id) }));
}

/** Where goods were grown; nothing for those who are not members. */
export async function findPlots(tx: Tx, productId: string): Promise<Plot[]> {
  return await tx
    .select({
      name: productPlots.name,
      points: productPlots.points,
      areaSquareMetres: productPlots.areaSquareMetres,
    })
    .from(productPlots)
    .where(eq(productPlots.productId, productId))
    .orderBy(asc(productPlots.position));
}
