import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MakerPage } from './maker-page';

type Props = ComponentProps<typeof MakerPage>;

const props = {
  market: { locale: 'en', brand: { slug: 'wouri' } },
  maker: { name: 'Solange Dikoumé', slug: 'solange-dikoume', place: 'Penja', story: {} },
  seller: { legalName: 'Femmes de Bonabéri', slug: 'femmes-de-bonaberi' },
} as unknown as Props;
const goods = {
  slug: 'penja-white-pepper',
  name: 'Penja white pepper',
  nameLocale: 'en',
  artwork: 'white-pepper',
  category: 'spices',
  photo: null,
  maker: null,
  seller: { name: 'Femmes de Bonabéri' },
  unit: 'KGM',
  minimumThousandths: 25_000,
  price: { currency: 'EUR', minor: 2400 },
  incoterm: 'FCA',
  incotermPlace: 'Douala',
  originCountry: 'CM',
} as unknown as Props['goods']['products'][number];

it('leads on to the rest of what somebody makes', () => {
  const page = (next: string | null) =>
    renderToStaticMarkup(<MakerPage {...props} goods={{ products: [goods], next }} />);
  expect(page('1-2')).toContain('href="/en/p/wouri/m/solange-dikoume?after=1-2" rel="next"');
  expect(page(null)).not.toContain('rel="next"');
});
