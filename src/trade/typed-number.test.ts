import { expect, it } from 'vitest';
import { parseTypedQuantity } from './quantity';
import { isTwoWays, plainNumber } from './typed-number';

it('a number is read from any keyboard', () => {
  expect(plainNumber('١٬٢٥٠٫٥')).toBe('1250.5');
  expect(plainNumber('۱۲۵')).toBe('125');
  expect(plainNumber('−1,50')).toBe('-1,50');
  expect(plainNumber(' 1 250 ')).toBe('1250');
  expect(plainNumber('1.250,50')).toBe('1250.50');
  expect(plainNumber('-1,250,000.5')).toBe('-1250000.5');
  expect(plainNumber('1,25.5')).toBe('1,25.5');
});

it('a number with three digits behind a point or comma means two things, unless it begins with a zero', () => {
  for (const text of ['1,250', '1.000', '-12,000', '1.250.000']) expect(isTwoWays(text), text).toBe(true);
  for (const text of ['0.125', '1250', '1.25', '1.2500']) expect(isTwoWays(text), text).toBe(false);
});

it('a quantity is read in thousandths of its unit, as typed', () => {
  expect(parseTypedQuantity('١٢٥٫٥')).toBe(125_500);
  expect(parseTypedQuantity('0,125')).toBe(125);
  expect(parseTypedQuantity('1.2500')).toBe(1_250);
  expect(parseTypedQuantity('1.250')).toBeNull();
  expect(parseTypedQuantity('1.2345')).toBeNull();
});
