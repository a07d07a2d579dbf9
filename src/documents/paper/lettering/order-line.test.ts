import { describe, expect, it } from 'vitest';
import { orderLines, turned } from './order-line';

/** A line as it stands on paper from left to right. */
const asSet = (text: string) =>
  orderLines(text)[0]!
    .stretches.map((stretch) => (stretch.isRightToLeft ? turned(stretch.text) : stretch.text))
    .join('');

describe('a line of text', () => {
  it('stays as it is where nothing runs from right to left', () => {
    expect(orderLines('2 500,00 EUR (FCA)')[0]!.stretches).toEqual([
      { text: '2 500,00 EUR (FCA)', isRightToLeft: false },
    ]);
  });

  it('runs the way of its first letter, names and figures of the other script in their own order', () => {
    expect(asSet('تمر FCA 12')).toBe('FCA 12 رمت');
    expect(asSet('Tunis تمر 12')).toBe('Tunis 12 رمت');
    expect(asSet('1204 Genève, سويسرا')).toBe('1204 Genève, ارسيوس');
  });

  it('mirrors the brackets around Arabic and leaves those around Latin', () => {
    expect(asSet('تمر (جاف)')).toBe('(فاج) رمت');
    expect(asSet('تمر FCA (2020)')).toBe('FCA (2020) رمت');
  });

  it('keeps what is isolated together', () => {
    const line = orderLines('قائم · \u2066212.5 kg gross\u2069')[0]!;
    expect(line.stretches.map(({ text }) => text)).toContain('212.5 kg gross');
  });

  it('is ordered as a part of its paragraph: a line that begins in Latin still runs from the right', () => {
    const [first, second] = orderLines('التسليم في ميناء Radès نهارًا', ['التسليم في ميناء', 'Radès نهارًا']);
    expect(first?.stretches).toEqual([{ text: 'التسليم في ميناء', isRightToLeft: true }]);
    expect(second?.stretches.map(({ text }) => text)).toEqual([' نهارًا', 'Radès']);
  });
});
