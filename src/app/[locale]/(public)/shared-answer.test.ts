import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { pageShelf } from '@/app/page-cache/page-shelf';
import { shared } from './shared-answer';

const context = { params: Promise.resolve({}) };
let address = 0;

/** A handler that counts how often it is really asked, at an address no other test uses; kept or not. */
function aPage(keeps: 'kept' | 'not kept', answers: { status?: number; fails?: boolean } = {}) {
  const shelf = pageShelf({ room: 10_000, seconds: 60 });
  if (keeps === 'kept') shelf.open();
  const url = `https://x.example/en/page-${address++}`;
  const asked: Request[] = [];
  const visit = shared(
    async (request) => {
      asked.push(request);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (answers.fails) throw new Error('no database');
      return {
        status: answers.status ?? 200,
        headers: Object.entries({
          etag: `W/"${url} ${asked.length}"`,
          'cache-control': 'public, s-maxage=1',
        }),
        body: gzipSync(`print ${asked.length}`),
        tags: ['goods:wouri'],
      };
    },
    () => shelf,
  );
  const come = (headers: Record<string, string> = {}, query = '') =>
    visit(new Request(url + query, { headers }), context);
  const tag = (print: number) => `"${url} ${print}"`;
  return { asked, come, shelf, tag, visit };
}

function silentLog() {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  return log;
}

describe('a shared page', () => {
  it('is printed once for all who come at the same moment, each with a body of their own', async () => {
    const { asked, come } = aPage('not kept');
    const answers = await Promise.all([come(), come(), come()]);
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
      'print 1',
      'print 1',
      'print 1',
    ]);
    expect(asked).toHaveLength(1);
  });

  it('is kept until something it shows has changed, and not at all where nobody would tell', async () => {
    const untold = aPage('not kept');
    await untold.come();
    await untold.come();
    expect(untold.asked).toHaveLength(2);
    const told = aPage('kept');
    await told.come();
    told.shelf.forget(['goods:elsewhere']);
    await told.come();
    expect(told.asked).toHaveLength(1);
    told.shelf.forget(['goods:wouri']);
    expect(await (await told.come()).text()).toBe('print 2');
  });

  it('without pictures is another page, whether the reader or the browser asks', async () => {
    const { asked, come } = aPage('kept');
    await come();
    await come({ cookie: 'light=1; session=secret' });
    await come({ 'save-data': 'on' });
    await come({ 'save-data': 'on', cookie: 'light=0' });
    expect(asked.map(({ headers }) => [...headers])).toEqual([[], [['save-data', 'on']]]);
  });

  it('is kept by nginx to the end of the second it was sent in', async () => {
    const { come } = aPage('kept');
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_900 });
    onTestFinished(() => void vi.useRealTimers());
    expect((await come()).headers.get('x-accel-expires')).toBe('@1800000000');
  });

  it('is another page with another query', async () => {
    const { asked, come } = aPage('kept');
    await Promise.all([come({}, '?q=a'), come({}, '?q=b')]);
    expect(asked).toHaveLength(2);
  });

  it('is not sent to who has it, but still printed for the others', async () => {
    const { asked, come, tag } = aPage('kept');
    const [has, hasNot] = await Promise.all([come({ 'if-none-match': tag(1) }), come()]);
    expect([has.status, await has.text()]).toEqual([304, '']);
    expect([hasNot.status, await hasNot.text()]).toEqual([200, 'print 1']);
    expect(asked[0]?.headers.has('if-none-match')).toBe(false);
  });

  it('is not kept when it was not found or failed', async () => {
    const missing = aPage('kept', { status: 404 });
    await missing.come();
    await missing.come();
    expect(missing.asked).toHaveLength(2);
    const failing = aPage('kept', { fails: true });
    const log = silentLog();
    await failing.come();
    await failing.come();
    expect(failing.asked).toHaveLength(2);
    expect(log).toHaveBeenCalledTimes(2);
  });

  it('that fails says so in the language of its address, leads there again, and is kept by nobody', async () => {
    silentLog();
    const { visit } = aPage('kept', { fails: true });
    const answer = await visit(new Request('https://x.example/fr/p/wouri?q=mangue'), context);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([500, 'no-store']);
    const page = await answer.text();
    expect(page).toContain('<html lang="fr"');
    expect(page).toContain('Cette page n’a pas pu être affichée');
    expect(page).toContain('href="/fr/p/wouri?q=mangue"');
    expect(page).not.toContain('no database');
  });

  it('passes nothing of a visitor on to the others: no cookie reaches the printing', async () => {
    const { asked, come } = aPage('kept');
    await come({ cookie: 'session=secret', authorization: 'Bearer secret' });
    expect([...(asked[0]?.headers ?? [])]).toEqual([]);
  });
});
