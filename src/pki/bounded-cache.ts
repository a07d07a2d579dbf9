/** A map that forgets what was used longest ago once its entries weigh more than `capacity` (each 1 by default). */
export class BoundedCache<Value, Key = string> {
  #entries = new Map<Key, Value>();
  readonly #capacity: number;
  readonly #weightOf: (value: Value) => number;
  #weight = 0;

  constructor(capacity: number, weightOf: (value: Value) => number = () => 1) {
    this.#capacity = capacity;
    this.#weightOf = weightOf;
    toForget.push(() => {
      if (this.#entries.size > 0) this.#entries = new Map();
      this.#weight = 0;
    });
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    // While there is plenty of room, nothing will be forgotten and the order does not matter.
    if (this.#weight * 2 > this.#capacity) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  set(key: Key, value: Value): void {
    this.#forget(key);
    this.#entries.set(key, value);
    this.#weight += this.#weightOf(value);
    while (this.#weight > this.#capacity) this.#forget(this.#entries.keys().next().value!);
  }

  #forget(key: Key): void {
    const value = this.#entries.get(key);
    if (value === undefined) return;
    this.#entries.delete(key);
    this.#weight -= this.#weightOf(value);
  }
}

const toForget: (() => void)[] = [];

/** Empties every cache of this process, as if nothing had been verified yet. Caches are made once, by their modules. */
export function forgetEverything(): void {
  for (const forget of toForget) forget();
}
