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
  const seasons = {
    seasonal: [goods('mango', [4, 5])],
    allYear: [goods('mango-all-year', [])],
    isMore: false,
  };
  const html = renderToStaticMarkup(<SeasonsPage market={market} seasons={seasons} month={4} />);
  const named = html.match(/<[^>]*>[^<]*Mangue séchée/g) ?? [];
  expect(named).toHaveLength(3);
  for (const name of named) expect(name).toContain('lang="fr"');
});

it('does not take what a picture shows for all there is', () => {
  const seasonal = [goods('mango', [4, 5]), goods('pineapple', [5])];
  const english = { ...market, locale: 'en' } as Market;
  const page = (isMore: boolean) =>
    renderToStaticMarkup(
      <SeasonsPage market={english} seasons={{ seasonal, allYear: [], isMore }} month={5} />,
    );
  expect(page(false)).toContain('2 products are in season in May.');
  expect(page(true)).toContain('Of the newest 2 seasonal products 2 are in season in May.');
  expect(page(true)).toContain('href="/en/p/wouri?month=5"');
});
