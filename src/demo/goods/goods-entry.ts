import type { ProductFactsInput } from '@/catalogue/product-facts';
import type { Locale } from '@/i18n/locales';

type TextsByLanguage = Partial<Readonly<Record<Locale, readonly [name: string, description: string]>>>;

/** Goods as the demo writes them: a list price in euro cents, from which the usual tiers follow. */
export interface GoodsEntry
  extends Omit<ProductFactsInput, 'prices' | 'texts' | 'producerId' | 'originCountry' | 'packaging'>,
    TextsByLanguage {
  /** which of the market's organisations sells it */
  readonly seller: string;
  /** slug of the maker */
  readonly maker: string | null;
  readonly listMinor: number;
  /** the market's own country unless told */
  readonly originCountry?: string;
  readonly packed: Partial<Readonly<Record<Locale, string>>>;
  /** sent in and not looked at by the chamber yet; only where the market reviews its goods */
  readonly awaitsReview?: boolean;
}

/** 5 % less from five times the minimum order, 10 % less from twenty times. */
export function usualTiers(minimumThousandths: number, listMinor: number) {
  return [
    { fromThousandths: minimumThousandths, unitMinor: listMinor },
    { fromThousandths: minimumThousandths * 5, unitMinor: Math.round(listMinor * 0.95) },
    { fromThousandths: minimumThousandths * 20, unitMinor: Math.round(listMinor * 0.9) },
  ];
}
