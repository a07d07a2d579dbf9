import { describe, expect, it } from 'vitest';
import { isOurOrigin } from './api/auth/our-origin';

describe('the origin that a sign-in is for', () => {
  it('is this very site', () => {
    expect(isOurOrigin('https://market.example', 'https://market.example')).toBe(true);
    for (const other of [
      'http://market.example',
      'https://market.example:8443',
      'https://market.example.evil.example',
      'https://rnarket.example',
      'null',
      '',
    ])
      expect(isOurOrigin(other, 'https://market.example'), other).toBe(false);
  });

  it('on a development machine goes by any of its loopback names, on the same port', () => {
    const base = 'http://localhost:3000';
    expect(isOurOrigin('http://127.0.0.1:3000', base)).toBe(true);
    expect(isOurOrigin('http://127.0.0.1:3001', base)).toBe(false);
    expect(isOurOrigin('http://192.168.1.9:3000', base)).toBe(false);
    expect(isOurOrigin('http://localhost:3000', 'https://market.example')).toBe(false);
  });
});
