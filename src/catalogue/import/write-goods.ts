import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { uuidv7 } from 'uuidv7';
import type { AuditEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { InTurn } from '@/db/in-turn';
import { columnList, insertMany, manyRows, updateMany } from '@/db/many-rows';
import { letSearchFollow } from '../let-search-follow';
import { nameInAddress } from '../name-in-address';
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
import { auditedCounts, countsIn, newCounts, type StockCount } from '../stock-count';
import { columnsOf } from '../write-product';
import type { CheckedLine } from './check-goods';
import { replaceRows } from './replace-rows';

export interface Writing {
  readonly importId: string;
  readonly portalId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly isReviewed: boolean;
  /** of the names of new goods; the next number where an address is taken */
  readonly freeSlug: (name: string) => string;
}

interface Written {
  readonly productId: string;
  readonly version: number;
  readonly facts: ProductFacts;
  readonly counts: readonly StockCount[];
}

interface Changed extends Written {
  readonly before: ProductFacts;
  /** what is said otherwise than before */
  readonly changed: ReadonlySet<keyof ProductFacts>;
}

/** What is still to be written when all parts are: what the audit log is to say, and what was counted of stock. */
export interface WrittenPart {
  readonly entries: readonly AuditEntry[];
  readonly counts: readonly (StockCount & { readonly productId: string })[];
}

/** Writes a part of a file: new goods as drafts, changed ones as their next version. */
export async function writeGoods(
  tx: Tx,
  turns: InTurn,
  writing: Writing,
  lines: readonly CheckedLine[],
): Promise<WrittenPart> {
  const added = await insertGoods(
    tx,
    turns,
    writing,
    lines.filter((line) => line.does === 'new'),
  );
  const rewritten = lines.filter((line) => line.does === 'changed');
  const changed = rewritten.map(asChanged);
  const written = [...added, ...changed];
  for (const part of parts) await writePart(turns, part, added, changed);
  await insertMany(
    turns,
    productVersions,
    written.map(({ productId, version, facts }) => ({
      productId,
      version,
      snapshot: { ...facts },
      changedBy: writing.personId,
    })),
  );
  // after what belongs to them: each row of that looks its goods up, and would find two versions of them
  await updateGoods(turns, writing, rewritten);
  await letSearchFollow(turns);
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
  return {
    entries: [...added.map(entryOf('product-created')), ...changed.map(entryOf('product-edited'))],
    counts: written.flatMap(({ productId, counts }) => counts.map((count) => ({ ...count, productId }))),
  };
}

type NewLine = Extract<CheckedLine, { does: 'new' }>;
type ChangedLine = Extract<CheckedLine, { does: 'changed' }>;

/** Others' drafts have addresses that we may not see; only the unique index knows them, so it is asked until all are in. */
async function insertGoods(
  tx: Tx,
  turns: InTurn,
  writing: Writing,
  lines: readonly NewLine[],
): Promise<Written[]> {
  if (lines.length === 0) return [];
  const { portalId, organisationId, freeSlug } = writing;
  await turns.end();
  let waiting = lines.map((line) => ({ ...line, productId: uuidv7() }));
  const all = waiting;
  while (waiting.length > 0) {
    const rows = waiting.map(({ productId, code, facts }) => ({
      ...columnsOf(facts),
      id: productId,
      portalId,
      organisationId,
      sellerCode: code,
      slug: freeSlug(nameInAddress(facts)),
      state: 'draft' as const,
    }));
    const columns = columnList(products, Object.keys(rows[0] ?? {}));
    const written = await tx.execute<{ id: string }>(sql`
      insert into ${products} (${columns}) select ${columns} from ${manyRows(products, rows)}
      on conflict (portal_id, slug) do nothing returning id`);
    const isIn = new Set(written.rows.map(({ id }) => id));
    waiting = waiting.filter(({ productId }) => !isIn.has(productId));
  }
  return all.map(({ productId, facts }) => ({
    productId,
    version: 1,
    facts,
    counts: newCounts(countsIn(facts), []),
  }));
}

function asChanged({ facts, counts, changed, known }: ChangedLine): Changed {
  const { product, facts: before } = known;
  return { productId: product.id, version: product.version + 1, before, facts, counts, changed };
}

/** Columns that no line says otherwise are not sent. */
async function updateGoods(turns: InTurn, writing: Writing, lines: readonly ChangedLine[]): Promise<void> {
  if (lines.length === 0) return;
  const updatedAt = new Date();
  const goods = lines.map(({ facts, known: { product, facts: before } }) => {
    const standing = standingAfter(product, before, facts, writing.isReviewed);
    const version = product.version + 1;
    return {
      was: Object.assign(columnsOf(before), product),
      is: Object.assign(columnsOf(facts), standing, { version, updatedAt }),
    } as Readonly<Record<'was' | 'is', Readonly<Record<string, unknown>>>>;
  });
  const told = Object.keys(goods[0]?.is ?? {}).filter((name) =>
    goods.some(({ was, is }) => was[name] !== is[name] && !isDeepStrictEqual(was[name], is[name])),
  );
  const rows = goods.map(({ was, is }) => {
    const row: Record<string, unknown> = { id: was.id };
    for (const name of told) row[name] = is[name];
    return row;
  });
  await updateMany(turns, products, ['id'], rows);
}

interface Part {
  readonly fact: keyof ProductFacts;
  readonly insert: (turns: InTurn, goods: readonly Written[]) => Promise<void>;
  readonly replace: (turns: InTurn, goods: readonly Changed[]) => Promise<void>;
}

type Said = Pick<Written, 'productId' | 'facts'>;

/** A fact that goods have several of, kept in a table of its own under `key`. */
function partOf<T extends PgTable>(
  fact: keyof ProductFacts,
  table: T,
  key: Parameters<typeof replaceRows<T>>[2],
  rowsOf: (of: Said) => Partial<T['$inferInsert']>[],
): Part {
  return {
    fact,
    insert: (turns, goods) => insertMany(turns, table, goods.flatMap(rowsOf)),
    replace: (turns, goods) => {
      const before = goods.map((one) => ({ productId: one.productId, facts: one.before }));
      return replaceRows(turns, table, key, before.flatMap(rowsOf), goods.flatMap(rowsOf));
    },
  };
}

const parts: readonly Part[] = [
  partOf('texts', productTexts, ['productId', 'locale'], ({ productId, facts }) =>
    Object.entries(facts.texts).map(([locale, text]) => ({ productId, locale, ...text })),
  ),
  partOf('prices', priceTiers, ['productId', 'currency', 'fromThousandths'], ({ productId, facts }) =>
    facts.prices.flatMap(({ currency, tiers }) => tiers.map((tier) => ({ productId, currency, ...tier }))),
  ),
  partOf('variants', productVariants, ['productId', 'code'], ({ productId, facts }) =>
    facts.variants.map(({ code, options, surcharges, minimumThousandths }, at) => ({
      ...{ productId, code, options, surcharges, minimumThousandths },
      position: at + 1,
    })),
  ),
  partOf('plots', productPlots, ['productId', 'position'], ({ productId, facts }) =>
    facts.plots.map((plot, at) => ({ productId, position: at + 1, ...plot })),
  ),
];

async function writePart(
  turns: InTurn,
  part: Part,
  added: readonly Written[],
  changed: readonly Changed[],
): Promise<void> {
  await part.insert(turns, added);
  const concerned = changed.filter((goods) => goods.changed.has(part.fact));
  if (concerned.length > 0) await part.replace(turns, concerned);
}
