import { describe, expect, it } from 'vitest';
import { download } from './download';

/** Pieces of a file without end, and how many of them were made. */
function endless() {
  const made = { pieces: 0, isOver: false };
  const pieces = (async function* () {
    try {
      for (;;) {
        made.pieces += 1;
        yield Buffer.from('piece');
      }
    } finally {
      made.isOver = true;
    }
  })();
  return { made, pieces };
}

describe('a file on its way', () => {
  it('is made no faster than it is taken', async () => {
    const { made, pieces } = endless();
    const reader = download(pieces, 'csv', 'goods').body!.getReader();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made.pieces).toBe(0);
    await reader.read();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made.pieces).toBe(2);
    await reader.cancel();
  });

  it('is made no further when its reader goes away', async () => {
    const { made, pieces } = endless();
    const reader = download(pieces, 'csv', 'goods').body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(made).toEqual({ pieces: 1, isOver: true });
  });

  it('breaks off, and does not end, when something goes wrong on the way', async () => {
    const pieces = (async function* () {
      yield Buffer.from('half');
      throw new Error('the database has gone');
    })();
    await expect(download(pieces, 'csv', 'goods').text()).rejects.toThrow('the database has gone');
  });

  it('is kept under its name, and by nobody on the way', () => {
    const { headers } = download(endless().pieces, 'xml', 'catalogue');
    expect(headers.get('content-disposition')).toBe('attachment; filename="catalogue.xml"');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });
});
