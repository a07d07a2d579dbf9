import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pagePatterns } from '../e2e/page-patterns';

/** An order begins from goods; its form is shown with some. */
const shownOtherwise = ['/buyer/orders/new'];

it('npm run screenshots shows every page that has one address, and one of each kind of public page', () => {
  const source = readFileSync('e2e/screenshots.ts', 'utf8');
  const shown = [...source.matchAll(/'(\/[^']*)'|: ''/g)].map(([, path = '']) => path);
  const pages = pagePatterns().filter(({ isPage }) => isPage);
  const missing = pages
    .filter(({ path, room }) => !path.includes('[') || (room === 'public' && /\/[gmsc]\/\[/.test(path)))
    .filter((page) => !shown.some((path) => page.matches(path)))
    .map(({ path }) => path);
  expect(missing.filter((path) => !shownOtherwise.includes(path))).toEqual([]);
});
