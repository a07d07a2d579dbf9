import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { facetNames } from '@/catalogue/search/facets';
import { houseWithoutDatabase } from '@/db/testing/house-environment';
import { locales } from '@/i18n/locales';
import { GET } from './route';

let closed: string[] = [];
beforeAll(async () => {
  Object.assign(process.env, houseWithoutDatabase);
  closed = [...(await GET().text()).matchAll(/^Disallow: (.+)$/gm)].map(([, path]) => path!);
});

/** RFC 9309, 2.2.3: `*` stands for any characters, and a path is closed with all that begins like it. */
function isClosed(address: string): boolean {
  return closed.some((path) =>
    new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}`).test(address),
  );
}

describe('robots', () => {
  it('are not sent into any of the ways to narrow a list down or to put it in another order', () => {
    for (const name of ['q', ...facetNames, 'sort'])
      expect([name, isClosed(`/fr/p/wouri?x=1&${name}=1`)]).toEqual([name, true]);
  });

  it('are not sent into the rooms of members', () => {
    const folder = join(process.cwd(), 'src', 'app', '[locale]');
    const rooms = ['member', 'chamber', 'finance', 'operator'].flatMap((room) =>
      readdirSync(join(folder, `(${room})`)),
    );
    // plots of goods have their address below the goods that everybody sees
    for (const room of rooms.filter((name) => name !== 'goods'))
      for (const locale of locales) expect([room, isClosed(`/${locale}/${room}/1`)]).toEqual([room, true]);
  });

  it('may read every public page, and go on to the next one of a list', () => {
    for (const path of [
      '',
      '/goods',
      '/goods?after=1',
      '/p/wouri',
      '/p/wouri/c/fruit?after=1',
      '/p/wouri/g/mango',
      '/guide',
    ])
      expect([path, isClosed(`/fr${path}`)]).toEqual([path, false]);
  });
});
