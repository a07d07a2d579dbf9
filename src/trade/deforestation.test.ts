import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deforestationConcern } from './deforestation';
import { hsCodes } from './hs-codes';

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
    ['440711', 'wood'],
    ['442090', 'wood'],
    ['940360', 'wood'],
  ])('%s is %s', (hsCode, commodity) => {
    expect(deforestationConcern(hsCode)).toEqual({ commodity, certainty: 'is' });
  });

  it.each([
    ['410411', 'cattle'],
    ['400510', 'rubber'],
    ['482110', 'wood'],
    ['940161', 'wood'],
  ])('%s may be %s: its heading is named in part only', (hsCode, commodity) => {
    expect(deforestationConcern(hsCode)).toEqual({ commodity, certainty: 'may-be' });
  });

  it.each(['080430', '090411', '090210', '151590', '151311', '460219', '230690', '010231', '940320'])(
    '%s is not',
    (hsCode) => {
      expect(deforestationConcern(hsCode)).toBeNull();
    },
  );

  it('reads headings from their beginning, never in the middle of a code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hsCodes), (hsCode) => {
        const concern = deforestationConcern(hsCode);
        expect(concern === null || /^(01|02|09|12|15|16|18|23|29|38|40|41|44|47|48|49|94)/.test(hsCode)).toBe(
          true,
        );
      }),
    );
  });
});
