import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMultipart } from './multipart';

const type = 'multipart/form-data; boundary=b';
const bytes = (text: string) => new TextEncoder().encode(text);
const part = (disposition: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n`;

describe('a multipart body', () => {
  it('gives back what the platform wrote into it, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string(), async (content, field) => {
        const form = new FormData();
        form.set('file', new File([content], 'ordre signé.pdf'));
        form.set('format', field);
        const request = new Request('http://x.example', { method: 'POST', body: form });
        const body = new Uint8Array(await request.arrayBuffer());
        const parts = parseMultipart(request.headers.get('content-type'), body);
        expect(parts?.map(({ name, fileName }) => [name, fileName])).toEqual([
          ['file', 'ordre signé.pdf'],
          ['format', null],
        ]);
        expect(Buffer.from(parts![0]!.bytes).equals(Buffer.from(content))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('may hold an empty part', () => {
    expect(parseMultipart(type, bytes(`${part('name="file"; filename=""', '')}--b--\r\n`))).toMatchObject([
      { name: 'file', fileName: '', bytes: { length: 0 } },
    ]);
  });

  it.each([
    ['that ends early', type, part('name="file"; filename="a.pdf"', 'content')],
    ['that is cut inside its headers', type, '--b\r\nContent-Disposition: form-da'],
    ['without its boundary', type, 'hello'],
    ['that is empty', type, ''],
    ['with more parts than our forms have', type, `${part('name="a"', '').repeat(9)}--b--`],
    ['with headers without end', type, `--b\r\nX: ${'a'.repeat(5000)}\r\n\r\n\r\n--b--`],
    ['with a part that names no field', type, '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--'],
    ['of another type', 'application/x-www-form-urlencoded', 'file=x'],
    ['without a type', null, `${part('name="a"', '')}--b--`],
  ])('%s is refused', (_, contentType, body) => {
    expect(parseMultipart(contentType, bytes(body))).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('--b', '\r\n', '--', 'x', '\r\n\r\n', 'Content-Disposition: form-data; name="a"'),
        ),
        (pieces) => {
          parseMultipart(type, bytes(pieces.join('')));
        },
      ),
    );
  });
});
