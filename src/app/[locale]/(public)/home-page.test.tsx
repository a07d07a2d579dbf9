import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { HomePage } from './home-page';

type Props = ComponentProps<typeof HomePage>;

test('a market with more goods than are counted says so in the words of the language', () => {
  const portal = { id: '1', slug: 'wouri', country: 'CM', name: { fr: 'Wouri' }, chamberName: { fr: 'CCI' } };
  const markets = [
    { portal, count: { products: 1000, isMore: true }, seal: null },
  ] as unknown as Props['markets'];
  const home = (locale: Props['locale']) =>
    renderToStaticMarkup(<HomePage locale={locale} portals={[]} markets={markets} newest={[]} />);
  expect(home('fr')).toMatch(/plus de 1\s000 produits/);
  expect(home('ar')).toContain('أكثر من 1.000 منتج');
});
