import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptTexts } from './kept-texts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('texts cut out of a longer one', () => {
  it('say what they said, whatever it was', () => {
    const texts = new KeptTexts();
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => texts.keep(text) === text));
    expect(texts.keep('\ud800')).toBe('\ud800');
  });

  it('do not keep what they were cut from', () => {
    const texts = new KeptTexts();
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const kept = Array.from({ length: 50 }, (_, n) =>
      texts.keep(`${n}${'marks '.repeat(200_000)}`.slice(0, 40)),
    );
    collectGarbage();
    expect(kept).toHaveLength(50);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
  });
});
