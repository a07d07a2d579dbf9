import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { CatalogueDocumentLine } from './catalogue-document';
import { money } from './money';
import { aBareCatalogueLine, aCatalogue, aCatalogueLine, printedCatalogue } from './testing/a-catalogue';
import { ublCataloguePieces } from './ubl-catalogue';
import { at, optional, textAt } from './ubl-read';
import { readXml } from './xml-read';
import type { XmlElement } from './xml-write';

const named = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);

/** The first line of a catalogue, as another system reads it. */
const read = async (line: CatalogueDocumentLine) =>
  at(readXml(await printedCatalogue([line])), 'cac:CatalogueLine');
const line = await read(aCatalogueLine());
const item = at(line, 'cac:Item');

const propertiesOf = (element: XmlElement, name: string) =>
  named(at(element, 'cac:Item'), 'cac:AdditionalItemProperty').filter(
    (property) => textAt(property, 'cbc:Name') === name,
  );
const valuesOf = (name: string) =>
  propertiesOf(line, name).map((property) => {
    const { text, attributes } = at(property, 'cbc:Value');
    return attributes.languageID ? { [attributes.languageID]: text } : text;
  });
const quantityOf = (name: string) => {
  const { text, attributes } = at(propertiesOf(line, name)[0]!, 'cbc:ValueQuantity');
  return `${text} ${attributes.unitCode}`;
};

describe('a UBL catalogue', () => {
  it('counts its lines, and gives every tier the quantity it holds from', async () => {
    const root = readXml(await printedCatalogue([aCatalogueLine(), aCatalogueLine({ variant: null })]));
    expect(textAt(root, 'cbc:LineCountNumeric')).toBe('2');
    const tiers = named(line, 'cac:RequiredItemLocationQuantity');
    expect(tiers.map((tier) => textAt(tier, 'cbc:MinimumQuantity'))).toEqual(['100', '500']);
    expect(tiers.map((tier) => at(tier, 'cac:Price/cbc:PriceAmount'))).toMatchObject([
      { text: '12.50', attributes: { currencyID: 'EUR' } },
      { text: '11.00' },
    ]);
  });

  it('is named in the seller’s own words and described in every language', () => {
    expect(at(item, 'cbc:Name')).toMatchObject({ text: 'Mangue séchée', attributes: { languageID: 'fr' } });
    expect(named(item, 'cbc:Description').map(({ attributes }) => attributes.languageID)).toEqual([
      'fr',
      'en',
    ]);
  });

  it('is not written without a line: the schema asks for one', async () => {
    await expect(printedCatalogue([])).rejects.toThrow(RangeError);
  });

  it('breaks off when its lines are not as many as it said at its beginning', async () => {
    const lines = [aCatalogueLine(), aCatalogueLine()];
    const pieces = ublCataloguePieces({ ...aCatalogue(lines), lineCount: 3 });
    await expect(text(pieces)).rejects.toThrow(RangeError);
  });

  it('is written as its lines come: none is asked for before the one ahead of it was taken', async () => {
    let asked = 0;
    const lines = (function* () {
      for (;;) {
        asked += 1;
        yield aCatalogueLine();
      }
    })();
    const pieces = ublCataloguePieces({ ...aCatalogue(), lines });
    let taken = '';
    while (!taken.includes('</cac:CatalogueLine>')) taken += (await pieces.next()).value;
    expect(asked).toBe(1);
    await pieces.return(undefined);
  });

  it('leaves out what XML cannot carry, as rows written long ago may have it, and reads as the rest', async () => {
    const read = readXml(
      await printedCatalogue([
        aCatalogueLine({ incotermPlace: 'Port\u000bde \u0000Douala\ud83c', code: 'M\u00011' }),
      ]),
    );
    const item = at(read, 'cac:CatalogueLine/cac:Item');
    expect(textAt(item, 'cac:SellersItemIdentification/cbc:ID')).toBe('M1');
    expect(textAt(item, 'cac:AdditionalItemProperty/cbc:Value')).toBe('FCA Port\nde Douala');
  });
});

describe('of goods, a buyer’s own system reads', () => {
  it('what one package holds and weighs, without and with its wrapping, at every price that is for it', () => {
    const packages = named(line, 'cac:RequiredItemLocationQuantity').map((tier) => at(tier, 'cac:Package'));
    expect(packages).toHaveLength(2);
    for (const one of packages) {
      expect(at(one, 'cbc:Quantity')).toMatchObject({ text: '10', attributes: { unitCode: 'KGM' } });
      expect(named(one, 'cac:MeasurementDimension').map((dimension) => dimension.children)).toMatchObject([
        [
          { name: 'cbc:AttributeID', text: 'AAF', attributes: { schemeID: 'UNCL6313' } },
          { name: 'cbc:Measure', text: '10', attributes: { unitCode: 'KGM' } },
        ],
        [{ text: 'AAB' }, { text: '10.6', attributes: { unitCode: 'KGM' } }],
      ]);
    }
  });

  it('weights in kilograms, in whatever unit the goods are sold', async () => {
    const bags = await read(
      aCatalogueLine({ unit: 'TNE', package: { thousandths: 63, netGrams: 62_500, grossGrams: 63_600 } }),
    );
    const one = at(bags, 'cac:RequiredItemLocationQuantity/cac:Package');
    expect(at(one, 'cbc:Quantity')).toMatchObject({ text: '0.063', attributes: { unitCode: 'TNE' } });
    expect(named(one, 'cac:MeasurementDimension').map((weight) => at(weight, 'cbc:Measure'))).toMatchObject([
      { text: '62.5', attributes: { unitCode: 'KGM' } },
      { text: '63.6', attributes: { unitCode: 'KGM' } },
    ]);
  });

  it('the country they are of, and the region within it', () => {
    expect(textAt(item, 'cac:OriginCountry/cbc:IdentificationCode')).toBe('CM');
    expect(textAt(item, 'cac:OriginAddress/cbc:CountrySubentity')).toBe('Nord');
  });

  it('every certificate: its number, its scheme, and the last day it holds', () => {
    const [certificate, ...more] = named(item, 'cac:Certificate');
    expect(more).toEqual([]);
    expect(textAt(certificate!, 'cbc:ID')).toBe('CM-BIO-154');
    expect(textAt(certificate!, 'cbc:CertificateType')).toBe('EU organic');
    expect(textAt(certificate!, 'cac:DocumentReference/cac:ValidityPeriod/cbc:EndDate')).toBe('2027-05-31');
  });

  it('a certificate without a number by its scheme, and no validity of one that says none', async () => {
    const certificate = at(
      await read(aCatalogueLine({ certificates: [{ scheme: 'Fairtrade', number: null, expires: null }] })),
      'cac:Item/cac:Certificate',
    );
    expect(textAt(certificate, 'cbc:ID')).toBe('Fairtrade');
    expect(optional(certificate, 'cac:DocumentReference')).toBeUndefined();
  });

  it('“not said” where the schema asks what a seller does not write down of a certificate', () => {
    const certificate = at(item, 'cac:Certificate');
    expect(textAt(certificate, 'cbc:CertificateTypeCode')).toBe('NA');
    expect(textAt(certificate, 'cac:IssuerParty/cac:PartyName/cbc:Name')).toBe('NA');
  });

  it('the months of their season as numbers, and the days of the harvest', () => {
    expect(valuesOf('season')).toEqual(['3 4 5']);
    expect(valuesOf('harvestedFrom')).toEqual(['2026-03-09']);
    expect(valuesOf('harvestedUntil')).toEqual(['2026-05-22']);
  });

  it('how long they keep and how much a month brings, as figures and as quantities with their unit', () => {
    expect([valuesOf('shelfLifeDays'), quantityOf('shelfLifeDays')]).toEqual([['365'], '365 DAY']);
    expect([valuesOf('monthlyCapacity'), quantityOf('monthlyCapacity')]).toEqual([['2000.5'], '2000.5 KGM']);
  });

  it('how they are packed, in every language in which that is said', () => {
    expect(valuesOf('packaging')).toEqual([{ fr: 'Carton de 40 sachets' }, { en: 'Carton of 40 bags' }]);
  });

  it('how large a sample is, what it costs as a whole, and on what terms', () => {
    expect(quantityOf('sampleQuantity')).toBe('0.5 KGM');
    expect(valuesOf('samplePrice')).toEqual(['4.50']);
    expect(textAt(propertiesOf(line, 'samplePrice')[0]!, 'cbc:ValueQualifier')).toBe('EUR');
    expect(valuesOf('sampleTerms')).toEqual([{ en: 'Carriage at your cost.' }]);
  });

  it('that a sample is free, and no price of a sample among those of the goods', async () => {
    const free = await read(
      aBareCatalogueLine({ sample: { thousandths: 500, price: money('EUR', 0), terms: [] } }),
    );
    expect(textAt(propertiesOf(free, 'samplePrice')[0]!, 'cbc:Value')).toBe('0.00');
    expect(named(free, 'cac:RequiredItemLocationQuantity')).toHaveLength(1);
  });

  it('what they are sorted under, and what botanists call them', () => {
    expect(valuesOf('category')).toEqual(['fruit']);
    expect(valuesOf('scientificName')).toEqual(['Mangifera indica']);
  });

  it('nothing at all of what the seller leaves unsaid', async () => {
    const line = await read(aBareCatalogueLine());
    const bare = at(line, 'cac:Item');
    expect(named(bare, 'cac:AdditionalItemProperty').map((property) => textAt(property, 'cbc:Name'))).toEqual(
      ['Incoterms2020', 'version', 'category'],
    );
    expect(bare.children.map(({ name }) => name)).toEqual([
      'cbc:Description',
      'cbc:Name',
      'cac:SellersItemIdentification',
      'cac:OriginCountry',
      'cac:CommodityClassification',
      ...Array(3).fill('cac:AdditionalItemProperty'),
    ]);
    expect(optional(line, 'cac:RequiredItemLocationQuantity/cac:Package')).toBeUndefined();
  });
});
