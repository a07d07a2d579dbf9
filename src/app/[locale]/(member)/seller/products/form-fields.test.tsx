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
