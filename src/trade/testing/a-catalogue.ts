import { text } from 'node:stream/consumers';
import type { CatalogueDocument, CatalogueDocumentLine } from '../catalogue-document';
import { money } from '../money';
import { ublCataloguePieces } from '../ubl-catalogue';

/** Dried mango in bags of 250 g, at two prices in euros, in French and English, with all that can be said of it. */
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
    category: 'fruit',
    scientificName: 'Mangifera indica',
    hsCode: '080450',
    originCountry: 'CM',
    originRegion: 'Nord',
    producer: 'Awa Ndiaye',
    seasonMonths: [3, 4, 5],
    harvest: { from: '2026-03-09', until: '2026-05-22' },
    shelfLifeDays: 365,
    unit: 'KGM',
    minimumThousandths: 100_000,
    monthlyCapacityThousandths: 2_000_500,
    leadTimeDays: 21,
    package: { thousandths: 10_000, netGrams: 10_000, grossGrams: 10_600 },
    packaging: [
      { language: 'fr', text: 'Carton de 40 sachets' },
      { language: 'en', text: 'Carton of 40 bags' },
    ],
    incoterm: 'FCA',
    incotermPlace: 'Douala',
    prices: [
      { fromThousandths: 100_000, unitPrice: money('EUR', 1250) },
      { fromThousandths: 500_000, unitPrice: money('EUR', 1100) },
    ],
    sample: {
      thousandths: 500,
      price: money('EUR', 450),
      terms: [{ language: 'en', text: 'Carriage at your cost.' }],
    },
    certificates: [{ scheme: 'EU organic', number: 'CM-BIO-154', expires: '2027-05-31' }],
    ...changes,
  };
}

/** What goods must have to be on sale, and nothing that they may leave unsaid. */
export function aBareCatalogueLine(changes: Partial<CatalogueDocumentLine> = {}): CatalogueDocumentLine {
  return aCatalogueLine({
    texts: [{ language: 'fr', name: 'Mangue', description: 'Mangue' }],
    prices: [{ fromThousandths: 1, unitPrice: money('EUR', 1) }],
    variant: null,
    scientificName: null,
    originRegion: null,
    producer: null,
    seasonMonths: [],
    harvest: null,
    shelfLifeDays: null,
    monthlyCapacityThousandths: null,
    package: null,
    packaging: [],
    sample: null,
    certificates: [],
    ...changes,
  });
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
    lineCount: lines.length,
    lines,
  };
}

/** A catalogue of these lines as UBL, its pieces put together. */
export async function printedCatalogue(lines: readonly CatalogueDocumentLine[]): Promise<string> {
  return await text(ublCataloguePieces(aCatalogue(lines)));
}
