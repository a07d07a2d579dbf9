import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A copy of the site with one page more: the market as an App Router page. Returns its folder. */
export function benchSite(): string {
  const site = resolve('.data', 'bench', 'site');
  mkdirSync(site, { recursive: true });
  rmSync(join(site, 'src'), { recursive: true, force: true });
  for (const name of [
    'src',
    'public',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
    'package.json',
  ])
    cpSync(name, join(site, name), {
      recursive: true,
      filter: (from) => !/\.test\.tsx?$|pki\/cases/.test(from),
    });
  cpSync(
    join('bench', 'pages', 'app-router-page.tsx.txt'),
    join(site, 'src', 'app', '[locale]', 'bench-goods', 'page.tsx'),
  );
  return site;
}
