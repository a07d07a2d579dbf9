import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from './document';
import { printDocument } from './print-document';

const facts: DocumentFacts = {
  locale: 'fr',
  title: 'Ananas séché',
  description: 'Ananas séché de Bonabéri',
  path: '/p/wouri/g/ananas-seche',
  origin: 'https://tradeseal.example',
  languages: ['en', 'fr'],
};
const print = () =>
  printDocument(new Request('https://tradeseal.example/'), facts, <h1>{'<b>Ananas</b>'}</h1>);
const html = async () => gunzipSync(print().body).toString();

describe('a public document', () => {
  it('says its language, its other languages and its one address', async () => {
    const page = await html();
    expect(page).toMatch(/^<!doctype html><html lang="fr" dir="ltr">/);
    expect(page).toContain(
      '<link rel="canonical" href="https://tradeseal.example/fr/p/wouri/g/ananas-seche"/>',
    );
    expect(page).toContain('hrefLang="en" href="https://tradeseal.example/en/p/wouri/g/ananas-seche"');
  });

  it('says which language is for readers of none of them: the bare address, where there is one, asks', async () => {
    expect(await html()).toContain(
      'hrefLang="x-default" href="https://tradeseal.example/en/p/wouri/g/ananas-seche"',
    );
    const home = printDocument(new Request('https://tradeseal.example/'), { ...facts, path: '' }, <p />);
    expect(gunzipSync(home.body).toString()).toContain(
      'hrefLang="x-default" href="https://tradeseal.example/"',
    );
  });

  it('carries no script and forbids any', async () => {
    const policy = new Headers(print().headers as [string, string][]).get('content-security-policy');
    expect(policy).toContain("script-src 'none'");
    expect(await html()).not.toMatch(/<script|\son\w+=|javascript:/i);
  });

  it('shows text as text', async () => {
    expect(await html()).toContain('&lt;b&gt;Ananas&lt;/b&gt;');
  });

  it('asks for nothing more where it is read light, not even the logo of its market', () => {
    const portal = {
      slug: 'wouri',
      name: 'Wouri',
      chamberName: 'Chambre du Wouri',
      accent: '#27348b',
      accentNight: '#a9b4ff',
      logo: '/logos/1/webp',
      locales: ['fr'],
      isDemo: false,
    };
    const shown = (headers: HeadersInit) =>
      gunzipSync(
        printDocument(new Request('https://tradeseal.example/', { headers }), { ...facts, portal }, <p />)
          .body,
      ).toString();
    expect(shown({})).toContain('<img class="masthead-logo" src="/logos/1/webp"');
    expect(shown({ 'save-data': 'on' })).not.toContain('<img');
  });

  it('says whether it was printed light, so that a cache that judged otherwise does not keep it', () => {
    const said = (headers: HeadersInit) =>
      new Headers(
        printDocument(new Request('https://tradeseal.example/', { headers }), facts, <p />).headers as [
          string,
          string,
        ][],
      ).get('x-light');
    expect([said({}), said({ 'save-data': 'on' }), said({ cookie: 'light=2; light=1' })]).toEqual([
      '0',
      '1',
      '1',
    ]);
  });

  it('prints what it weighed, to the tenth of a kilobyte', async () => {
    const page = await html();
    // with the comma of its language
    const printed = Number(/a pesé (\d+,\d) Ko/.exec(page)?.[1]?.replace(',', '.'));
    expect(Math.abs(printed - gzipSync(page).length / 1024)).toBeLessThan(0.1);
  });

  it('spends at most 6 KB on its stylesheet, head and foot together', async () => {
    expect(print().body.length).toBeLessThan(6 * 1024);
  });
});
