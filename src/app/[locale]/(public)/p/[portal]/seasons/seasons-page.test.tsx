import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Market } from '../../../market';
import { SeasonsPage } from './seasons-page';

const market = { locale: 'ar', brand: { slug: 'wouri', name: 'ووري' } } as unknown as Market;
const goods = (slug: string, months: readonly number[]) => ({
  slug,
  category: 'fruit',
  name: 'Mangue séchée',
  nameLocale: 'fr',
  months,
});

it('says of each name in another language which it is, in the picture, the table and the list', () => {
  const seasons = { seasonal: [goods('mango', [4, 5])], allYear: [goods('mango-all-year', [])] };
  const html = renderToStaticMarkup(<SeasonsPage market={market} seasons={seasons} month={4} />);
  const named = html.match(/<[^>]*>[^<]*Mangue séchée/g) ?? [];
  expect(named).toHaveLength(3);
  for (const name of named) expect(name).toContain('lang="fr"');
});
