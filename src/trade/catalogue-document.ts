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
  readonly lines: readonly CatalogueDocumentLine[];
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
  readonly hsCode: string;
  readonly originCountry: string;
  readonly producer: string | null;
  readonly unit: string;
  readonly minimumThousandths: number;
  readonly leadTimeDays: number;
  readonly incoterm: string;
  readonly incotermPlace: string;
  readonly prices: readonly { readonly fromThousandths: number; readonly unitPrice: Money }[];
  /** "EU organic", "CM-BIO-154" */
  readonly certificates: readonly { readonly scheme: string; readonly number: string | null }[];
}
