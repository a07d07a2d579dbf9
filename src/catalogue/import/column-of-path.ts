import type { ProductFactsInput } from '../product-facts';
import { type ImportColumn, isImportColumn } from './import-columns';

/** The column that says the fact a check complains about. */
export function columnOfPath(
  path: readonly PropertyKey[],
  facts: Pick<ProductFactsInput, 'prices'>,
): ImportColumn | null {
  const [fact = '', of = '', part = ''] = path.map(String);
  if (fact === 'texts') return named(`${part || 'name'}.${of}`);
  if (fact === 'packaging') return named(`packaging.${of}`);
  if (fact === 'prices') return named(`price.${facts.prices[Number(of)]?.currency}`);
  if (fact === 'package') return named(inPackage[of] ?? 'packageQuantity');
  if (fact === 'sample')
    return of === 'terms' ? named(`sampleTerms.${part}`) : named(inSample[of] ?? 'sampleQuantity');
  if (fact === 'harvest') return of === 'until' ? 'harvestedUntil' : 'harvestedFrom';
  return named(renamed[fact] ?? fact);
}

const inPackage: Readonly<Record<string, string>> = { netGrams: 'packageNet', grossGrams: 'packageGross' };
const inSample: Readonly<Record<string, string>> = { minor: 'samplePrice', currency: 'sampleCurrency' };
const renamed: Readonly<Record<string, string>> = {
  minimumThousandths: 'minimum',
  monthlyCapacityThousandths: 'monthlyCapacity',
  stockThousandths: 'stock',
  seasonMonths: 'season',
  heldCertificates: 'certificates',
  producerId: 'producer',
};

function named(column: string): ImportColumn | null {
  return isImportColumn(column) ? column : null;
}
