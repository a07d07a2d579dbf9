import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { goodsOfAllMarkets } from '@/demo/testing/goods-of-all-markets';
import { GET as everywhere } from './route';

/** The goods of the eleven markets of the demo. */

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, goodsOfAllMarkets);
}, 120_000);
afterAll(closeTestDatabase);

async function visit(
  query = '',
  { locale = 'fr', headers = {} }: { locale?: string; headers?: HeadersInit } = {},
) {
  const request = new Request(`https://tradeseal.example/${locale}/goods${query}`, { headers });
  const response = await everywhere(request, { params: Promise.resolve({ locale }) });
  const html = await response.text();
  return { response, html, bytes: gzipSync(html).length };
}

const pathsIn = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const goodsIn = (html: string) => pathsIn(html).filter((path) => /^\/..\/p\/[^/]+\/g\//.test(path));
/** The choices of one facet, as its readers see them. */
function choicesOf(html: string, title: string): string[] {
  const section = new RegExp(`<h3>${title}</h3><ul>(.*?)</ul>`).exec(html)?.[1] ?? '';
  return [...section.matchAll(/<li>(.*?)<\/li>/g)].map(([, row = '']) => row.replace(/<[^>]+>/g, ''));
}

describe('the goods of all markets', () => {
  it('can be narrowed down by every facet and by market, with links and counts, folded away', async () => {
    const { html } = await visit();
    expect(html).toContain('<details class="facets"><summary>Affiner</summary>');
    const titles = [...html.matchAll(/<section><h3>([^<]+)/g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Catégorie',
      'Marché',
      'Origine',
      'Condition de livraison',
      'Certificat',
      'Prix au kg, au litre ou à la pièce',
      'Plus petite commande',
      'Délai',
      'De saison en',
    ]);
    expect(choicesOf(html, 'Marché')).toHaveLength(11);
    expect(choicesOf(html, 'Marché')[0]).toBe('Wouri 12');
  });

  it('are those of the market, origin and term that were chosen, each of which can be taken away', async () => {
    const { html } = await visit('?market=faso&incoterm=FOB');
    expect(goodsIn(html)).toHaveLength(3);
    expect(goodsIn(html).every((path) => path.startsWith('/fr/p/faso/g/'))).toBe(true);
    expect(pathsIn(html)).toContain('/fr/goods?incoterm=FOB');
    expect(pathsIn(html)).toContain('/fr/goods?market=faso');
    expect(html).toContain('Marché\u00a0: Faso');
    expect(choicesOf(html, 'Marché')).toEqual([]);
  });

  it('count what a choice will find', async () => {
    const { html } = await visit('?q=mangue');
    const [first = ''] = choicesOf(html, 'Marché');
    const link = pathsIn(html).find((path) => /^\/fr\/goods\?q=mangue&market=/.test(path)) ?? '';
    const narrowed = await visit(link.replace('/fr/goods', ''));
    expect(goodsIn(narrowed.html)).toHaveLength(Number(/\d+$/.exec(first)?.[0]));
  });

  it('are sorted by price only within one market, whose prices can be compared', async () => {
    const sorts = (html: string) => pathsIn(html).filter((path) => path.includes('sort=price'));
    expect(sorts((await visit()).html)).toEqual([]);
    expect(sorts((await visit('?market=faso')).html)).toEqual(['/fr/goods?market=faso&sort=price']);
  });

  it('can be kept as a search with its facets', async () => {
    const { html } = await visit('?q=mangue&market=faso&lead=30');
    const save = new URLSearchParams({ save: 'q=mangue&market=faso&lead=30' });
    expect(pathsIn(html)).toContain(`/fr/buyer/searches?${save}`);
    expect((await visit()).html).not.toContain('/buyer/searches?');
  });

  it('say what to take away where nothing is left, and do not send on to where the reader is', async () => {
    const { html } = await visit('?q=mangue&market=cabo&month=3');
    expect(goodsIn(html)).toEqual([]);
    expect(pathsIn(html)).toContain('/fr/goods?q=mangue&month=3');
    expect(pathsIn(html)).toContain('/fr/goods?q=mangue&market=cabo');
    // the words alone, and not once more as the way to every market
    expect(pathsIn(html).filter((path) => path === '/fr/goods?q=mangue')).toHaveLength(1);
  });

  it('take a market that does not exist for none', async () => {
    const { html, response } = await visit('?market=nowhere');
    expect(response.status).toBe(200);
    expect(html).not.toContain('nowhere');
    expect(goodsIn(html)).toHaveLength(18);
  });

  it('leave pages that were narrowed down to nobody’s index, and tell caches what they show', async () => {
    const { html, response } = await visit('?market=faso');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect((await visit()).html).toContain('rel="canonical"');
    expect(response.headers.get('cache-tag')).toBe('everywhere');
    expect(response.headers.get('cache-control')).toContain('s-maxage=1');
  });

  it.each(['fr', 'ar'])(
    'fit into 20 KB with all that they can be narrowed down to, without script, in %s',
    async (locale) => {
      for (const query of ['', '?q=mangue']) {
        const { html, bytes } = await visit(query, { locale });
        expect(html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
        expect(html).not.toMatch(/<script|<img|<link rel="stylesheet/);
        expect(html).not.toMatch(/>(?:search|storefront|catalogue|categories)\.[a-zA-Z.]+</);
        expect(bytes).toBeLessThan(20 * 1024);
      }
    },
  );

  it('fit into 12 KB for who asks for no pictures', async () => {
    expect((await visit('', { headers: { 'save-data': 'on' } })).bytes).toBeLessThan(12 * 1024);
  });
});
