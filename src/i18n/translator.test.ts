import { describe, expect, it } from 'vitest';
import { formatThousandths } from './format';
import { locales } from './locales';
import { translator } from './translator';

describe.each(locales)('a sentence in %s', (locale) => {
  it('writes numbers as the amounts beside it', () => {
    for (const count of [1234, 12_345, 1_234_567])
      expect(translator(locale, 'catalogue')('market.products', { count })).toContain(
        formatThousandths(locale, count * 1000),
      );
  });

  it('writes the bound of a list as a number too', () => {
    expect(translator(locale, 'apply')('producers.fault.too-many-rows', { most: 5000 })).toContain(
      formatThousandths(locale, 5_000_000),
    );
    // as the page after a refusal has it
    for (const code of ['too-many-lines', 'too-many-columns'])
      expect(translator(locale, 'goods-import')(`refusal.${code}`, { most: '50000' })).toContain(
        formatThousandths(locale, 50_000_000),
      );
  });
});
