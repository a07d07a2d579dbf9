import { describe, expect, it } from 'vitest';
import { wantsLight } from '@/ui/light';
import { POST } from './route';

const turn = (body: string, headers: Record<string, string> = {}) =>
  POST(
    new Request('https://market.example/light', {
      method: 'POST',
      body,
      headers: { host: 'market.example', ...headers },
    }),
  );

describe('the switch for pages without pictures', () => {
  it('is remembered, and leads back to the page with its query', async () => {
    const answer = await turn('light=1&back=/fr/p/wouri', {
      referer: 'https://market.example/fr/p/wouri?q=mangue',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/fr/p/wouri?q=mangue');
    expect(answer.headers.get('set-cookie')).toContain('light=1; Path=/;');
  });

  it('leads back to the page named by the form when the browser does not say where it was', async () => {
    expect((await turn('light=0&back=/fr/p/wouri')).headers.get('location')).toBe('/fr/p/wouri');
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', '', '/\tevil'])(
    'never leads to another site: %j',
    async (back) => {
      const body = `light=1&back=${encodeURIComponent(back)}`;
      const answer = await turn(body, { referer: 'https://evil.example//x' });
      expect(answer.headers.get('location')).toBe('/');
    },
  );
});

describe('a page is wanted light', () => {
  const wants = (headers: Record<string, string>) => wantsLight(new Headers(headers));

  it('when the browser saves data, unless the reader chose otherwise', () => {
    expect(wants({})).toBe(false);
    expect(wants({ 'save-data': 'on' })).toBe(true);
    expect(wants({ 'save-data': 'on', cookie: 'session=x; light=0' })).toBe(false);
  });

  it('when the reader chose so', () => {
    expect(wants({ cookie: 'light=1' })).toBe(true);
    expect(wants({ cookie: 'notlight=1; lightly=1' })).toBe(false);
  });
});
