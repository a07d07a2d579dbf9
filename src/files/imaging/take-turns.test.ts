import { expect, test } from 'vitest';
import { inTurn } from './take-turns';

test('two work at once, the next wait their turn, and who finds the queue full is told so', async () => {
  let working = 0;
  let most = 0;
  const done: (() => void)[] = [];
  const job = () =>
    inTurn(async () => {
      most = Math.max(most, ++working);
      await new Promise<void>((finish) => done.push(finish));
      working--;
      return 'done';
    });
  const jobs = Array.from({ length: 26 }, job);
  expect(await job()).toBeNull();
  while (done.length > 0 || working > 0) {
    done.shift()?.();
    await new Promise((turn) => setTimeout(turn, 0));
  }
  expect(await Promise.all(jobs)).toEqual(Array(26).fill('done'));
  expect(most).toBe(2);
});
