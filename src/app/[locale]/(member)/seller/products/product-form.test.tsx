import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { formProps } from './form-props';
import { ProductForm } from './product-form';

it('keeps the version that was before the seller’s eyes with what was typed into it', () => {
  const frame = { languages: ['fr'], currencies: ['EUR'], originCountry: 'CM' };
  const start = { values: { version: '3' }, problems: [] };
  const form = renderToStaticMarkup(
    <ProductForm {...formProps('en', frame, [])} start={start} hidden={{ locale: 'en' }} />,
  );
  const [input] = /<input[^>]*name="version"[^>]*>/.exec(form) ?? [];
  expect(input).toContain('value="3"');
  expect(input).not.toContain('type="hidden"');
});
