import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { documentStylesheet } from '../document-stylesheet';
import { KeyPicture } from '../keys/key-picture';

const css = documentStylesheet(null);

/** Of rules that weigh the same the last one counts. */
function isLast(rule: string, of: string): boolean {
  return css.includes(rule) && css.lastIndexOf(rule) > css.lastIndexOf(of);
}

it('where the reader’s system chooses the colours, the months in season take them, whatever was said before', () => {
  expect(isLast('.season-on{fill:CanvasText', '.season-on{fill:var(--accent)')).toBe(true);
});

it('prints a list without what can only be pressed: categories, order, facets, search and what comes next', () => {
  const print = css.slice(css.lastIndexOf('@media print{.categories'));
  for (const name of ['.categories', '.sorting', '.facets', '.more', '.finder']) {
    expect(print.slice(0, print.indexOf('{display:none}'))).toContain(name);
    expect(isLast('@media print{.categories', `${name}{display:flex`)).toBe(true);
  }
});

it('shows all of the ring around a category in the row that is pushed sideways', () => {
  expect(css).toMatch(/\.categories a:focus-visible\{outline-offset:-3px/);
});

it('draws the way of a key in the direction in which the page is read', () => {
  expect(css).toContain('[dir="rtl"] .key-picture{transform:scaleX(-1)}');
  expect(renderToStaticMarkup(KeyPicture({ scene: 'telephone' }))).toContain('class="key-picture"');
});

it('sets Arabic headings with room for their marks, and does not push joined letters together', () => {
  const arabic = /:lang\(ar\) :is\(h1,h2,h3,\.serif\)\{([^}]*)\}/.exec(css)?.[1] ?? '';
  expect(Number(/line-height:([\d.]+)/.exec(arabic)?.[1])).toBeGreaterThanOrEqual(1.35);
  expect(arabic).toContain('letter-spacing:normal');
});

it('prints what is closed on the screen: prices in other currencies, the seasons as a table', () => {
  expect(css).toMatch(
    /@media print\{[^@]*main details:not\(\.facets\)::details-content\{content-visibility:visible/,
  );
});
