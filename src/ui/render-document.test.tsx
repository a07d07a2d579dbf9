import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from './document';
import { renderDocument } from './render-document';

const facts: DocumentFacts = {
  locale: 'fr',
  title: 'Ananas séché',
  description: 'Ananas séché de Bonabéri',
  path: '/p/wouri/g/ananas-seche',
  origin: 'https://tradeseal.example',
  languages: ['en', 'fr'],
};
const ask = (headers: Record<string, string> = {}) =>
  renderDocument(new Request('https://tradeseal.example/', { headers }), facts, <h1>{'<b>Ananas</b>'}</h1>);

describe('a public document', () => {
  it('says its language, its other languages and its one address', async () => {
    const html = await (await ask()).text();
    expect(html).toMatch(/^<!doctype html><html lang="fr" dir="ltr">/);
    expect(html).toContain(
      '<link rel="canonical" href="https://tradeseal.example/fr/p/wouri/g/ananas-seche"/>',
    );
    expect(html).toContain('hrefLang="en" href="https://tradeseal.example/en/p/wouri/g/ananas-seche"');
  });

  it('carries no script and forbids any', async () => {
    const response = await ask();
    expect(response.headers.get('content-security-policy')).toContain("script-src 'none'");
    expect(await response.text()).not.toMatch(/<script|\son\w+=|javascript:/i);
  });

  it('shows text as text', async () => {
    expect(await (await ask()).text()).toContain('&lt;b&gt;Ananas&lt;/b&gt;');
  });

  it('answers 304 without a body to who has it already, also through a proxy that weakened the tag', async () => {
    const etag = (await ask()).headers.get('etag') ?? '';
    for (const tag of [etag, etag.replace('W/', ''), `"other", ${etag}`]) {
      const again = await ask({ 'if-none-match': tag });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    }
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('prints what it weighed, to the tenth of a kilobyte', async () => {
    const html = await (await ask()).text();
    const printed = Number(/a pesé\D+([\d.]+)/.exec(html)?.[1]);
    expect(Math.abs(printed - gzipSync(html).length / 1024)).toBeLessThan(0.1);
  });

  it('spends at most 6 KB on its stylesheet, head and foot together', async () => {
    expect(gzipSync(await (await ask()).text()).length).toBeLessThan(6 * 1024);
  });
});
