import { describe, expect, it } from 'vitest';
import type { CatalogueDocument, CatalogueDocumentLine } from './catalogue-document';
import { money } from './money';
import { toUblCatalogue } from './ubl-catalogue';
import { readXml } from './xml-read';
import type { XmlElement } from './xml-write';

const line: CatalogueDocumentLine = {
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
};

const catalogue = (lines: readonly CatalogueDocumentLine[] = [line]): CatalogueDocument => ({
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
});

const named = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);

/** The children that each type may have here, in the sequence of the schema (UBL-CommonAggregateComponents-2.1.xsd). */
const sequences: Readonly<Record<string, readonly string[]>> = {
  Catalogue: [
    ...['cbc:UBLVersionID', 'cbc:CustomizationID', 'cbc:ID', 'cbc:Name', 'cbc:IssueDate', 'cbc:IssueTime'],
    ...['cbc:LineCountNumeric', 'cac:ProviderParty', 'cac:ReceiverParty', 'cac:SellerSupplierParty'],
    'cac:CatalogueLine',
  ],
  'cac:CatalogueLine': [
    ...['cbc:ID', 'cbc:OrderableIndicator', 'cbc:OrderableUnit', 'cbc:MinimumOrderQuantity'],
    ...['cac:RequiredItemLocationQuantity', 'cac:Item'],
  ],
  'cac:RequiredItemLocationQuantity': ['cbc:LeadTimeMeasure', 'cbc:MinimumQuantity', 'cac:Price'],
  'cac:Item': [
    ...['cbc:Description', 'cbc:Name', 'cbc:AdditionalInformation', 'cac:SellersItemIdentification'],
    ...['cac:OriginCountry', 'cac:CommodityClassification', 'cac:AdditionalItemProperty'],
    'cac:ManufacturerParty',
  ],
};

function outOfSequence(element: XmlElement): string[] {
  const sequence = sequences[element.name];
  const places = element.children.map(({ name }) => sequence?.indexOf(name) ?? 0);
  const isWrong = sequence && places.some((place, at) => place < 0 || place < (places[at - 1] ?? 0));
  return [...(isWrong ? [element.name] : []), ...element.children.flatMap(outOfSequence)];
}

describe('a UBL catalogue', () => {
  const root = readXml(toUblCatalogue(catalogue([line, { ...line, variant: null }])));

  it('has its elements in the sequence of the UBL 2.1 schema, in the namespace of Catalogue-2', () => {
    expect(root.attributes.xmlns).toBe('urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2');
    expect(outOfSequence(root)).toEqual([]);
  });

  it('counts its lines, and gives every tier the quantity it holds from', () => {
    expect(named(root, 'cbc:LineCountNumeric')[0]?.text).toBe('2');
    const [first] = named(root, 'cac:CatalogueLine');
    const tiers = named(first!, 'cac:RequiredItemLocationQuantity');
    expect(tiers.map((tier) => named(tier, 'cbc:MinimumQuantity')[0]?.text)).toEqual(['100', '500']);
    expect(tiers.map((tier) => tier.children[2]?.children[0])).toMatchObject([
      { text: '12.50', attributes: { currencyID: 'EUR' } },
      { text: '11.00' },
    ]);
  });

  it('is named in the seller’s own words and described in every language', () => {
    const item = named(named(root, 'cac:CatalogueLine')[0]!, 'cac:Item')[0]!;
    expect(named(item, 'cbc:Name')[0]).toMatchObject({
      text: 'Mangue séchée',
      attributes: { languageID: 'fr' },
    });
    expect(named(item, 'cbc:Description').map(({ attributes }) => attributes.languageID)).toEqual([
      'fr',
      'en',
    ]);
  });

  it('is not written without a line: the schema asks for one', () => {
    expect(() => toUblCatalogue(catalogue([]))).toThrow(RangeError);
  });
});
