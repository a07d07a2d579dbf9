import { getTableColumns, inArray, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { AuditEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { ProductFacts } from '../product-facts';
import {
  priceTiers,
  productPlots,
  products,
  productTexts,
  productVariants,
  productVersions,
} from '../schema';
import { standingAfter } from '../standing-after';
import { auditedCounts, countsIn, newCounts, type StockCount } from '../stock';
import { columnsOf } from '../write-product';
import { writeStock } from '../write-stock';
import type { CheckedLine } from './check-goods';

export interface Writing {
  readonly importId: string;
  readonly portalId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly isReviewed: boolean;
  /** of the names of new goods; the next number where an address is taken */
  readonly freeSlug: (name: string) => string;
}

/** Goods changed since the file was checked: thrown so that nothing of what was written stays. */
export class LineDoesNotFit extends Error {}

interface Written {
  readonly productId: string;
  readonly version: number;
  readonly facts: ProductFacts;
  readonly counts: readonly StockCount[];
}

/** Writes a part of a file: new goods as drafts, changed ones as their next version. Answers what the audit log is to say. */
export async function writeGoods(
  tx: Tx,
  writing: Writing,
  lines: readonly CheckedLine[],
): Promise<AuditEntry[]> {
  const added = await insertGoods(
    tx,
    writing,
    lines.filter((line) => line.does === 'new'),
  );
  const changed = await updateGoods(
    tx,
    writing,
    lines.filter((line) => line.does === 'changed'),
  );
  await writeRows(
    tx,
    writing.personId,
    [...added, ...changed],
    changed.map(({ productId }) => productId),
  );
  const counts = [...added, ...changed].flatMap(({ productId, counts }) =>
    counts.map((count) => ({ ...count, productId })),
  );
  if (!(await writeStock(tx, counts))) throw new LineDoesNotFit();
  const entryOf =
    (action: string) =>
    ({ productId, version, counts }: Written): AuditEntry => ({
      actorId: writing.personId,
      portalId: writing.portalId,
      action,
      subjectType: 'product',
      subjectId: productId,
      facts: { version, importId: writing.importId, ...auditedCounts(counts) },
    });
  return [...added.map(entryOf('product-created')), ...changed.map(entryOf('product-edited'))];
}

type NewLine = Extract<CheckedLine, { does: 'new' }>;
type ChangedLine = Extract<CheckedLine, { does: 'changed' }>;

/** Others' drafts have addresses that we may not see; only the unique index knows them, so it is asked until all are in. */
async function insertGoods(tx: Tx, writing: Writing, lines: readonly NewLine[]): Promise<Written[]> {
  const { portalId, organisationId, freeSlug } = writing;
  let waiting = lines.map((line) => ({ ...line, productId: uuidv7() }));
  const all = waiting;
  while (waiting.length > 0) {
    const rows = waiting.map(({ productId, code, facts }) => ({
      ...columnsOf(facts),
      id: productId,
      portalId,
      organisationId,
      sellerCode: code,
      slug: freeSlug(facts.texts.en?.name ?? Object.values(facts.texts)[0]?.name ?? ''),
      state: 'draft' as const,
    }));
    const written = await tx
      .insert(products)
      .values(rows)
      .onConflictDoNothing({ target: [products.portalId, products.slug] })
      .returning({ id: products.id });
    const isIn = new Set(written.map(({ id }) => id));
    waiting = waiting.filter(({ productId }) => !isIn.has(productId));
  }
  return all.map(({ productId, facts }) => ({
    productId,
    version: 1,
    facts,
    counts: newCounts(countsIn(facts), []),
  }));
}

/** All at once: an insert that finds every row there already and changes it. */
async function updateGoods(tx: Tx, writing: Writing, lines: readonly ChangedLine[]): Promise<Written[]> {
  if (lines.length === 0) return [];
  const { portalId, organisationId } = writing;
  const rows = lines.map(({ facts, known: { product, facts: before } }) => {
    const standing = standingAfter(product, before, facts, writing.isReviewed);
    const { id, slug, sellerCode, version } = product;
    const columns = { ...columnsOf(facts), ...standing, version: version + 1, updatedAt: new Date() };
    return { columns, row: { ...columns, id, slug, sellerCode, portalId, organisationId } };
  });
  const known = getTableColumns(products);
  const replaced = Object.keys(rows[0]?.columns ?? {}).map((name) => {
    const column = known[name as keyof typeof known];
    return [name, sql`excluded.${sql.identifier(column.name)}`] as const;
  });
  await tx
    .insert(products)
    .values(rows.map(({ row }) => row))
    .onConflictDoUpdate({ target: products.id, set: Object.fromEntries(replaced) });
  return lines.map(({ facts, counts, known: { product } }) => ({
    productId: product.id,
    version: product.version + 1,
    facts,
    counts,
  }));
}

async function writeRows(
  tx: Tx,
  changedBy: string,
  goods: readonly Written[],
  replaced: readonly string[],
): Promise<void> {
  if (replaced.length > 0)
    for (const table of [productTexts, priceTiers, productVariants, productPlots])
      await tx.delete(table).where(inArray(table.productId, [...replaced]));
  for (const part of partsOf(goods, ({ productId, facts }) =>
    Object.entries(facts.texts).map(([locale, text]) => ({ productId, locale, ...text })),
  ))
    await tx.insert(productTexts).values(part);
  for (const part of partsOf(goods, ({ productId, facts }) =>
    facts.prices.flatMap(({ currency, tiers }) => tiers.map((tier) => ({ productId, currency, ...tier }))),
  ))
    await tx.insert(priceTiers).values(part);
  for (const part of partsOf(goods, ({ productId, facts }) =>
    facts.variants.map((variant, at) => ({ productId, position: at + 1, ...variant })),
  ))
    await tx.insert(productVariants).values(part);
  for (const part of partsOf(goods, ({ productId, facts }) =>
    facts.plots.map((plot, at) => ({ productId, position: at + 1, ...plot })),
  ))
    await tx.insert(productPlots).values(part);
  for (const part of partsOf(goods, ({ productId, version, facts }) => [
    { productId, version, snapshot: { ...facts }, changedBy },
  ]))
    await tx.insert(productVersions).values(part);
}

/** Rows of many goods in parts that fit one statement (65,535 parameters). */
function* partsOf<Row>(goods: readonly Written[], rowsOf: (of: Written) => Row[]): Generator<Row[]> {
  const rows = goods.flatMap(rowsOf);
  for (let from = 0; from < rows.length; from += 5000) yield rows.slice(from, from + 5000);
}
