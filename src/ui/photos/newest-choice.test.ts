import { expect, test } from 'vitest';
import { choices } from './newest-choice';

test('a photo chosen while another is being sent is the one that counts, whichever arrives last', () => {
  const begin = choices();
  const isFirstWanted = begin();
  expect(isFirstWanted()).toBe(true);
  const isSecondWanted = begin();
  expect([isFirstWanted(), isSecondWanted()]).toEqual([false, true]);
});
