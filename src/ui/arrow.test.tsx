import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Arrow } from './arrow';

test('an arrow points where reading goes on', () => {
  expect(renderToStaticMarkup(<Arrow locale="fr" />)).toBe('→');
  expect(renderToStaticMarkup(<Arrow locale="ar" />)).toBe('←');
});
