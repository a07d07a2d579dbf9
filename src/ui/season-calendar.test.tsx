import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SeasonCalendar } from './season-calendar';

it('keeps a name in its own order where the page is read from the right', () => {
  const name = `Mangue séchée ${'en lamelles '.repeat(5)}`;
  const row = { name, nameLocale: 'fr', href: '/ar/p/wouri/g/mango', months: [4, 5] };
  const html = renderToStaticMarkup(<SeasonCalendar locale="ar" rows={[row]} month={4} label="x" />);
  expect(html).toMatch(
    /<text[^>]*direction="rtl"[^>]*lang="fr"[^>]*>\u2068Mangue séchée [^<]*…\u2069<\/text>/,
  );
});
