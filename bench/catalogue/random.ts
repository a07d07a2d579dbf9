/** Mulberry32: the same numbers from the same seed, on every machine. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
    /** as words are spread in a language (Zipf): the first often, the last hardly ever */
    rank: (limit: number) => Math.min(limit - 1, Math.floor(limit ** next()) - 1),
  };
}

export type Random = ReturnType<typeof randomFrom>;
