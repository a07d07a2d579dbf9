import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const origin = 'https://tradeseal.example';
const source = readFileSync(join(process.cwd(), 'src', 'ui', 'offline', 'worker.js'), 'utf8');
const words = {
  en: {
    title: 'No network',
    nothing: 'Not kept',
    readable: 'Kept',
    again: 'Again',
    copy: 'As of {at}',
    tag: 'en-GB',
  },
};

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
}

/** Shelves as browsers keep them (Service Workers, 5.4), by address; a page put aside is read as it was. */
function someShelves() {
  const shelves = new Map<string, Map<string, Response>>();
  const shelfOf = (name: string) => {
    const pages = shelves.get(name) ?? new Map<string, Response>();
    shelves.set(name, pages);
    return {
      match: async (key: string | { url: string }) =>
        pages.get(typeof key === 'string' ? key : key.url)?.clone(),
      put: async (url: string, page: Response) => void pages.set(url, page),
      delete: async (key: string | { url: string }) => pages.delete(typeof key === 'string' ? key : key.url),
      keys: async () => [...pages.keys()].map((url) => ({ url })),
    };
  };
  return {
    has: async (name: string) => shelves.has(name),
    open: async (name: string) => shelfOf(name),
    delete: async (name: string) => shelves.delete(name),
  };
}

/** The worker on a device, with the network that `answer` is. */
function aWorker(answer: (request: Asked) => Promise<Response>) {
  const caches = someShelves();
  const listeners = new Map<string, (event: object) => void>();
  const self = {
    location: { origin },
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
  };
  const world = { self, caches, words, fetch: answer, Response, Headers, URL, Date, Intl, setTimeout };
  runInContext(source, createContext(world));

  /** What a tab is shown, and the end of all the worker does about it. */
  const go = (path: string, method = 'GET') => {
    const pending: Promise<unknown>[] = [];
    let shown: Promise<Response> | undefined;
    listeners.get('fetch')?.({
      request: { url: origin + path, method, mode: 'navigate', referrer: '' },
      respondWith: (page: Promise<Response>) => {
        shown = page;
      },
      waitUntil: (work: Promise<unknown>) => pending.push(work),
    });
    const done = async () => {
      for (let n = -1; n < pending.length; ) {
        n = pending.length;
        await Promise.allSettled(pending);
      }
    };
    return { text: async () => (await shown!).text(), done };
  };
  const kept = async (name: string) => (await (await caches.open(name)).keys()).map(({ url }) => url);
  return { caches, go, kept };
}

const page = (title: string, cacheControl: string) =>
  new Response(`<title>${title}</title><main>`, {
    headers: { 'content-type': 'text/html', 'cache-control': cacheControl },
  });

describe('the service worker', () => {
  it('keeps no order that arrives after its member signed out', async () => {
    let arrive: (page: Response) => void = () => {};
    const order = new Promise<Response>((resolve) => {
      arrive = resolve;
    });
    const { caches, go, kept } = aWorker(async ({ method }) =>
      method === 'GET' ? await order : new Response(''),
    );
    await caches.open('mine');
    const slow = go('/en/orders/1');
    await go('/api/sign-out', 'POST').done();
    arrive(page('PO-1', 'private, no-store'));
    await slow.text();
    await slow.done();
    expect(await kept('mine')).toEqual([]);
    expect(await kept('seen')).toEqual([]);
  });

  it('keeps orders that arrive before, where the member asked for it', async () => {
    const { caches, go, kept } = aWorker(async () => page('PO-1', 'private, no-store'));
    const first = go('/en/orders/1');
    await first.text();
    await first.done();
    expect(await caches.has('mine')).toBe(false);
    await caches.open('mine');
    const second = go('/en/orders/1?did=placed');
    await second.text();
    await second.done();
    expect(await kept('mine')).toEqual([`${origin}/en/orders/1`]);
  });

  it('leads from the list of what is readable to the very page, with its search', async () => {
    let isOnline = true;
    const { go } = aWorker(async () => {
      if (!isOnline) throw new TypeError('no network');
      return page('Wouri', 'public, max-age=0, s-maxage=1');
    });
    const search = go('/en/p/wouri?q=mango');
    await search.text();
    await search.done();
    isOnline = false;
    expect(await go('/en/p/faso').text()).toContain('<a href="/en/p/wouri?q=mango"');
  });
});
