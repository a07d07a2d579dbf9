import { expect, it } from 'vitest';
import { pageOfRows } from './page-of-rows';

it('a page of rows goes on only where there are more than it shows', () => {
  expect(pageOfRows([1, 2], 2)).toEqual({ rows: [1, 2], last: null });
  expect(pageOfRows([1, 2, 3], 2)).toEqual({ rows: [1, 2], last: 2 });
  expect(pageOfRows([], 2)).toEqual({ rows: [], last: null });
});
