import fc from 'fast-check';
import { createElement, type ReactNode, useId } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { writeMarkup } from './write-markup';

const staticMarkup = (node: ReactNode): string => {
  const out: string[] = [];
  writeMarkup(node, out);
  return out.join('');
};
/** React has an order of its own for the attributes of a form. */
const sorted = (html: string) =>
  html.replace(/<([a-z0-9]+)((?: [^\s=>]+="[^"]*")+)/g, (_, tag: string, attributes: string) =>
    [`<${tag}`, ...attributes.match(/ [^\s=>]+="[^"]*"/g)!.sort()].join(''),
  );
const same = (node: ReactNode) => {
  expect(sorted(staticMarkup(node))).toBe(sorted(renderToStaticMarkup(node)));
};
function Part({ children }: { readonly children: ReactNode }) {
  return <>{children}</>;
}
function LivesOn() {
  return <p id={useId()}>x</p>;
}
const text = fc.oneof(fc.string(), fc.constantFrom('<b>', '"quoted"', "l'ananas", 'a & b', '→ قهوة', '\n'));

const attributes = fc.record(
  {
    ...Object.fromEntries(
      [
        'className',
        'id',
        'title',
        'lang',
        'aria-label',
        'data-of',
        'strokeWidth',
        'textAnchor',
        'fillOpacity',
      ].map((name) => [name, text]),
    ),
    ...Object.fromEntries(
      ['hidden', 'itemScope', 'aria-hidden', 'draggable', 'tabIndex', 'role'].map((name) => [
        name,
        fc.oneof(fc.boolean(), fc.integer(), fc.constant(undefined), fc.constant(null)),
      ]),
    ),
    style: fc.constantFrom({ maxWidth: '100%', height: 'auto' }, { '--accent': ' #123' }, {}),
  },
  { requiredKeys: [] },
);

const nodes = fc.letrec<{ node: ReactNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.integer(),
    fc.constantFrom(null, undefined, true, false),
    fc
      .tuple(
        fc.constantFrom('div', 'p', 'span', 'svg', 'path', 'section', 'h2', 'pre', 'dl'),
        attributes,
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([tag, props, children]) => createElement(tag, props as object, ...(children as ReactNode[]))),
    fc
      .tuple(fc.constantFrom('img', 'br', 'hr'), attributes)
      .map(([tag, props]) => createElement(tag, props as object)),
    fc
      .array(tie('node'), { maxLength: 3 })
      .map((children) => createElement(Part, null, ...(children as ReactNode[]))),
  ),
})).node;

describe('the markup of a document', () => {
  it('is what react-dom/server writes, whatever the elements', () => {
    fc.assert(
      fc.property(nodes, (node) => same(node)),
      { numRuns: 300 },
    );
  });

  it('has what was typed in its fields', () => {
    same(
      <form action="/fr/apply" method="post" noValidate>
        <input type="text" name="name" defaultValue={'Awa "la patronne"'} required autoComplete="name" />
        <input type="checkbox" defaultChecked name="agreed" value="yes" />
        <input type="radio" name="kind" value="a" checked={false} readOnly />
        <input type="file" name="paper" accept="application/pdf" multiple />
        <textarea name="story" rows={4} defaultValue={'\nTwo lines\n<here>'} />
        <select name="country" defaultValue="CM">
          <option value="">–</option>
          <option value="CM">Cameroon</option>
          <optgroup label="others">
            <option>CM</option>
            <option value="CI">Côte d’Ivoire</option>
          </optgroup>
        </select>
        <button type="submit" name="go" value="on" disabled>
          Go
        </button>
      </form>,
    );
  });

  it('has links, pictures and their sources', () => {
    same(
      <p>
        <a href="/fr?a=1&b=2" hrefLang="fr" rel="next" download>
          on
        </a>
        <picture>
          <source type="image/avif" srcSet="/a.avif 1x" />
          <img src="/a.webp" alt="" width={40} height={40} loading="lazy" decoding="async" />
        </picture>
        <time dateTime="2026-11-29">today</time>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: what is tried here */}
        <style dangerouslySetInnerHTML={{ __html: 'a > b { color: red }' }} />
      </p>,
    );
  });

  it('never has an address that runs something', () => {
    for (const address of [
      'javascript:alert(1)',
      ' java\tscript:alert(1)',
      'JAVASCRIPT:x',
      '\u0001javascript:x',
    ])
      expect(staticMarkup(<a href={address}>x</a>)).toBe('<a href="#">x</a>');
  });

  it('is not made of what lives on in a browser', () => {
    expect(() => staticMarkup(<LivesOn />)).toThrow();
    expect(() => staticMarkup(Promise.resolve('x'))).toThrow('elements, texts and lists');
  });
});
