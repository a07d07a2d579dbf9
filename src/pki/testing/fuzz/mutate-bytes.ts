import type { Random } from './random';

export type Mutator = (bytes: Uint8Array, random: Random) => Uint8Array;

export const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Replaces `length` bytes at `at` by others. */
export function spliced(bytes: Uint8Array, at: number, length: number, by: Uint8Array): Uint8Array {
  return joined(bytes.subarray(0, at), by, bytes.subarray(at + length));
}

/** What can be done to any bytes. */
export const byteMutators: Record<string, Mutator> = {
  'flip a bit': (bytes, random) => {
    const out = bytes.slice();
    out[random.below(out.length)]! ^= 1 << random.below(8);
    return out;
  },
  'set a byte': (bytes, random) => {
    const out = bytes.slice();
    out[random.below(out.length)] = random.pick([0, 1, 0x7f, 0x80, 0x81, 0x84, 0xff, random.below(256)]);
    return out;
  },
  truncate: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  'trailing bytes': (bytes, random) => joined(bytes, random.bytes(1 + random.below(40))),
  'insert bytes': (bytes, random) =>
    spliced(bytes, random.below(bytes.length), 0, random.bytes(1 + random.below(8))),
  'remove bytes': (bytes, random) =>
    spliced(bytes, random.below(bytes.length), 1 + random.below(8), new Uint8Array()),
  'repeat a part': (bytes, random) => {
    const at = random.below(bytes.length);
    const part = bytes.slice(at, at + 1 + random.below(200));
    return spliced(bytes, at, 0, part);
  },
  'move a part': (bytes, random) => {
    const from = random.below(bytes.length);
    const part = bytes.slice(from, from + 1 + random.below(60));
    const without = spliced(bytes, from, part.length, new Uint8Array());
    return spliced(without, random.below(without.length + 1), 0, part);
  },
};
