import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedCatalogue } from '@/trade/testing/a-catalogue';
import { faultsOfUbl } from '@/trade/testing/validate-ubl';
import { plainColumns, wordColumns } from '../import/column-headings';
import { arbitraryGoods } from '../import/testing/arbitrary-goods';
import type { ProductFacts } from '../product-facts';
import type { StockByVariant } from '../stock';
import { someFacts } from '../testing/a-product';
import { catalogueLinesOf } from './catalogue-document';
import { exampleGoods } from './example-goods';

const noStock: StockByVariant = new Map();
const linesOf = (facts: ProductFacts, stock = noStock) =>
  catalogueLinesOf({ code: 'MANGO-01', producer: '', version: 1, facts, stock });

describe('goods in a catalogue for another system', () => {
  it('are a line for each variant, with the season, package and certificates that all of them share', () => {
    const lines = linesOf(exampleGoods(['en'], ['EUR']).facts);
    expect(lines.map(({ variant }) => variant?.code)).toEqual(['M-250', 'M-1000']);
    for (const line of lines)
      expect(line).toMatchObject({
        originRegion: 'Nord',
        scientificName: 'Mangifera indica',
        seasonMonths: [3, 4, 5],
        shelfLifeDays: 365,
        monthlyCapacityThousandths: 2_000_000,
        package: { thousandths: 10_000, netGrams: 10_000, grossGrams: 10_600 },
        certificates: [{ scheme: 'EU organic', number: 'CM-BIO-154', expires: '2027-05-31' }],
      });
  });

  it('say how they are packed and on what terms a sample is sent in the languages of the seller', () => {
    const [line] = linesOf(
      someFacts({
        packaging: { fr: 'Cartons', en: 'Cartons' },
        sample: { thousandths: 500, currency: 'XAF', minor: 3000, terms: { fr: 'Port à votre charge.' } },
      }),
    );
    expect(line?.packaging.map(({ language }) => language)).toEqual(['fr', 'en']);
    expect(line?.sample).toEqual({
      thousandths: 500,
      price: { currency: 'XAF', minor: 3000 },
      terms: [{ language: 'fr', text: 'Port à votre charge.' }],
    });
  });

  it('cannot be ordered while all there is of them is promised', () => {
    const stock = new Map([['', { stockThousandths: 5000, reservedThousandths: 5000 }]]);
    expect(linesOf(someFacts(), stock).map(({ isOrderable }) => isOrderable)).toEqual([false]);
    expect(linesOf(someFacts()).map(({ isOrderable }) => isOrderable)).toEqual([true]);
  });

  it('are valid UBL whatever sellers write down about them', async () => {
    const goods = fc.sample(arbitraryGoods, { numRuns: 60, seed: 1 });
    const catalogues = await Promise.all(goods.map((facts) => printedCatalogue(linesOf(facts))));
    expect((await faultsOfUbl('Catalogue', catalogues)).flat()).toEqual([]);
  });

  it('call what UBL has no element for as a file of goods does', async () => {
    const facts = fc.sample(arbitraryGoods, { numRuns: 60, seed: 1 });
    const xml = await printedCatalogue(facts.flatMap((one) => linesOf(one)));
    const names = [...xml.matchAll(/<cac:AdditionalItemProperty>\s*<cbc:Name>([^<]*)/g)].map(
      ([, name]) => name,
    );
    const ofTheDocument = ['Incoterms2020', 'version', 'size', 'grade'];
    expect([...ofTheDocument, ...plainColumns, ...wordColumns]).toEqual(
      expect.arrayContaining([...new Set(names)]),
    );
    expect(names).toEqual(expect.arrayContaining(['season', 'shelfLifeDays', 'sampleTerms', 'packaging']));
  });
});
