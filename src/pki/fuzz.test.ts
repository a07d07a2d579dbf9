import { describe, expect, it } from 'vitest';
import { runFuzz } from './testing/fuzz/run-fuzz';

const seed = Date.now() % 2 ** 32;

/** A hang, on any machine; `bench/fuzz` holds every input to the 50 ms asked for. */
const hangMilliseconds = 2000;

describe('mutated input', () => {
  it(`neither crashes nor hangs nor passes with other signed bytes (seed ${seed})`, async () => {
    const { findings } = await runFuzz(800, seed, hangMilliseconds);
    expect(findings.map(({ what, target, mutation }) => `${target}, ${mutation}: ${what}`)).toEqual([]);
  });
});
