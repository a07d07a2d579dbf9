import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations } from '@/members/schema';
import { portals } from '@/portals/schema';
import type { CatalogueDocument, CatalogueDocumentLine } from '@/trade/catalogue-document';
import { money } from '@/trade/money';
import { freeOf, madeToOrder } from '../stock';
import { tiersOfVariant } from '../variant';
import type { ExportedGoods } from './goods-of-seller';

/** A seller's goods on sale as a catalogue for another system; null while nothing is on sale. Goods with variants are a line for each. */
export async function catalogueOf(
  tx: Tx,
  seller: { readonly organisationId: string; readonly portalId: string },
  goods: readonly ExportedGoods[],
  now: Date,
): Promise<CatalogueDocument | null> {
  const [organisation] = await tx
    .select()
    .from(organisations)
    .where(eq(organisations.id, seller.organisationId));
  const [portal] = await tx.select().from(portals).where(eq(portals.id, seller.portalId));
  const lines = goods.filter(({ state }) => state === 'published').flatMap(linesOf);
  if (!organisation || !portal || lines.length === 0) return null;
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
    lines,
  };
}

function linesOf({ code, producer, version, facts, stock }: ExportedGoods): CatalogueDocumentLine[] {
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
    hsCode: facts.hsCode,
    originCountry: facts.originCountry,
    producer: producer || null,
    unit: facts.unit,
    minimumThousandths: variant?.minimumThousandths ?? facts.minimumThousandths,
    leadTimeDays: facts.leadTimeDays,
    incoterm: facts.incoterm,
    incotermPlace: facts.incotermPlace,
    prices: facts.prices.flatMap(({ currency, tiers }) =>
      tiersOfVariant(tiers, currency, variant).map(({ fromThousandths, unitMinor }) => ({
        fromThousandths,
        unitPrice: money(currency, unitMinor),
      })),
    ),
    certificates: facts.heldCertificates.map(({ scheme, number }) => ({ scheme, number: number ?? null })),
  }));
}
