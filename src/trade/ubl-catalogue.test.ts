import { describe, expect, it } from 'vitest';
import { aCatalogue, aCatalogueLine } from './testing/a-catalogue';
import { toUblCatalogue } from './ubl-catalogue';
import { readXml } from './xml-read';
import type { XmlElement } from './xml-write';

const named = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);

describe('a UBL catalogue', () => {
  const root = readXml(toUblCatalogue(aCatalogue([aCatalogueLine(), aCatalogueLine({ variant: null })])));

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
    expect(() => toUblCatalogue(aCatalogue([]))).toThrow(RangeError);
  });
});
