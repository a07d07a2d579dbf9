import { type Concern, deforestationConcern } from '@/trade/deforestation';
import type { products } from './schema';

export type PublishProblem = 'plots-missing' | 'harvest-missing' | 'scientific-name-missing';

/** The columns that decide whether goods may be shown. */
export type Publishable = Pick<
  typeof products.$inferSelect,
  'hsCode' | 'plotCount' | 'harvestedFrom' | 'scientificName'
>;

/**
 * What goods lack before they may be shown. A text, a price and a delivery term every draft has; goods under
 * Regulation (EU) 2023/1115 need what its Article 9(1) asks of whoever brings them into the Union: the plots and the
 * time of harvest, and for wood the species. Where the code does not decide, it is left to the seller.
 */
export function publishProblems(product: Publishable): PublishProblem[] {
  const concern = deforestationConcern(product.hsCode);
  if (concern?.certainty !== 'is') return [];
  const missing: (PublishProblem | false)[] = [
    product.plotCount === 0 && 'plots-missing',
    product.harvestedFrom === null && 'harvest-missing',
    concern.commodity === 'wood' && product.scientificName === null && 'scientific-name-missing',
  ];
  return missing.filter((problem) => problem !== false);
}

/** What of the Regulation goods fall under, and whether what it asks for is written down. */
export function deforestationStatement(
  product: Publishable,
): { readonly concern: Concern; readonly isComplete: boolean } | null {
  const concern = deforestationConcern(product.hsCode);
  if (!concern) return null;
  return { concern, isComplete: product.plotCount > 0 && product.harvestedFrom !== null };
}
