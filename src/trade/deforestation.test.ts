import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deforestationConcern } from './deforestation';
import { hsCodes } from './hs-codes';

const beforeAdditions = new Date('2026-12-30T00:00:00Z');
const withAdditions = new Date('2027-12-30T00:00:00Z');

describe('goods under Regulation (EU) 2023/1115', () => {
  it.each([
    ['010229', 'cattle'],
    ['180100', 'cocoa'],
    ['180632', 'cocoa'],
    ['090111', 'coffee'],
    ['090121', 'coffee'],
    ['151190', 'oil-palm'],
    ['400122', 'rubber'],
    ['120190', 'soya'],
    ['440290', 'wood'],
    ['440420', 'wood'],
    ['440711', 'wood'],
    ['441920', 'wood'],
    ['442090', 'wood'],
    ['470321', 'wood'],
    ['940161', 'wood'],
    ['940360', 'wood'],
  ])('%s is %s', (hsCode, commodity) => {
    expect(deforestationConcern(hsCode, beforeAdditions)).toEqual({ commodity, certainty: 'is' });
  });

  it.each([
    ['020130', 'cattle'],
    ['151321', 'oil-palm'],
    ['400510', 'rubber'],
    ['401120', 'rubber'],
    ['440149', 'wood'],
    ['440220', 'wood'],
    ['441520', 'wood'],
    ['441873', 'wood'],
    ['482110', 'wood'],
    ['940180', 'wood'],
  ])('%s may be %s: only some of what the code names is meant', (hsCode, commodity) => {
    expect(deforestationConcern(hsCode, beforeAdditions)).toEqual({ commodity, certainty: 'may-be' });
  });

  it.each([
    ['080430', 'pineapples'],
    ['090411', 'pepper'],
    ['090210', 'tea'],
    ['151590', 'shea and argan oil'],
    ['151311', 'coconut oil'],
    ['460219', 'baskets'],
    ['230690', 'other oil-cake'],
    ['010231', 'buffalo'],
    ['940320', 'metal furniture'],
  ])('%s, %s, is not', (hsCode) => {
    expect(deforestationConcern(hsCode, withAdditions)).toBeNull();
  });

  it.each([
    ['490199', 'printed matter, by Regulation (EU) 2025/2650'],
    ['410411', 'hides'],
    ['410792', 'leather'],
    ['401036', 'belts'],
    ['401693', 'other articles of rubber'],
    ['401211', 'retreaded tyres'],
    ['400130', 'balata and other gums'],
    ['120110', 'soya for sowing'],
    ['940110', 'seats of aircraft'],
    ['470710', 'recovered paper'],
    ['440921', 'bamboo'],
    ['441911', 'bamboo'],
  ])('%s is no more: %s', (hsCode) => {
    expect(deforestationConcern(hsCode, beforeAdditions)).toBeNull();
  });

  it.each([
    ['210111', 'coffee', 'is'],
    ['020621', 'cattle', 'may-be'],
    ['340111', 'oil-palm', 'may-be'],
    ['152000', 'oil-palm', 'may-be'],
  ])('%s is added as %s from 30 December 2027 and not before', (hsCode, commodity, certainty) => {
    expect(deforestationConcern(hsCode, new Date('2027-12-29T23:59:59Z'))).toBeNull();
    expect(deforestationConcern(hsCode, withAdditions)).toEqual({ commodity, certainty });
  });

  it('reads headings from their beginning, never in the middle of a code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hsCodes), (hsCode) => {
        const concern = deforestationConcern(hsCode, withAdditions);
        expect(
          concern === null || /^(01|02|09|12|15|16|18|21|23|29|34|38|39|40|44|47|48|94)/.test(hsCode),
        ).toBe(true);
      }),
    );
  });
});
