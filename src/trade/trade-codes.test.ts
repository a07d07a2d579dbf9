import { describe, expect, it } from 'vitest';
import { countries, countryName, isCountry } from './countries';
import { isHsCode, printHsCode } from './hs-code';
import { hsCodes, hsName } from './hs-codes';
import {
  incoterms,
  isIncoterm,
  isSeaOnly,
  sellerInsures,
  whoClearsExport,
  whoPaysCarriage,
} from './incoterms';
import { isUnit, unitCodes } from './units';

describe('Incoterms 2020', () => {
  it('are eleven rules, four of them for ships only', () => {
    expect(incoterms).toHaveLength(11);
    expect(incoterms.filter(isSeaOnly)).toEqual(['FAS', 'FOB', 'CFR', 'CIF']);
  });

  it('do not know DAT, which became DPU', () => {
    expect(isIncoterm('DAT')).toBe(false);
    expect(isIncoterm('DPU')).toBe(true);
  });

  it('share out carriage, insurance and export clearance', () => {
    expect(incoterms.filter((rule) => whoPaysCarriage(rule) === 'buyer')).toEqual([
      'EXW',
      'FCA',
      'FAS',
      'FOB',
    ]);
    expect(incoterms.filter(sellerInsures)).toEqual(['CIP', 'CIF']);
    expect(incoterms.filter((rule) => whoClearsExport(rule) === 'buyer')).toEqual(['EXW']);
  });
});

describe('HS codes', () => {
  it('each have six digits of an existing chapter and a name in English and French', () => {
    for (const code of hsCodes) {
      expect(isHsCode(code)).toBe(true);
      expect(hsName('en', code)?.length).toBeGreaterThan(3);
      expect(hsName('fr', code)?.length).toBeGreaterThan(3);
    }
  });

  it('are refused outside the nomenclature', () => {
    for (const code of ['000000', '770100', '980000', '08043', '0804300', 'abcdef'])
      expect(isHsCode(code)).toBe(false);
    expect(hsName('en', '000000')).toBeNull();
    expect(hsName('en', 'toString')).toBeNull();
  });

  it('are printed as customs print them', () => {
    expect(printHsCode('080430')).toBe('0804.30');
  });
});

describe('units and countries', () => {
  it('are known by their codes only', () => {
    expect(unitCodes).toEqual(['KGM', 'TNE', 'GRM', 'LTR', 'MTR', 'MTK', 'H87', 'PR', 'DZN']);
    expect(isUnit('kg')).toBe(false);
    expect(isUnit('constructor')).toBe(false);
    expect(isCountry('XX')).toBe(false);
  });

  it('are named in the reader’s language, every country', () => {
    expect(new Set(countries).size).toBe(countries.length);
    expect(countryName('fr', 'CM')).toBe('Cameroun');
    expect(countryName('es', 'PE')).toBe('Perú');
    for (const code of countries) expect(countryName('en', code)).not.toBe(code);
  });
});
