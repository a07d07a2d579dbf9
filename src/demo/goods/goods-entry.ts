import type { ProductFactsInput } from '@/catalogue/product-facts';

/** The selling organisations of wouri.ts. */
export type SellerKey = 'cooperative' | 'secondSeller';

/** Goods as the demo writes them: a list price in euro cents, from which the usual tiers follow. */
export interface GoodsEntry
  extends Omit<ProductFactsInput, 'prices' | 'texts' | 'producerId' | 'originCountry' | 'packaging'> {
  readonly seller: SellerKey;
  /** slug of the maker, see makers.ts */
  readonly maker: string | null;
  readonly listMinor: number;
  readonly en: readonly [name: string, description: string];
  readonly fr: readonly [name: string, description: string];
  readonly packed: { readonly en: string; readonly fr: string };
}

/** 5 % less from five times the minimum order, 10 % less from twenty times. */
export function usualTiers(minimumThousandths: number, listMinor: number) {
  return [
    { fromThousandths: minimumThousandths, unitMinor: listMinor },
    { fromThousandths: minimumThousandths * 5, unitMinor: Math.round(listMinor * 0.95) },
    { fromThousandths: minimumThousandths * 20, unitMinor: Math.round(listMinor * 0.9) },
  ];
}
