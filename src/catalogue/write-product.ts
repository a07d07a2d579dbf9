import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { ProductFacts } from './product-facts';
import { priceTiers, productPlots, products, productTexts, productVariants, productVersions } from './schema';

/** Facts that are in tables of their own, or in several columns. */
type FactElsewhere =
  | 'texts'
  | 'prices'
  | 'variants'
  | 'stockThousandths'
  | 'package'
  | 'sample'
  | 'harvest'
  | 'plots';

/** The columns of `products` that a seller's facts decide. */
export function columnsOf(facts: ProductFacts) {
  const { package: packed, sample, harvest, plots } = facts;
  // each by its name: what is left of an object when others are taken out of it is forty times slower to make
  return {
    category: facts.category,
    artwork: facts.artwork,
    hsCode: facts.hsCode,
    hsEdition: facts.hsEdition,
    originCountry: facts.originCountry,
    originRegion: facts.originRegion,
    scientificName: facts.scientificName,
    unit: facts.unit,
    minimumThousandths: facts.minimumThousandths,
    incoterm: facts.incoterm,
    incotermPlace: facts.incotermPlace,
    leadTimeDays: facts.leadTimeDays,
    monthlyCapacityThousandths: facts.monthlyCapacityThousandths,
    seasonMonths: facts.seasonMonths,
    packaging: facts.packaging,
    shelfLifeDays: facts.shelfLifeDays,
    heldCertificates: facts.heldCertificates,
    producerId: facts.producerId,
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
  } satisfies Omit<ProductFacts, FactElsewhere> & Record<string, unknown>;
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
