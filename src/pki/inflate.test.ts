import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InflateError, inflate, inflateZlib } from './inflate';

const text = fc.oneof(
  fc.uint8Array({ maxLength: 5000 }),
  fc.string({ maxLength: 3000 }).map((s) => new TextEncoder().encode(s.repeat(3))),
);

describe('inflate', () => {
  it('gives back what zlib compressed, at every level', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(Buffer.compare(inflateZlib(deflateSync(bytes, { level }), 20_000), bytes)).toBe(0);
      }),
    );
  });

  it('says how many bytes a bare stream took', () => {
    const compressed = deflateRawSync('seal '.repeat(100));
    const { output, end } = inflate(Buffer.concat([compressed, Buffer.from('behind')]), 1000);
    expect([output.length, end]).toEqual([500, compressed.length]);
  });

  it('stops at the permitted size', () => {
    const bomb = deflateSync(new Uint8Array(1_000_000));
    expect(() => inflateZlib(bomb, 999_999)).toThrow(InflateError);
    expect(inflateZlib(bomb, 1_000_000)).toHaveLength(1_000_000);
  });

  it('refuses blocks without content in great number, and takes those of an ordinary encoder', () => {
    const empty = Buffer.concat([
      ...Array<Buffer>(10_000).fill(Buffer.of(0, 0, 0, 255, 255)),
      Buffer.of(3, 0),
    ]);
    expect(() => inflate(empty, 1000)).toThrow('too many small blocks');
    const flushed = 'A line of an order. '.repeat(10_000);
    expect(inflateZlib(deflateSync(flushed, { memLevel: 2, strategy: 2 }), 200_000)).toHaveLength(200_000);
  });

  it('refuses damaged streams and never gives other bytes', () => {
    const original = new TextEncoder().encode('Purchase order 40 t dried mango, FOB Dakar. '.repeat(20));
    const compressed = deflateSync(original);
    fc.assert(
      fc.property(fc.nat(compressed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Uint8Array.from(compressed);
        damaged[at]! ^= flip;
        try {
          expect(Buffer.compare(inflateZlib(damaged, 10_000), original)).toBe(0);
        } catch (error) {
          expect(error).toBeInstanceOf(InflateError);
        }
      }),
    );
  });
});
