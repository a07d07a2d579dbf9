import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextQuality } from './next-quality';

const picture = fc.record({
  base: fc.double({ min: 50, max: 50_000, noNaN: true }),
  growth: fc.double({ min: 0.015, max: 0.06, noNaN: true }),
});

test('six tries end at a quality that nearly uses the weight, whenever some quality fits', () => {
  fc.assert(
    fc.property(picture, ({ base, growth }) => {
      const sought = { largestBytes: 5_000, quality: { lowest: 20, highest: 80 } };
      const weight = (quality: number) => Math.ceil(base * Math.exp(growth * quality));
      const tried: { quality: number; bytes: { length: number } }[] = [];
      for (let tries = 0; tries < 6; tries++) {
        const quality = nextQuality(tried, sought);
        if (quality === null) break;
        expect(quality).toBeGreaterThanOrEqual(20);
        expect(quality).toBeLessThanOrEqual(80);
        expect(tried.some((one) => one.quality === quality)).toBe(false);
        tried.push({ quality, bytes: { length: weight(quality) } });
      }
      const best = tried.filter((one) => one.bytes.length <= 5_000).sort((a, b) => b.quality - a.quality)[0];
      expect(best === undefined).toBe(weight(20) > 5_000);
      if (best && best.quality < 80) expect(weight(best.quality + 5)).toBeGreaterThan(5_000);
    }),
  );
});
