import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { organisations } from '@/members/schema';
import { portals } from '@/portals/schema';
import type { CatalogueDocument, CatalogueDocumentLine, SpokenText } from '@/trade/catalogue-document';
import { money } from '@/trade/money';
import { findImportFrame } from '../import/import-frame';
import { productVersions } from '../schema';
import { freeOf, madeToOrder } from '../stock';
import { tiersOfVariant } from '../variant';
import {
  type ExportedGoods,
  isListed,
  type ListedGoods,
  listGoods,
  readGoods,
  type SellerScope,
} from './goods-of-seller';

/**
 * A seller's goods on sale as a catalogue for another system; null while nothing is on sale. Goods with variants are a line
 * for each. Its lines are read as they are taken.
 */
export async function catalogueOf(seller: SellerScope, now: Date): Promise<CatalogueDocument | null> {
  const { organisationId, portalId } = seller;
  return await inTransaction(seller, async (tx) => {
    const [organisation] = await tx.select().from(organisations).where(eq(organisations.id, organisationId));
    const [portal] = await tx.select().from(portals).where(eq(portals.id, portalId));
    const listed = await listGoods(tx, organisationId, 'on-sale');
    if (!organisation || !portal || listed.length === 0) return null;
    const frame = await findImportFrame(tx, portalId, organisationId);
    return {
      id: `${portal.slug}-${organisation.slug}-${now.toISOString().slice(0, 10)}`,
      name: organisation.legalName,
      issuedAt: new Date(Math.floor(now.getTime() / 1000) * 1000),
      seller: {
        organisationId: organisation.id,
        name: organisation.legalName,
        identifier: organisation.organisationIdentifier,
        address: organisation.address,
        personName: null,
        certificateDigest: null,
      },
      receiver: portal.name.en ?? Object.values(portal.name)[0] ?? portal.slug,
      lineCount: await countLines(tx, listed),
      lines: linesOf(readGoods(seller, listed, frame)),
    };
  });
}

async function countLines(tx: Tx, listed: readonly ListedGoods[]): Promise<number> {
  const variants = sql`coalesce(jsonb_array_length(${productVersions.snapshot} -> 'variants'), 0)`;
  const [counted] = await tx
    .select({ lines: sql<number>`sum(greatest(1, ${variants}))`.mapWith(Number) })
    .from(productVersions)
    .where(isListed(listed));
  return counted?.lines ?? 0;
}

async function* linesOf(goods: AsyncIterable<ExportedGoods>): AsyncGenerator<CatalogueDocumentLine> {
  for await (const one of goods) yield* catalogueLinesOf(one);
}

/** The lines of goods: one, or one for each of their variants, with all that a buyer's own system can use of them. */
export function catalogueLinesOf({
  code,
  producer,
  version,
  facts,
  stock,
}: Pick<ExportedGoods, 'code' | 'producer' | 'version' | 'facts' | 'stock'>): CatalogueDocumentLine[] {
  const texts = Object.entries(facts.texts)
    .toSorted(([, a], [, b]) => Number(b.translation === 'original') - Number(a.translation === 'original'))
    .map(([language, { name, description }]) => ({ language, name, description }));
  const variants = facts.variants.length > 0 ? facts.variants : [null];
  return variants.map((variant) => ({
    code,
    variant: variant && { code: variant.code, options: variant.options },
    version,
    isOrderable: freeOf(stock.get(variant?.code ?? '') ?? madeToOrder) !== 0,
    texts,
    category: facts.category,
    scientificName: facts.scientificName,
    hsCode: facts.hsCode,
    originCountry: facts.originCountry,
    originRegion: facts.originRegion,
    producer: producer || null,
    seasonMonths: facts.seasonMonths,
    harvest: facts.harvest,
    shelfLifeDays: facts.shelfLifeDays,
    unit: facts.unit,
    minimumThousandths: variant?.minimumThousandths ?? facts.minimumThousandths,
    monthlyCapacityThousandths: facts.monthlyCapacityThousandths,
    leadTimeDays: facts.leadTimeDays,
    package: facts.package,
    packaging: spokenTexts(facts.packaging),
    incoterm: facts.incoterm,
    incotermPlace: facts.incotermPlace,
    prices: facts.prices.flatMap(({ currency, tiers }) =>
      tiersOfVariant(tiers, currency, variant).map(({ fromThousandths, unitMinor }) => ({
        fromThousandths,
        unitPrice: money(currency, unitMinor),
      })),
    ),
    sample: facts.sample && {
      thousandths: facts.sample.thousandths,
      price: money(facts.sample.currency, facts.sample.minor),
      terms: spokenTexts(facts.sample.terms),
    },
    certificates: facts.heldCertificates.map(({ scheme, number, expires }) => ({
      scheme,
      number: number ?? null,
      expires: expires ?? null,
    })),
  }));
}

function spokenTexts(texts: Readonly<Record<string, string>>): SpokenText[] {
  return Object.entries(texts).map(([language, text]) => ({ language, text }));
}
