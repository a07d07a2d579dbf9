import { describe, expect, it, vi } from 'vitest';
import { pageShelf } from './page-shelf';

const aPage = (text: string, tags = ['goods:wouri'], status = 200) => ({
  status,
  headers: [],
  body: new TextEncoder().encode(text),
  tags,
});
const anOpenShelf = (room = 1_000) => {
  const shelf = pageShelf({ room, seconds: 60 });
  shelf.open();
  return shelf;
};
const textAt = (shelf: ReturnType<typeof pageShelf>, address: string) => {
  const page = shelf.find(address);
  return page && new TextDecoder().decode(page.body);
};

/** A printing that is finished by hand, to let things happen meanwhile. */
function aSlowPrinting(text: string) {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { printing: () => done.then(() => aPage(text)), finish };
}

describe('the shelf of printed pages', () => {
  it('forgets the pages that show what has changed, and no others', async () => {
    const shelf = anOpenShelf();
    await shelf.make('/a', async () => aPage('a', ['portal:wouri', 'product:1']));
    await shelf.make('/b', async () => aPage('b', ['portal:wouri', 'product:2']));
    shelf.forget(['product:1']);
    expect([textAt(shelf, '/a'), textAt(shelf, '/b')]).toEqual([null, 'b']);
    shelf.forget(['portal:wouri']);
    expect([textAt(shelf, '/b'), shelf.weight]).toEqual([null, 0]);
  });

  it('does not keep a page whose printing began before a change of what it shows', async () => {
    const shelf = anOpenShelf();
    const { printing, finish } = aSlowPrinting('old price');
    const old = shelf.make('/a', printing);
    shelf.forget(['goods:wouri']);
    finish();
    await old;
    expect(shelf.find('/a')).toBeNull();
  });

  it('prints anew for who comes after a change, even while the old printing goes on', async () => {
    const shelf = anOpenShelf();
    const { printing, finish } = aSlowPrinting('old price');
    const old = shelf.make('/a', printing);
    shelf.forget(['goods:wouri']);
    await shelf.make('/a', async () => aPage('new price'));
    finish();
    await old;
    expect(textAt(shelf, '/a')).toBe('new price');
  });

  it('keeps nothing while changes may be missed, nor what was read before they were told again', async () => {
    const shelf = anOpenShelf();
    await shelf.make('/a', async () => aPage('a'));
    shelf.close();
    expect(shelf.find('/a')).toBeNull();
    await shelf.make('/a', async () => aPage('a'));
    expect(shelf.find('/a')).toBeNull();
    const { printing, finish } = aSlowPrinting('read during the gap');
    const during = shelf.make('/a', printing);
    shelf.open();
    finish();
    await during;
    expect(shelf.find('/a')).toBeNull();
  });

  it('gives up the pages least asked for when they take too much room', async () => {
    const shelf = anOpenShelf(25);
    for (const address of ['/a', '/b']) await shelf.make(address, async () => aPage('0123456789'));
    shelf.find('/a');
    await shelf.make('/c', async () => aPage('0123456789'));
    expect(['/a', '/b', '/c'].map((address) => textAt(shelf, address) !== null)).toEqual([true, false, true]);
    expect(shelf.weight).toBe(20);
  });

  it('keeps no page longer than its seconds, since seasons and certificates end untold', async () => {
    vi.useFakeTimers();
    const shelf = anOpenShelf();
    await shelf.make('/a', async () => aPage('a'));
    vi.advanceTimersByTime(59_000);
    expect(textAt(shelf, '/a')).toBe('a');
    vi.advanceTimersByTime(2_000);
    expect(textAt(shelf, '/a')).toBeNull();
    vi.useRealTimers();
  });

  it('keeps nothing that was not found or failed', async () => {
    const shelf = anOpenShelf();
    await shelf.make('/a', async () => aPage('missing', [], 404));
    await expect(shelf.make('/b', () => Promise.reject(new Error('no database')))).rejects.toThrow();
    expect(shelf.size).toBe(0);
  });
});
