import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';

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
  let isFull = false;
  let isShut = false;
  const shelfOf = (name: string) => {
    const pages = shelves.get(name) ?? new Map<string, Response>();
    shelves.set(name, pages);
    return {
      match: async (key: string | { url: string }) =>
        pages.get(typeof key === 'string' ? key : key.url)?.clone(),
      put: async (url: string, page: Response) => {
        if (isFull) throw new DOMException('no room', 'QuotaExceededError');
        pages.delete(url);
        pages.set(url, page);
      },
      delete: async (key: string | { url: string }) => pages.delete(typeof key === 'string' ? key : key.url),
      keys: async () => [...pages.keys()].map((url) => ({ url })),
    };
  };
  const unlessShut = async <T>(answer: () => T): Promise<T> => {
    if (isShut) throw new DOMException('the disk is broken', 'UnknownError');
    return answer();
  };
  return {
    has: (name: string) => unlessShut(() => shelves.has(name)),
    open: (name: string) => unlessShut(() => shelfOf(name)),
    delete: (name: string) => unlessShut(() => shelves.delete(name)),
    keys: () => unlessShut(() => [...shelves.keys()]),
    match: (url: string) =>
      unlessShut(() =>
        [...shelves.values()]
          .find((pages) => pages.has(url))
          ?.get(url)
          ?.clone(),
      ),
    fill: () => {
      isFull = true;
    },
    shut: () => {
      isShut = true;
    },
  };
}

/** The worker on a device, with the network that `answer` is. */
function aWorker(answer: (request: Asked) => Promise<Response>) {
  const caches = someShelves();
  const listeners = new Map<string, (event: object) => void>();
  const self = {
    location: { origin },
    clients: { claim: async () => {} },
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
  };
  /** A page as a script asks for it, by its path. */
  class Request {
    readonly url: string;
    readonly method = 'GET';
    readonly mode = 'cors';
    constructor(path: string) {
      this.url = origin + path;
    }
  }
  const world = {
    self,
    caches,
    words,
    fetch: answer,
    Request,
    Response,
    Headers,
    URL,
    Date,
    Intl,
    setTimeout,
  };
  runInContext(source, createContext(world));

  /** What a tab (or, `cors`, a script in it) is given, and the end of all the worker does about it. */
  const go = (path: string, method = 'GET', mode = 'navigate') => {
    const pending: Promise<unknown>[] = [];
    let shown: Promise<Response> | undefined;
    listeners.get('fetch')?.({
      request: { url: origin + path, method, mode, referrer: '' },
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
  const read = async (path: string, method?: string, mode?: string) => {
    const tab = go(path, method, mode);
    const text = await tab.text();
    await tab.done();
    return text;
  };
  const wake = async () => {
    const pending: Promise<unknown>[] = [];
    listeners.get('activate')?.({ waitUntil: (work: Promise<unknown>) => pending.push(work) });
    await Promise.all(pending);
  };
  /** A page of members that wishes these to be readable later. */
  const wish = async (...keep: string[]) => {
    const pending: Promise<unknown>[] = [];
    const waitUntil = (work: Promise<unknown>) => pending.push(work);
    listeners.get('message')?.({ data: { keep }, waitUntil });
    for (let n = -1; n < pending.length; ) {
      n = pending.length;
      await Promise.allSettled(pending);
    }
  };
  const kept = async (name: string) => (await (await caches.open(name)).keys()).map(({ url }) => url);
  return { caches, go, read, wake, wish, kept };
}

const page = (title: string, cacheControl: string, person = '') =>
  new Response(
    `<title>${title}</title><div class="branded"${person && ` data-member="${person}"`}><main>${title}`,
    { headers: { 'content-type': 'text/html', 'cache-control': cacheControl } },
  );
const pageOf = (person: string) => page(`PO of ${person}`, 'private, no-store', person);

afterEach(() => vi.useRealTimers());

describe('the service worker', () => {
  it('keeps no order that arrives after its member signed out', async () => {
    let arrive: (page: Response) => void = () => {};
    const order = new Promise<Response>((resolve) => {
      arrive = resolve;
    });
    const { caches, go, kept } = aWorker(async ({ method }) =>
      method === 'GET' ? await order : new Response(''),
    );
    await caches.open('mine ama');
    const slow = go('/en/orders/1');
    await go('/api/sign-out', 'POST').done();
    arrive(pageOf('ama'));
    await slow.text();
    await slow.done();
    expect(await kept('mine ama')).toEqual([]);
    expect(await kept('seen')).toEqual([]);
  });

  it('keeps orders that arrive before, where the member asked for it', async () => {
    const { caches, read, kept } = aWorker(async () => pageOf('ama'));
    await read('/en/orders/1');
    expect(await caches.keys()).toEqual([]);
    await caches.open('mine ama');
    await read('/en/orders/1?did=placed');
    expect(await kept('mine ama')).toEqual([`${origin}/en/orders/1`]);
    await read('/en/keys');
    expect(await kept('mine ama')).toEqual([`${origin}/en/orders/1`]);
  });

  it('keeps nothing of a second member who did not ask for it, and shows them nothing of the first', async () => {
    let person = 'ama';
    let isOnline = true;
    const { caches, read, kept } = aWorker(async () => {
      if (!isOnline) throw new TypeError('no network');
      return pageOf(person);
    });
    await caches.open('mine ama');
    await read('/en/orders/1');
    person = 'bea';
    await read('/en/keys');
    isOnline = false;
    expect(await read('/en/orders/1')).toContain('<h1>No network</h1>');
    isOnline = true;
    await read('/en/orders');
    expect(await caches.keys()).toEqual(['mine ama']);
    expect(await kept('mine ama')).toEqual([]);
  });

  it('keeps the orders of the first again when they are back: it is their choice, and of nobody else', async () => {
    let person = 'ama';
    const { caches, read, kept } = aWorker(async () => pageOf(person));
    await caches.open('mine ama');
    for (person of ['ama', 'bea', 'ama']) await read(`/en/orders/${person}`);
    expect(await kept('mine ama')).toEqual([`${origin}/en/orders/ama`]);
  });

  it('takes the orders away before a key signs in, whoever it is, so that not even a slow line shows them', async () => {
    let keptThen: string[] = [];
    const { caches, read, kept } = aWorker(async ({ method }) => {
      if (method === 'POST') keptThen = await kept('mine ama');
      return method === 'GET' ? pageOf('ama') : new Response('');
    });
    await caches.open('mine ama');
    await read('/en/orders/1');
    expect(await kept('mine ama')).toHaveLength(1);
    keptThen = ['not asked'];
    await read('/api/auth/callback/key', 'POST', 'cors');
    expect(keptThen).toEqual([]);
  });

  it('keeps no order of the first that arrives after the second has come', async () => {
    let arrive: (page: Response) => void = () => {};
    const late = new Promise<Response>((resolve) => {
      arrive = resolve;
    });
    const { caches, go, read, kept } = aWorker(async ({ url }) =>
      url.endsWith('/1') ? await late : pageOf('bea'),
    );
    await caches.open('mine ama');
    await caches.open('mine bea');
    const slow = go('/en/orders/1');
    await read('/en/orders/2');
    arrive(pageOf('ama'));
    await slow.text();
    await slow.done();
    expect([await kept('mine ama'), await kept('mine bea')]).toEqual([[], [`${origin}/en/orders/2`]]);
  });

  it('keeps several pages of one member that are asked for at once', async () => {
    const { caches, go, kept } = aWorker(async () => pageOf('ama'));
    await caches.open('mine ama');
    const tabs = ['/en/today', '/en/orders'].map((path) => go(path));
    for (const tab of tabs) {
      await tab.text();
      await tab.done();
    }
    expect(await kept('mine ama')).toHaveLength(2);
  });

  it('shows nothing of the first to the second even where it cannot be taken away', async () => {
    let person = 'ama';
    let isOnline = true;
    const { caches, read, kept } = aWorker(async () => {
      if (!isOnline) throw new TypeError('no network');
      return pageOf(person);
    });
    await caches.open('mine ama');
    await read('/en/orders/1');
    const open = caches.open;
    caches.open = async (name: string) => ({
      ...(await open(name)),
      delete: async () => Promise.reject(new Error('the disk is full')),
    });
    person = 'bea';
    await read('/en/keys');
    isOnline = false;
    expect(await read('/en/orders/1')).toContain('<h1>No network</h1>');
    expect(await kept('mine ama')).toHaveLength(1);
  });

  it('takes away what an older version kept without saying whose it is', async () => {
    const { caches, wake } = aWorker(async () => pageOf('ama'));
    for (const name of ['mine', 'mine ama', 'seen']) await caches.open(name);
    await wake();
    expect(await caches.keys()).toEqual(['mine ama', 'seen']);
  });

  it('hands on what the network sent where the browser has no room for it, and keeps the copy it has', async () => {
    let sent = 'first';
    const { caches, read, kept } = aWorker(async ({ url }) =>
      url.endsWith('.avif') ? new Response(sent) : page(sent, 'public, max-age=0, s-maxage=1'),
    );
    await read('/en/p/wouri');
    caches.fill();
    sent = 'second';
    expect(await read('/en/p/wouri')).toContain('second');
    expect(await read('/photos/1/thumb.avif', 'GET', 'no-cors')).toBe('second');
    expect(await kept('seen')).toEqual([`${origin}/en/p/wouri`]);
    expect(await (await (await caches.open('seen')).match(`${origin}/en/p/wouri`))!.text()).toContain(
      'first',
    );
  });

  it('signs in and out and shows pages where the browser cannot open its shelves', async () => {
    let isOnline = true;
    const { caches, read } = aWorker(async ({ method }) => {
      if (!isOnline) throw new TypeError('no network');
      return method === 'GET' ? pageOf('ama') : new Response('done');
    });
    await caches.open('mine ama');
    caches.shut();
    expect(await read('/en/orders/1')).toContain('PO of ama');
    expect(await read('/api/sign-out', 'POST')).toBe('done');
    expect(await read('/api/auth/callback/key', 'POST', 'cors')).toBe('done');
    isOnline = false;
    expect(await read('/en/orders/1')).toContain('<h1>No network</h1>');
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

  it('lists orders by what tells them apart: the number in their heading', async () => {
    let isOnline = true;
    const { caches, read } = aWorker(async ({ url }) => {
      if (!isOnline) throw new TypeError('no network');
      const order = pageOf('ama');
      const heading = `<h1 dir="auto">PO-<bdi>${url.slice(-1)}</bdi></h1>`;
      return new Response(`<title>Order</title>${await order.text()}${heading}`, { headers: order.headers });
    });
    await caches.open('mine ama');
    await read('/en/orders/1');
    await read('/en/orders/2');
    isOnline = false;
    const list = await read('/en/keys');
    expect(list.match(/>PO-\d · Order</g)).toEqual(['>PO-2 · Order<', '>PO-1 · Order<']);
  });

  it('has the guide readable as long as the device is used, and asks for it once a week', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const asked: string[] = [];
    const { wish, kept } = aWorker(async ({ url }) => {
      asked.push(url);
      return page('Guide', 'public, max-age=0, s-maxage=3600');
    });
    for (const day of [0, 1, 6, 8, 9, 40]) {
      vi.setSystemTime(day * 86_400_000);
      await wish('/en/guide');
    }
    expect(asked).toHaveLength(3);
    expect(await kept('seen')).toEqual([`${origin}/en/guide`]);
  });

  it('keeps and lists nothing that is too old to be shown', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    let isOnline = true;
    const { caches, read, wish, kept } = aWorker(async () => {
      if (!isOnline) throw new TypeError('no network');
      return pageOf('ama');
    });
    await caches.open('mine ama');
    await read('/en/orders/1');
    vi.setSystemTime(31 * 86_400_000);
    isOnline = false;
    expect(await read('/en/orders/1')).not.toContain('PO of ama');
    await wish();
    expect(await kept('mine ama')).toEqual([]);
  });
});
