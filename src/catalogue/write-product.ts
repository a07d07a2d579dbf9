import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { ProductFacts } from './product-facts';
import { priceTiers, productPlots, products, productTexts, productVariants, productVersions } from './schema';

/** The columns of `products` that a seller's facts decide. */
export function columnsOf(facts: ProductFacts) {
  const { texts: _texts, prices: _prices, variants: _variants, stockThousandths: _stock, ...rest } = facts;
  const { package: packed, sample, harvest, plots, ...columns } = rest;
  return {
    ...columns,
    packageThousandths: packed?.thousandths ?? null,
    packageNetGrams: packed?.netGrams ?? null,
    packageGrossGrams: packed?.grossGrams ?? null,
    sampleThousandths: sample?.thousandths ?? null,
    sampleMinor: sample?.minor ?? null,
    sampleCurrency: sample?.currency ?? null,
    sampleTerms: sample?.terms ?? {},
    harvestedFrom: harvest?.from ?? null,
    harvestedUntil: harvest?.until ?? null,
    plotCount: plots.length,
    plotSquareMetres: plots.reduce((sum, plot) => sum + plot.areaSquareMetres, 0),
  };
}

/**
 * Replaces texts, prices, variants and plots and keeps the whole as version `version`, which an order signed on it
 * will point to. `products` itself is written by the caller, and so is what there is of it (write-stock.ts).
 */
export async function writeVersion(
  tx: Tx,
  input: {
    readonly productId: string;
    readonly version: number;
    readonly facts: ProductFacts;
    readonly changedBy: string | null;
  },
): Promise<void> {
  const { productId, version, facts, changedBy } = input;
  await replaceRows(tx, productId, facts);
  await tx.insert(productVersions).values({ productId, version, snapshot: { ...facts }, changedBy });
  await tx.update(products).set({ version, updatedAt: new Date() }).where(eq(products.id, productId));
}

async function replaceRows(tx: Tx, productId: string, facts: ProductFacts): Promise<void> {
  for (const table of [productTexts, priceTiers, productVariants, productPlots])
    await tx.delete(table).where(eq(table.productId, productId));
  await tx
    .insert(productTexts)
    .values(Object.entries(facts.texts).map(([locale, text]) => ({ productId, locale, ...text })));
  await tx
    .insert(priceTiers)
    .values(
      facts.prices.flatMap(({ currency, tiers }) => tiers.map((tier) => ({ productId, currency, ...tier }))),
    );
  if (facts.variants.length > 0) {
    await tx
      .insert(productVariants)
      .values(facts.variants.map((variant, at) => ({ productId, position: at + 1, ...variant })));
  }
  if (facts.plots.length > 0) {
    await tx
      .insert(productPlots)
      .values(facts.plots.map((plot, at) => ({ productId, position: at + 1, ...plot })));
  }
}
