import { BoundedCache } from './bounded-cache';
import { sameOctets } from './octets';

/**
 * What was read from bytes before, found by the bytes themselves: a few of them say where to look, and only when all
 * are the same is the reading given back. Comparing is several times as fast as digesting. Of two readings that
 * would lie in the same place the newer stays.
 */
export class Readings<Reading> {
  readonly #known: BoundedCache<Known<Reading>, number>;

  /** @param capacity in octets read from */
  constructor(capacity: number) {
    this.#known = new BoundedCache(capacity, ({ bytes }) => bytes.length);
  }

  find(bytes: Uint8Array): Reading | undefined {
    const known = this.#known.get(placeOf(bytes));
    return known && sameOctets(known.bytes, bytes) ? known.reading : undefined;
  }

  /** @param bytes never written to again */
  remember(bytes: Uint8Array, reading: Reading): void {
    this.#known.set(placeOf(bytes), { bytes, reading });
  }
}

/** A number that nothing else read in this process has. */
export function numberAnew(): number {
  return ++lastNumber;
}

let lastNumber = 0;

interface Known<Reading> {
  readonly bytes: Uint8Array;
  readonly reading: Reading;
}

const SAMPLES = 48;

/** The length and octets from all over, mixed: signatures, names, times and keys lie in different parts. */
function placeOf(bytes: Uint8Array): number {
  const { length } = bytes;
  const step = length <= SAMPLES ? 1 : (length / SAMPLES) | 0;
  let place = length;
  for (let at = length - 1; at >= 0; at -= step) place = Math.imul(place ^ bytes[at]!, 0x01000193);
  return place;
}
