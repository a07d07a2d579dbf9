import { deflateRawSync, deflateSync, inflateRawSync } from 'node:zlib';
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
    expect(inflateZlib(deflateSync(flushed, { memLevel: 3, strategy: 2 }), 200_000)).toHaveLength(200_000);
  });

  it('refuses what zlib refuses and reads the same from what it does not, damaged or not', () => {
    const made = fc.tuple(text, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 }));
    const damage = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 255 })), { maxLength: 3 });
    fc.assert(
      fc.property(made, damage, ([bytes, level, strategy], flips) => {
        const stream = Uint8Array.from(deflateRawSync(bytes, { level, strategy }));
        for (const [at, flip] of flips) stream[at % stream.length]! ^= flip;
        const [ours, theirs] = [attempt(() => inflate(stream, 20_000).output), zlibs(stream)];
        expect(ours && Buffer.from(ours)).toEqual(theirs);
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses a code that leaves bits unused, unless it has one symbol of one bit', () => {
    const one = dynamicBlock(
      [
        [256, 1],
        [97, 1],
      ],
      [[0, 1]],
    );
    expect(Buffer.from(inflate(one, 10).output)).toEqual(inflateRawSync(one));
    for (const distances of [
      [[0, 2]],
      [
        [0, 2],
        [1, 2],
      ],
    ] as [number, number][][]) {
      const stream = dynamicBlock(
        [
          [256, 1],
          [97, 1],
        ],
        distances,
      );
      expect(() => inflate(stream, 10)).toThrow('incomplete code');
      expect(() => inflateRawSync(stream)).toThrow();
    }
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

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    expect(error).toBeInstanceOf(InflateError);
    return undefined;
  }
}

function zlibs(stream: Uint8Array): Buffer | undefined {
  try {
    return inflateRawSync(stream, { maxOutputLength: 20_000 });
  } catch {
    return undefined;
  }
}

type Lengths = readonly (readonly [symbol: number, length: number])[];

/** A block with these codes for literals and distances that says `a` and ends; both codes of literals have one bit. */
function dynamicBlock(literals: Lengths, distances: Lengths): Uint8Array {
  const lengths = new Array<number>(257 + 2).fill(0);
  for (const [symbol, length] of literals) lengths[symbol] = length;
  for (const [symbol, length] of distances) lengths[257 + symbol] = length;
  const bits: number[] = [1, 0, 1];
  const write = (value: number, count: number) => {
    for (let i = 0; i < count; i++) bits.push((value >> i) & 1);
  };
  write(0, 5);
  write(1, 5);
  write(19 - 4, 4);
  // Of the code lengths 0, 1 and 2: one bit for the first, two for each of the others.
  for (const symbol of [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15])
    write(symbol === 0 ? 1 : symbol === 1 || symbol === 2 ? 2 : 0, 3);
  for (const length of lengths) bits.push(...[[0], [1, 0], [1, 1]][length]!);
  bits.push(0, 1);
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, i) => {
    bytes[i >> 3]! |= bit << (i & 7);
  });
  return bytes;
}
