import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { formFields } from './form-fields';

const fields = formFields({ values: {}, problems: [] } as never, {} as never, {});
const input = (name: string) => renderToStaticMarkup(fields.line(name));

it('sets what is written in a language in its direction, and lets it be spelt in it', () => {
  expect(input('name_ar')).toMatch(/<input[^>]* lang="ar" dir="auto"/);
  expect(renderToStaticMarkup(fields.area('description_fr'))).toMatch(/<textarea[^>]* lang="fr"/);
});

it('leaves the other fields in the language of the page', () => {
  for (const name of ['hsCode', 'price_EUR_1', 'code_2']) expect(input(name)).not.toContain('lang=');
});

it('comes to the row that was asked for', () => {
  const values = { code_1: 'A', size_1: 'S', code_2: '' };
  const grown = formFields({ values, problems: [], added: 'variants' } as never, {} as never, {});
  const html = (name: string) => renderToStaticMarkup(grown.line(name));
  expect(html('code_2')).toContain('autofocus');
  for (const name of ['code_1', 'size_2', 'scheme_1']) expect(html(name)).not.toContain('autofocus');
  const first = formFields({ values: {}, problems: [], added: 'prices_EUR' } as never, {} as never, {});
  expect(renderToStaticMarkup(first.line('from_EUR_1'))).toContain('autofocus');
});
