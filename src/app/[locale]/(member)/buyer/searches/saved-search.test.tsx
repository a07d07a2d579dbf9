import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { SavedSearch } from '@/catalogue/search/saved-searches';
import { Saved } from './saved-search';

it('says with each button which search it is for', () => {
  const search = {
    id: '1',
    query: 'q=karité',
    alerts: true,
    alertedAt: null,
    createdAt: new Date(0),
    portal: null,
  } as unknown as SavedSearch;
  const html = renderToStaticMarkup(
    <Saved reader={{ locale: 'fr', portal: null, portals: [] }} search={search} />,
  );
  const buttons = html.match(/<button.*?<\/button>/g) ?? [];
  expect(buttons).toHaveLength(2);
  for (const button of buttons) expect(button).toContain('karité');
});
