import { beforeEach, describe, expect, it } from 'vitest';
import { forgetHosts, portalOfHost } from './known-hosts';
import { ownOrigin, routeOwnHost, withOwnLinks } from './route-own-host';

const wouri = { slug: 'wouri', locales: ['fr', 'en'] };
const house = 'https://trade.example';
const route = (pathname: string, search = '', acceptLanguage: string | null = null) =>
  routeOwnHost({ pathname, search, acceptLanguage }, wouri, house);

describe('a request to a market’s own host', () => {
  it.each([
    ['/fr', '/fr/p/wouri'],
    ['/fr/', '/fr/p/wouri'],
    ['/en/g/mango', '/en/p/wouri/g/mango'],
    ['/en/c/fruit', '/en/p/wouri/c/fruit'],
  ])('%s shows %s', (path, shown) => expect(route(path)).toEqual({ kind: 'show', path: shown }));

  it('begins in the best language the market writes in', () => {
    expect(route('/', '', 'ar, en;q=0.5')).toEqual({ kind: 'go', to: '/en', status: 307 });
    expect(route('/', '', 'de')).toEqual({ kind: 'go', to: '/en', status: 307 });
  });

  it('has one address for each page: the short one', () => {
    expect(route('/fr/p/wouri/g/mango', '?x=1')).toEqual({ kind: 'go', to: '/fr/g/mango?x=1', status: 308 });
    expect(route('/fr/p/wouri')).toEqual({ kind: 'go', to: '/fr', status: 308 });
  });

  it.each([
    '/fr/sign-in',
    '/fr/buyer/orders/new',
    '/fr/verify',
    '/fr/p/other',
    '/fr/p/wouri/apply',
    '/fr/apply',
    '/xx/y',
  ])('sends %s to the house', (path) =>
    expect(route(path, '?a=b')).toEqual({ kind: 'go', to: `${house}${path}?a=b`, status: 307 }),
  );

  it('never leads to another site, whatever the path', () => {
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      '/fr//evil.example',
      '/fr/p/wouri//evil.example',
    ]) {
      const found = route(path);
      if (found.kind === 'go')
        expect(new URL(found.to, 'https://own.example').host).toMatch(/^(trade|own)\.example$/);
      else expect(found.path).toMatch(/^\/fr\/p\/wouri/);
    }
  });
});

describe('a page at a market’s own host', () => {
  it('has short links inside the market and whole ones to the house', () => {
    const html =
      '<a href="/fr/p/wouri/g/mango">m</a><a href="/fr/p/wouri">w</a><a href="/fr/p/wouri?q=x">q</a><a href="/fr">h</a>' +
      '<a href="/fr/p/wouri2">o</a><a href="/fr/p/wouri/apply">a</a><form action="/fr/p/wouri"><img src="/photos/x">';
    expect(withOwnLinks(html, 'wouri', house)).toBe(
      '<a href="/fr/g/mango">m</a><a href="/fr">w</a><a href="/fr?q=x">q</a><a href="https://trade.example/fr">h</a>' +
        '<a href="https://trade.example/fr/p/wouri2">o</a><a href="https://trade.example/fr/p/wouri/apply">a</a>' +
        '<form action="/fr"><img src="/photos/x">',
    );
  });

  it('is at home at its own origin, with the protocol and port of the house', () => {
    expect(ownOrigin('market.example', house)).toBe('https://market.example');
    expect(ownOrigin('market.test', 'http://localhost:3117')).toBe('http://market.test:3117');
  });
});

describe('the hosts that are known', () => {
  beforeEach(forgetHosts);
  const reader = () => {
    const calls = { n: 0, fails: false };
    const read = async () => {
      calls.n += 1;
      if (calls.fails) throw new Error('away');
      return new Map([['market.example', wouri]]);
    };
    return { calls, read };
  };

  it('are read once a second, however many strange hosts are asked for', async () => {
    const { calls, read } = reader();
    for (let i = 0; i < 100; i += 1)
      expect(await portalOfHost(`strange-${i}.example`, 1000, read)).toBeNull();
    expect(await portalOfHost('market.example', 1999, read)).toEqual(wouri);
    expect(calls.n).toBe(1);
    await portalOfHost('market.example', 2000, read);
    expect(calls.n).toBe(2);
  });

  it('stay known while the database is away, and nobody is known when it never answered', async () => {
    const { calls, read } = reader();
    await portalOfHost('market.example', 1000, read);
    calls.fails = true;
    expect(await portalOfHost('market.example', 5000, read)).toEqual(wouri);
    forgetHosts();
    expect(await portalOfHost('market.example', 9000, read)).toBeNull();
  });
});
