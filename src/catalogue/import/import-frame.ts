import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { plainWord } from '@/members/csv-rows';
import { producers } from '@/members/schema';
import { portals } from '@/portals/schema';

/** What a line is read against: the market's languages, its country, and who makes goods for the seller. */
export interface ImportFrame {
  readonly languages: readonly string[];
  readonly currencies: readonly string[];
  readonly originCountry: string;
  readonly reviewsProducts: boolean;
  /** by id, and by name where only one bears it */
  readonly producers: ReadonlyMap<string, string>;
  /** how a maker is named in a file */
  readonly producerNames: ReadonlyMap<string, string>;
}

export async function findImportFrame(
  tx: Tx,
  portalId: string,
  organisationId: string,
): Promise<ImportFrame> {
  const [portal] = await tx.select().from(portals).where(eq(portals.id, portalId));
  if (!portal) throw new Error(`there is no portal ${portalId}`);
  const makers = await tx
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(eq(producers.organisationId, organisationId));
  const count = new Map<string, number>();
  for (const { name } of makers) count.set(plainWord(name), (count.get(plainWord(name)) ?? 0) + 1);
  const isAlone = ({ name }: { name: string }) => count.get(plainWord(name)) === 1;
  return {
    languages: portal.locales,
    currencies: portal.currencies,
    originCountry: portal.country,
    reviewsProducts: portal.reviewsProducts,
    producers: new Map([
      ...makers.filter(isAlone).map(({ id, name }) => [plainWord(name), id] as const),
      ...makers.map(({ id }) => [id, id] as const),
    ]),
    producerNames: new Map(makers.map((maker) => [maker.id, isAlone(maker) ? maker.name : maker.id])),
  };
}
