import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendInParts } from './send-in-parts';

/** A server of tus 1.0.0 with room for any number of uploads. */
function aServer() {
  const uploads: { readonly length: number; arrived: number }[] = [];
  const answer = (status: number, headers: Record<string, string> = {}) =>
    new Response(null, { status, headers });
  const fetch = async (address: string, { method, headers = {}, body }: RequestInit): Promise<Response> => {
    const said = headers as Record<string, string>;
    if (method === 'POST') {
      uploads.push({ length: Number(said['upload-length']), arrived: 0 });
      return answer(201, { location: `/api/uploads/${uploads.length}` });
    }
    const upload = uploads[Number(address.split('/').at(-1)) - 1];
    if (!upload) return answer(404);
    if (method === 'PATCH') upload.arrived += (body as Blob).size;
    const so = { 'upload-offset': String(upload.arrived), 'upload-length': String(upload.length) };
    return answer(method === 'PATCH' ? 204 : 200, so);
  };
  return { uploads, fetch };
}

const photo = new Blob([new Uint8Array(300_000).fill(7)]);
const sending = { fingerprint: 'photo-1', onProgress: () => {} };
const { fetch, localStorage } = globalThis;
let server: ReturnType<typeof aServer>;

const keeping = (store: Pick<Storage, 'getItem' | 'setItem'>) =>
  Object.defineProperty(globalThis, 'localStorage', { value: store, configurable: true });
beforeEach(() => {
  server = aServer();
  globalThis.fetch = server.fetch as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = fetch;
  Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
});

describe('a photo sent in parts', () => {
  it('goes on with the upload that was begun before', async () => {
    const kept = new Map<string, string>();
    keeping({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) });
    expect(await sendInParts(photo, sending)).toBe('1');
    expect(await sendInParts(photo, sending)).toBe('1');
    expect(server.uploads.map(({ arrived }) => arrived)).toEqual([300_000]);
  });

  it('is sent all the same where the browser keeps nothing, since its store is full or shut', async () => {
    const shut = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    keeping({ getItem: shut, setItem: shut });
    expect(await sendInParts(photo, sending)).toBe('1');
    expect(server.uploads).toHaveLength(1);
  });
});
