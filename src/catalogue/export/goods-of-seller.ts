import { and, asc, eq, gt, ne } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { isCurrentVersion } from '../current-version';
import { findStock } from '../find-stock';
import type { ImportColumn } from '../import/import-columns';
import { columnsFor } from '../import/import-columns';
import type { ImportFrame } from '../import/import-frame';
import { columnsSpoken, type PrintedGoods } from '../import/print-goods';
import type { ProductFacts } from '../product-facts';
import { products, productVersions } from '../schema';
import { factsOfSnapshot } from '../snapshot';
import type { StockByVariant } from '../stock';
import { withStock } from '../stock-count';

export interface ExportedGoods extends PrintedGoods {
  readonly productId: string;
  readonly state: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly stock: StockByVariant;
}

/** As many as a file may bring in. */
const mostExported = 50_000;

/** A seller's goods as they stand, but for those put away, in the order they were written down. */
export async function findGoodsOfSeller(
  tx: Tx,
  organisationId: string,
  frame: ImportFrame,
): Promise<ExportedGoods[]> {
  const rows: Awaited<ReturnType<typeof nextRows>> = [];
  for (;;) {
    const part = await nextRows(tx, organisationId, rows.at(-1)?.id ?? null);
    rows.push(...part);
    if (part.length < atATime || rows.length >= mostExported) break;
  }
  const stocks = await findStock(
    tx,
    rows.map(({ id }) => id),
  );
  const codes = new Set(rows.map(({ sellerCode }) => sellerCode));
  return rows.map(({ id, slug, sellerCode, state, version, updatedAt, snapshot }) => {
    const stock = stocks(id);
    const facts = withStock(factsOfSnapshot(snapshot), stock);
    return {
      productId: id,
      // goods without a code of the seller's go by their address, unless other goods have that for a code
      code: sellerCode ?? (codes.has(slug) ? id : slug),
      producer: frame.producerNames.get(facts.producerId ?? '') ?? '',
      state,
      version,
      updatedAt,
      facts,
      stock,
    };
  });
}

/** The market's columns, and those of languages and currencies that some of the goods have beyond it. */
export function columnsOfExport(
  frame: Pick<ImportFrame, 'languages' | 'currencies'>,
  goods: readonly { readonly facts: ProductFacts }[],
): readonly ImportColumn[] {
  const spoken = goods.flatMap(({ facts }) => columnsSpoken(facts));
  const of = (prefix: string) =>
    spoken.flatMap((column) => (column.startsWith(prefix) ? [column.slice(prefix.length)] : []));
  const languages = ['name.', 'packaging.', 'sampleTerms.'].flatMap(of);
  return columnsFor(
    [...new Set([...frame.languages, ...languages])],
    [...new Set([...frame.currencies, ...of('price.')])],
  );
}

const atATime = 2000;

async function nextRows(tx: Tx, organisationId: string, after: string | null) {
  return await tx
    .select({
      id: products.id,
      slug: products.slug,
      sellerCode: products.sellerCode,
      state: products.state,
      version: products.version,
      updatedAt: products.updatedAt,
      snapshot: productVersions.snapshot,
    })
    .from(products)
    .innerJoin(productVersions, isCurrentVersion())
    .where(
      and(
        eq(products.organisationId, organisationId),
        ne(products.state, 'archived'),
        after === null ? undefined : gt(products.id, after),
      ),
    )
    .orderBy(asc(products.id))
    .limit(atATime);
}
