import { expect, test } from 'vitest';
import { chooseFile } from './choose-file';

test.each([
  ['thumb.avif', null, 'thumb-avif'],
  ['detail.webp', 'image/avif', 'detail-webp'],
  ['thumb', 'image/avif,image/webp,image/*,*/*;q=0.8', 'thumb-avif'],
  ['thumb', 'image/webp,*/*', 'thumb-webp'],
  ['thumb', 'image/avif;q=0, image/webp', 'thumb-webp'],
  ['detail', null, 'detail-webp'],
  ['master.webp', null, null],
  ['master', null, null],
  ['thumb.jpeg', null, null],
  ['thumb.avif.webp', null, null],
  ['..', null, null],
  ['', null, null],
])('%s for a browser that accepts %s is %s', (variant, accept, file) => {
  expect(chooseFile(variant, accept)).toBe(file);
});
