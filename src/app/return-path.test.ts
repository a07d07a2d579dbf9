import { describe, expect, it } from 'vitest';
import { returnPath } from './return-path';

describe('the path to return to', () => {
  it('is one of this site, with its query', () =>
    expect(returnPath('/fr/orders/7?did=signed', '/fr/today')).toBe('/fr/orders/7?did=signed'));

  it('is never another site, however it is written', () => {
    for (const asked of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '/fr\\..\\evil',
      '',
      undefined,
      ['/fr', '/en'],
      `/${'a'.repeat(600)}`,
    ])
      expect(returnPath(asked, '/fr/today'), String(asked)).toBe('/fr/today');
  });
});
