import type { Money } from './money';
import type { OrderParty } from './order-document';
import type { VariantOptions } from './variant-options';

/** A seller's goods on a market at one moment, as another system takes them in. */
export interface CatalogueDocument {
  readonly id: string;
  readonly name: string;
  readonly issuedAt: Date;
  readonly seller: OrderParty;
  /** the market they are offered on */
  readonly receiver: string;
  /** said before the lines, which come one by one: a large seller's are never in memory together */
  readonly lineCount: number;
  readonly lines: AsyncIterable<CatalogueDocumentLine> | Iterable<CatalogueDocumentLine>;
}

export interface CatalogueDocumentLine {
  /** the seller's own code; a variant's stands beside it */
  readonly code: string;
  readonly variant: { readonly code: string; readonly options: VariantOptions } | null;
  readonly version: number;
  readonly isOrderable: boolean;
  /** the original first */
  readonly texts: readonly {
    readonly language: string;
    readonly name: string;
    readonly description: string;
  }[];
  readonly category: string;
  readonly scientificName: string | null;
  readonly hsCode: string;
  readonly originCountry: string;
  readonly originRegion: string | null;
  readonly producer: string | null;
  /** the months it can be had in, 1 … 12; empty for all year */
  readonly seasonMonths: readonly number[];
  /** first and last day, ISO 8601 */
  readonly harvest: { readonly from: string; readonly until: string } | null;
  readonly shelfLifeDays: number | null;
  readonly unit: string;
  readonly minimumThousandths: number;
  readonly monthlyCapacityThousandths: number | null;
  readonly leadTimeDays: number;
  /** one package: how much of the unit it holds, and what it weighs without and with its wrapping */
  readonly package: {
    readonly thousandths: number;
    readonly netGrams: number;
    readonly grossGrams: number;
  } | null;
  readonly packaging: readonly SpokenText[];
  readonly incoterm: string;
  readonly incotermPlace: string;
  readonly prices: readonly { readonly fromThousandths: number; readonly unitPrice: Money }[];
  /** what one sample costs, not a unit of it */
  readonly sample: {
    readonly thousandths: number;
    readonly price: Money;
    readonly terms: readonly SpokenText[];
  } | null;
  /** "EU organic", "CM-BIO-154", the last day it holds (ISO 8601) */
  readonly certificates: readonly {
    readonly scheme: string;
    readonly number: string | null;
    readonly expires: string | null;
  }[];
}

export interface SpokenText {
  readonly language: string;
  readonly text: string;
}
