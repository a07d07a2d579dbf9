import type { CatalogueDocument, CatalogueDocumentLine } from '../catalogue-document';
import { money } from '../money';

/** Dried mango in bags of 250 g, at two prices in euros, in French and English. */
export function aCatalogueLine(changes: Partial<CatalogueDocumentLine> = {}): CatalogueDocumentLine {
  return {
    code: 'MANGO-01',
    variant: { code: 'M-250', options: { size: '250 g' } },
    version: 3,
    isOrderable: true,
    texts: [
      { language: 'fr', name: 'Mangue séchée', description: 'Lamelles & morceaux' },
      { language: 'en', name: 'Dried mango', description: 'Slices' },
    ],
    hsCode: '080450',
    originCountry: 'CM',
    producer: 'Awa Ndiaye',
    unit: 'KGM',
    minimumThousandths: 100_000,
    leadTimeDays: 21,
    incoterm: 'FCA',
    incotermPlace: 'Douala',
    prices: [
      { fromThousandths: 100_000, unitPrice: money('EUR', 1250) },
      { fromThousandths: 500_000, unitPrice: money('EUR', 1100) },
    ],
    certificates: [{ scheme: 'EU organic', number: 'CM-BIO-154' }],
    ...changes,
  };
}

export function aCatalogue(lines: readonly CatalogueDocumentLine[] = [aCatalogueLine()]): CatalogueDocument {
  return {
    id: 'wouri-bonaberi-2026-11-24',
    name: 'Coopérative de Bonabéri',
    issuedAt: new Date('2026-11-24T19:00:00Z'),
    seller: {
      organisationId: '018f4e3a-0000-7000-8000-000000000001',
      name: 'Coopérative de Bonabéri',
      identifier: 'NTRCM-RC/DLA/2019/B/1234',
      address: { street: 'Rue du Port', town: 'Douala', country: 'CM' },
      personName: null,
      certificateDigest: null,
    },
    receiver: 'Wouri',
    lines,
  };
}
