import { gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { packed } from './packed';

describe('packing', () => {
  it('is done once for the same name', () => {
    const page = vi.fn(() => 'cocoa beans');
    const first = packed('same', page);
    expect(packed('same', page)).toBe(first);
    expect(page).toHaveBeenCalledTimes(1);
    expect(gunzipSync(first).toString()).toBe('cocoa beans');
  });
});
