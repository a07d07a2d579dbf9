import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as card } from '@/app/cards/[portal]/[product]/route';
import { GET as robots } from '@/app/robots.txt/route';
import { GET as bareAddress } from '@/app/route';
import { GET as sitemapPiece } from '@/app/sitemap/[portal]/[piece]/route';
import { GET as sitemapIndex } from '@/app/sitemap.xml/route';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { loadGoods } from '@/demo/goods';
import { cooperative, secondSeller, wouri } from '@/demo/wouri';
import { anOrganisation, aPortal } from '@/members/testing/a-member';
import { GET as anythingElse } from './[...rest]/route';
import { GET as everywhere } from './goods/route';
import { GET as legal } from './legal/route';
import { GET as applyPage } from './p/[portal]/apply/route';
import { GET as categoryPage } from './p/[portal]/c/[category]/route';
import { GET as productPage } from './p/[portal]/g/[product]/route';
import { GET as makerPage } from './p/[portal]/m/[producer]/route';
import { GET as marketPage } from './p/[portal]/route';
import { GET as sellerPage } from './p/[portal]/s/[organisation]/route';
import { GET as seasonsPage } from './p/[portal]/seasons/route';
import { GET as home } from './route';

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;
const hostile = '"><script>alert(1)</script>';

/** `bytes` is what travels: the server compresses on the way out. */
async function visit<P>(handler: Handler<P>, params: P, query = '', headers: Record<string, string> = {}) {
  const request = new Request(`https://tradeseal.example/x${query}`, { headers });
  const response = await handler(request, { params: Promise.resolve(params) });
  const html = await response.text();
  return { response, html, bytes: gzipSync(html).length };
}

const found = (html: string, what: RegExp) => html.match(what) ?? [];
const scriptsIn = (html: string) => found(html, /<script|javascript:|\son[a-z]+="/gi);
/** Whatever would make the browser ask for something else. */
const requestsOf = (html: string) => [
  ...found(html, /<(?:img|iframe|object|embed|source|video|audio)\b/g),
  ...found(html, /<link rel="(?!canonical|alternate|icon)[^>]*/g),
  ...found(html, /@import|url\((?!"?(?:#|data:))[^)]*/g),
];

beforeAll(async () => {
  process.env.BASE_URL = 'https://tradeseal.example';
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx, wouri);
    const women = await anOrganisation(tx, { ...cooperative, portalId: portal.id });
    const growers = await anOrganisation(tx, { ...secondSeller, portalId: portal.id });
    await loadGoods(tx, {
      portalId: portal.id,
      organisationIds: { cooperative: women.id, secondSeller: growers.id },
    });
  });
});
afterAll(closeTestDatabase);

const market = { locale: 'fr', portal: 'wouri' };
const everyPage = {
  'the home of all markets': () => visit(home, { locale: 'fr' }),
  'the goods of all markets': () => visit(everywhere, { locale: 'fr' }),
  'a category': () => visit(categoryPage, { ...market, category: 'fruit' }),
  'the season calendar': () => visit(seasonsPage, market),
  'a market': () => visit(marketPage, market),
  'a search': () => visit(marketPage, market, '?q=mangue'),
  goods: () => visit(productPage, { ...market, product: 'penja-white-pepper' }),
  'a seller': () => visit(sellerPage, { ...market, organisation: 'femmes-de-bonaberi' }),
  'a maker': () => visit(makerPage, { ...market, producer: 'solange-dikoume' }),
  'the legal page': () => visit(legal, { locale: 'fr' }),
};

describe.each(Object.entries(everyPage))('%s', (_, visitPage) => {
  it('is found, in its language, without a script, in at most 20 KB with its pictures and no further request', async () => {
    const { response, bytes, html } = await visitPage();
    expect(response.status).toBe(200);
    expect(html).toContain('<html lang="fr"');
    expect(scriptsIn(html)).toEqual([]);
    expect(requestsOf(html)).toEqual([]);
    expect(bytes).toBeLessThan(20 * 1024);
  });

  it('has one main heading, and says nothing untranslated', async () => {
    const { html } = await visitPage();
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/>(?:public|catalogue|ui|units|categories)\.[a-zA-Z.]+</g)).toBeNull();
  });

  it('is the same at every visit, so that it need not be sent again', async () => {
    const etag = (await visitPage()).response.headers.get('etag');
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect((await visitPage()).response.headers.get('etag')).toBe(etag);
  });
});

describe('the public pages', () => {
  it('lead from the bare address to the reader’s language', () => {
    const answer = (languages: string) =>
      bareAddress(
        new Request('https://x.example/', { headers: { 'accept-language': languages } }),
      ).headers.get('location');
    expect(answer('fr-CM,fr;q=0.9,en;q=0.5')).toBe('/fr');
    expect(answer('sw')).toBe('/en');
  });

  it('answer 404 as a document for what does not exist', async () => {
    const missing = [
      await visit(marketPage, { locale: 'fr', portal: 'nowhere' }),
      await visit(marketPage, { locale: 'xx', portal: 'wouri' }),
      await visit(productPage, { ...market, product: 'unicorn' }),
      await visit(sellerPage, { ...market, organisation: 'nobody' }),
      await visit(makerPage, { ...market, producer: 'nobody' }),
      await visit(home, { locale: 'favicon.ico' }),
      await visit(anythingElse, { locale: 'fr', rest: ['a', 'b'] }),
    ];
    expect(missing.map(({ response }) => response.status)).toEqual(missing.map(() => 404));
    expect(missing[0]?.html).toContain('Cette page n’existe pas');
  });

  it('answer 404 and the first page for addresses that nobody could have got from us', async () => {
    const zero = 'a\0b';
    const nowhere = [
      await visit(marketPage, { ...market, portal: zero }),
      await visit(productPage, { ...market, product: zero }),
      await visit(sellerPage, { ...market, organisation: zero }),
      await visit(makerPage, { ...market, producer: zero }),
      await visit(anythingElse, { locale: 'fr', rest: [zero] }),
      await visit(applyPage, { ...market, portal: zero }),
    ];
    expect(nowhere.map(({ response }) => response.status)).toEqual(nowhere.map(() => 404));
    const params = Promise.resolve({ portal: zero, piece: 'pages', product: zero });
    for (const handler of [sitemapPiece, card])
      expect((await handler(new Request('https://x.example'), { params })).status).toBe(404);

    const category = { ...market, category: 'fruit' };
    const first = await visit(categoryPage, category);
    const farAway = `?after=999999999999999-${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`;
    expect((await visit(categoryPage, category, farAway)).html.match(/<li>/g)).toEqual(
      first.html.match(/<li>/g),
    );
    const seller = await visit(sellerPage, { ...market, organisation: 'femmes-de-bonaberi' }, '?makers=%00');
    expect(seller.response.status).toBe(200);
  });

  it('print hostile input as text', async () => {
    for (const query of [
      `?q=${encodeURIComponent(hostile)}`,
      `?category=${encodeURIComponent(hostile)}`,
      `?after=${encodeURIComponent(hostile)}`,
    ]) {
      const { response, html } = await visit(marketPage, market, query);
      expect(response.status).toBe(200);
      expect(scriptsIn(html)).toEqual([]);
    }
  });

  it('show the same goods in either language of the market', async () => {
    const french = await visit(marketPage, market);
    const english = await visit(marketPage, { ...market, locale: 'en' });
    expect(french.html).toContain('Ananas séché en rondelles');
    expect(english.html).toContain('Dried pineapple, rings');
    expect(english.html.match(/\/en\/p\/wouri\/g\//g)).toHaveLength(12);
  });

  it('are called in tabs and in the history by what was searched for, not all by their market', async () => {
    const titleOf = async (query: string) =>
      /<title>(.*?)<\/title>/.exec((await visit(marketPage, market, query)).html)?.[1];
    expect(await titleOf('')).toBe('Wouri');
    expect(await titleOf('?q=mangue')).toBe('«\u00a0mangue\u00a0» · Wouri');
    expect(await titleOf('?category=fruit')).toBe('Fruits frais et séchés · Wouri');
    const { html } = await visit(everywhere, { locale: 'en' }, '?q=mango');
    expect(html).toContain('<title>“mango” · ');
  });

  it('offer one thing to do about goods: order them', async () => {
    const { html } = await visit(productPage, { ...market, product: 'penja-white-pepper' });
    expect(html.match(/class="button"/g)).toHaveLength(1);
    expect(html).toMatch(/href="\/fr\/buyer\/orders\/new\?product=[0-9a-f-]{36}"/);
    expect(html).toMatch(/24,00\sEUR/);
  });

  it('show when goods can be had as a picture that is also a table', async () => {
    const { html } = await visit(seasonsPage, market);
    expect(html).toContain('<svg class="calendar"');
    const names = found(html, /<th scope="row"><a href="[^"]+">[^<]+/g);
    expect(names.length).toBeGreaterThan(3);
    expect(found(html, /class="calendar-name"/g)).toHaveLength(names.length);
  });

  it('say to machines what the goods are and what they cost, without a script element', async () => {
    const { html } = await visit(productPage, { ...market, product: 'penja-white-pepper' });
    const property = (name: string) =>
      new RegExp(`itemProp="${name}"[^>]*(?:content|href)="([^"]+)"`).exec(html)?.[1];
    expect(html).toContain('itemType="https://schema.org/Product"');
    expect(html).toContain('itemType="https://schema.org/AggregateOffer"');
    expect(property('priceCurrency')).toBe('EUR');
    expect(property('highPrice')).toBe('24.00');
    expect(Number(property('lowPrice'))).toBeLessThanOrEqual(24);
    expect(property('availability')).toBe('https://schema.org/InStock');
    expect(property('countryOfOrigin')).toBe('CM');
    // each of its three prices by quantity, in the currency of the whole
    const offers = html.split('itemType="https://schema.org/Offer"').slice(1);
    expect(offers.map((offer) => /itemProp="price" content="([^"]+)"/.exec(offer)?.[1])).toEqual([
      '24.00',
      '22.80',
      '21.60',
    ]);
    expect(html).toContain(
      '<meta property="og:image" content="http://localhost:3000/cards/wouri/penja-white-pepper?in=fr"/>',
    );
  });

  it('say how much is left that was not promised to others, or that nothing is', async () => {
    const honey = async () => (await visit(productPage, { ...market, product: 'oku-white-honey' })).html;
    const left = (html: string) => /<dt>Disponible<\/dt><dd>([^<]+)/.exec(html)?.[1];
    const promise = (kilograms: number) =>
      database().execute(sql`update product_stock s set reserved_thousandths = ${kilograms * 1000}
        from products p where p.id = s.product_id and p.slug = 'oku-white-honey'`);
    await promise(70);
    const some = await honey();
    expect(left(some)).toMatch(/^250\skg$/);
    expect(some).toContain('https://schema.org/InStock');
    await promise(320);
    const none = await honey();
    expect(left(none)).toBe('épuisé');
    expect(none).toContain('https://schema.org/OutOfStock');
  });

  it('have no picture and one switch back for who reads light', async () => {
    const asks: Record<string, string>[] = [{ 'save-data': 'on' }, { cookie: 'light=1' }];
    for (const headers of asks) {
      const { html, bytes, response } = await visit(marketPage, market, '', headers);
      expect(found(html, /<img|class="plate"/g)).toEqual([]);
      expect(html).toMatch(/<button type="submit" name="light"[^>]* value="0">/);
      expect(response.headers.get('vary')).toBe('Save-Data, Cookie');
      expect(bytes).toBeLessThan(12 * 1024);
    }
  });

  it('are named to robots: every page in every language of its market, none of them narrowed down', async () => {
    const index = await (await sitemapIndex()).text();
    const pieces = [...index.matchAll(/<loc>http:\/\/localhost:3000\/sitemap\/([^/]+)\/([^<]+)/g)];
    expect(pieces.map(([, portal, piece]) => `${portal} ${piece?.split('-')[0]}`)).toEqual([
      'all pages',
      'wouri pages',
      'wouri goods',
      'wouri makers',
      'wouri sellers',
    ]);
    const addresses: string[] = [];
    for (const [, portal = '', piece = ''] of pieces) {
      const answer = await sitemapPiece(new Request('https://x.example'), {
        params: Promise.resolve({ portal, piece }),
      });
      addresses.push(
        ...[...(await answer.text()).matchAll(/<loc>([^<]+)/g)].map(([, address]) => address ?? ''),
      );
    }
    for (const path of [
      '',
      '/goods',
      '/p/wouri',
      '/p/wouri/seasons',
      '/p/wouri/c/fruit',
      '/p/wouri/g/penja-white-pepper',
      '/p/wouri/s/femmes-de-bonaberi',
    ])
      expect(addresses).toContain(`http://localhost:3000/fr${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => address.includes('?'))).toEqual([]);
    expect(await robots().text()).toContain('Sitemap: http://localhost:3000/sitemap.xml');
    expect(addresses.filter((address) => address.includes('/fr/p/wouri/m/'))).not.toEqual([]);
    for (const piece of ['1 or 1=1', `orders-${pieces[2]?.[2]?.slice('goods-'.length)}`]) {
      const params = Promise.resolve({ portal: 'wouri', piece });
      expect((await sitemapPiece(new Request('https://x.example'), { params })).status).toBe(404);
    }
  });

  it('stay to be read when goods are taken off sale, but are no longer found or shared with a card', async () => {
    const turn = (state: string) =>
      database().execute(sql`update products set state = ${state} where slug = 'penja-white-pepper'`);
    await turn('archived');
    try {
      const { html, response } = await visit(productPage, { ...market, product: 'penja-white-pepper' });
      expect(response.status).toBe(200);
      expect(html).toContain('<meta name="robots" content="noindex"/>');
      expect(html).not.toMatch(/og:image" content="[^"]*\/cards/);
      expect(html).toContain('https://schema.org/OutOfStock');
      expect(html).not.toContain('/buyer/orders/new');
    } finally {
      await turn('published');
    }
  });

  it('are left alone by search engines in a language their market does not write in', async () => {
    for (const handler of [marketPage, seasonsPage]) {
      const arabic = await visit(handler, { ...market, locale: 'ar' });
      expect(arabic.response.status).toBe(200);
      expect(arabic.html).toContain('<meta name="robots" content="noindex"/>');
      expect(found(arabic.html, /rel="(canonical|alternate)"/g)).toEqual([]);
    }
    const french = await visit(marketPage, market);
    const house = 'http://localhost:3000';
    expect(french.html).toContain(`<link rel="canonical" href="${house}/fr/p/wouri"/>`);
    expect(french.html).toContain(`hrefLang="x-default" href="${house}/en/p/wouri"`);
  });

  it('are named at the market’s own host where it has one, and only those that it shows', async () => {
    await database().execute(sql`update portals set host = 'wouri.example' where slug = 'wouri'`);
    try {
      const { html } = await visit(productPage, { ...market, product: 'penja-white-pepper' });
      const here = 'http://wouri.example:3000/fr/g/penja-white-pepper';
      expect(html).toContain(`<link rel="canonical" href="${here}"/>`);
      expect(html).toContain(`<link itemProp="url" href="${here}"/>`);
      const shownIn: Record<string, RegExp> = {
        pages: /^http:\/\/wouri.example:3000\/fr\/c\/fruit$/,
        goods: new RegExp(`^${here}$`),
        sellers: /^http:\/\/wouri.example:3000\/fr\/s\/femmes-de-bonaberi$/,
        makers: /^http:\/\/wouri.example:3000\/fr\/m\//,
      };
      const index = await (await sitemapIndex()).text();
      for (const [, piece = ''] of index.matchAll(/<loc>http:\/\/localhost:3000\/sitemap\/wouri\/([^<]+)/g)) {
        const params = Promise.resolve({ portal: 'wouri', piece });
        const xml = await (await sitemapPiece(new Request('https://x.example'), { params })).text();
        const addresses = [...xml.matchAll(/(?:<loc>|href=")([^<"]+)/g)].map(([, address = '']) => address);
        const [kind = ''] = piece.split('-');
        expect(addresses).toContainEqual(expect.stringMatching(shownIn[kind]!));
        expect(addresses.filter((address) => !address.startsWith('http://wouri.example:3000/'))).toEqual([]);
      }
      const apply = await visit(applyPage, market);
      expect(apply.html).toContain('<link rel="canonical" href="http://localhost:3000/fr/p/wouri/apply"/>');
    } finally {
      await database().execute(sql`update portals set host = null where slug = 'wouri'`);
    }
  });

  it('say which of their texts stand in another language, and write them in the direction of its script', async () => {
    const arabic = { ...market, locale: 'ar' };
    const foreign = ' lang="(?:fr|en)" dir="auto"';
    const goods = await visit(productPage, { ...arabic, product: 'penja-white-pepper' });
    expect(goods.html).toMatch(new RegExp(`<h1 itemProp="name"${foreign}>`));
    expect(goods.html).toMatch(new RegExp(`itemProp="description"${foreign}>`));
    const list = await visit(marketPage, arabic);
    expect(found(list.html, new RegExp(`<h3${foreign}><a`, 'g'))).toHaveLength(12);
    const maker = await visit(makerPage, { ...arabic, producer: 'solange-dikoume' });
    expect(maker.html).toMatch(new RegExp(`itemProp="description"${foreign}>`));
    const seller = await visit(sellerPage, { ...arabic, organisation: 'femmes-de-bonaberi' });
    expect(seller.html).toMatch(new RegExp(`<p${foreign}>`));
  });

  it('take a search along into another language', async () => {
    const { html } = await visit(marketPage, market, '?q=mangue&origin=CM&after=x');
    expect(html).toContain('<a href="/en/p/wouri?q=mangue&amp;origin=CM"');
    expect((await visit(everywhere, { locale: 'fr' }, '?q=mangue')).html).toContain(
      '<a href="/en/goods?q=mangue"',
    );
    expect((await visit(marketPage, market)).html).toContain('<a href="/en/p/wouri"');
  });

  it('say so when a seller cannot sign at present', async () => {
    const { html } = await visit(sellerPage, { ...market, organisation: 'femmes-de-bonaberi' });
    expect(html).toContain('Pas de certificat valable');
  });
});
