import { describe, expect, it } from 'vitest';
import { readHsCode } from './typed-hs-code';

describe('a customs code as it was typed', () => {
  it.each(['090121', '0901.21', '0901 21', '0901-21', ' 0901.21 ', '٠٩٠١٢١', '090121'])(
    'is read: %s',
    (typed) => {
      expect(readHsCode(typed)).toBe('090121');
    },
  );

  it.each(['09012100', '0901.21.00', '0901 21 00 00', '0901210010'])(
    'of a national tariff is that of the Harmonized System it begins with: %s',
    (typed) => {
      expect(readHsCode(typed)).toBe('090121');
    },
  );

  it.each(['90121', '901.21', '9012100', '901210010'])(
    'gets back the zero that a spreadsheet took away: %s',
    (typed) => {
      expect(readHsCode(typed)).toBe('090121');
    },
  );

  it.each(['18010', '9012', '1801', '1801000', '12345678901', 'HS', ''])(
    'is left as it is otherwise: %s',
    (typed) => {
      expect(readHsCode(typed)).toBe(typed);
    },
  );
});
