import { expect, test } from 'vitest';
import { formatKilobytes, formatPercent } from './format';

test('kilobytes have the decimal mark of the language, and as many characters in each', () => {
  expect((['en', 'fr', 'es', 'pt', 'ar'] as const).map((locale) => formatKilobytes(locale, 12_595))).toEqual([
    '12.3',
    '12,3',
    '12,3',
    '12,3',
    '12,3',
  ]);
});

test('percents have their sign where the language has it, also where it is written from the right', () => {
  expect(formatPercent('en', -0.05)).toBe('-5%');
  expect(formatPercent('fr', -0.05)).toBe('-5\u00a0%');
  expect(formatPercent('ar', -0.05)).toBe('\u200e-5\u200e%\u200e');
});
