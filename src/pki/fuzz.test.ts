import { describe, expect, it } from 'vitest';
import { runFuzz } from './testing/fuzz/run-fuzz';

const seed = Date.now() % 2 ** 32;

describe('mutated input', () => {
  it(`neither crashes nor stalls nor passes with other signed bytes (seed ${seed})`, async () => {
    const { findings } = await runFuzz(800, seed);
    expect(findings.map(({ what, target, mutation }) => `${target}, ${mutation}: ${what}`)).toEqual([]);
  });
});
