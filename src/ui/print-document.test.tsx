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
const portal = {
  slug: 'wouri',
  name: 'Wouri',
  chamberName: 'Chambre du Wouri',
  accent: '#27348b',
  accentNight: '#a9b4ff',
  locales: ['fr'],
  isDemo: false,
};
/** A page of a market whose logo weighs so much, or that has none. */
const printInMarket = (logoBytes: number | null, headers: HeadersInit = {}) => {
  const logo = logoBytes === null ? null : { address: '/logos/1/webp', bytes: logoBytes };
  const request = new Request('https://tradeseal.example/', { headers });
  return printDocument(request, { ...facts, portal: { ...portal, logo } }, <p />);
};
const inMarket = (logoBytes: number | null, headers?: HeadersInit) =>
  gunzipSync(printInMarket(logoBytes, headers).body).toString();
/** with the comma of its language */
const weightTold = (page: string) => Number(/a pesé (\d+,\d) Ko/.exec(page)?.[1]?.replace(',', '.'));

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

  it('is shared with its card, else with the mark of its market or of the house', async () => {
    const picture = (page: string) => /og:image" content="([^"]+)/.exec(page)?.[1];
    const origin = 'https://tradeseal.example';
    expect(picture(await html())).toBe(`${origin}/icons/house/512.png`);
    expect(picture(inMarket(null))).toBe(`${origin}/icons/wouri/512.png`);
    const card = { ...facts, card: '/cards/wouri/ananas-seche?in=fr' };
    const page = printDocument(new Request(origin), card, <p />);
    expect(picture(gunzipSync(page.body).toString())).toBe(`${origin}/cards/wouri/ananas-seche?in=fr`);
    expect(await html()).toContain('content="summary"');
  });

  it('says in which language the name of a chamber is where it has none in the reader’s', () => {
    const named = (chamberLanguage?: string) => {
      const brand = { ...portal, logo: null, chamberLanguage };
      const page = printDocument(new Request('https://x.example'), { ...facts, portal: brand }, <p />);
      return /<small[^>]*>/.exec(gunzipSync(page.body).toString())?.[0];
    };
    expect([named('en'), named('fr'), named()]).toEqual(['<small lang="en">', '<small>', '<small>']);
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
    expect(inMarket(3_000)).toContain('<img class="masthead-logo" src="/logos/1/webp"');
    expect(inMarket(3_000, { 'save-data': 'on' })).not.toContain('<img');
  });

  it('counts the logo of its market among what it weighed, where it is shown', () => {
    const without = weightTold(inMarket(null));
    expect(weightTold(inMarket(4_000)) - without).toBeCloseTo(4_000 / 1_024, 0);
    expect(weightTold(inMarket(2_048)) - weightTold(inMarket(1_024))).toBeCloseTo(1, 5);
    const light = { 'save-data': 'on' };
    expect(weightTold(inMarket(4_000, light))).toBe(weightTold(inMarket(null, light)));
  });

  it('is another page once its logo is known to weigh something else', () => {
    const tag = (bytes: number) => Object.fromEntries(printInMarket(bytes).headers).etag;
    expect(tag(3_000)).toBe(tag(3_000));
    expect(tag(3_000)).not.toBe(tag(4_000));
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
    expect(Math.abs(weightTold(page) - gzipSync(page).length / 1024)).toBeLessThan(0.1);
  });

  it('has nothing on paper that could only be pressed', async () => {
    const sheet = /<style>(.*?)<\/style>/s.exec(await html())?.[1] ?? '';
    const [, hidden = ''] = /@media print\{([^{}]*)\{display:none\}/.exec(sheet) ?? [];
    expect(hidden.split(',')).toEqual(expect.arrayContaining(['form', '.actions', '.button', '.order-note']));
  });

  it('spends at most 6 KB on its stylesheet, head and foot together', async () => {
    expect(print().body.length).toBeLessThan(6 * 1024);
  });
});
