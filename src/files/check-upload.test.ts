import { describe, expect, test } from 'vitest';
import { acceptUpload } from './check-upload';

const text = new TextEncoder();
const limits = { kinds: ['text', 'pdf'], largestBytes: 10 } as const;

describe('an upload is taken in', () => {
  test('with its kind, its type and the digest of its bytes, whatever its name says', async () => {
    const file = new File(['abc'], 'contract.pdf', { type: 'application/pdf' });
    expect(await acceptUpload(file, limits)).toEqual({
      ok: true,
      value: {
        bytes: Buffer.from('abc'),
        kind: 'text',
        contentType: 'text/plain; charset=utf-8',
        digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    });
  });

  test('of exactly the largest size', async () => {
    expect((await acceptUpload(new Blob(['0123456789']), limits)).ok).toBe(true);
  });
});

describe('an upload is refused', () => {
  test('without reading a byte when its sender declares too much', async () => {
    const { stream, pulled } = aStreamOf(1000);
    const refused = await acceptUpload(stream, { ...limits, declaredBytes: 200_000_000 });
    expect(refused).toEqual({ ok: false, refusal: { code: 'file-too-large', detail: { megabytes: 0 } } });
    expect(pulled()).toBe(0);
  });

  test('as soon as a stream passes the bound, and the stream is cancelled', async () => {
    const { stream, pulled, cancelled } = aStreamOf(1000);
    expect(await acceptUpload(stream, limits)).toMatchObject({ refusal: { code: 'file-too-large' } });
    expect(pulled()).toBeLessThan(6);
    expect(cancelled()).toBe(true);
  });

  test('when the connection breaks', async () => {
    async function* broken() {
      yield text.encode('abc');
      throw new Error('ECONNRESET');
    }
    expect(await acceptUpload(broken(), limits)).toEqual({
      ok: false,
      refusal: { code: 'file-interrupted' },
    });
  });

  test.each([
    ['file-empty', ''],
    ['file-unrecognised', '\0\x01\x02'],
    ['file-kind-not-allowed', '<svg/>'],
    ['file-ambiguous', '\n%PDF-1.4'],
  ])('%s', async (code, content) => {
    expect(await acceptUpload(new Blob([content]), limits)).toMatchObject({ ok: false, refusal: { code } });
  });
});

function aStreamOf(chunks: number) {
  let pulled = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (pulled++ < chunks) controller.enqueue(text.encode('abc'));
        else controller.close();
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, pulled: () => pulled, cancelled: () => cancelled };
}
