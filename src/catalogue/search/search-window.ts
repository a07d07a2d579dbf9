const levels = [11, 13, 15, 17, 19] as const;

/** How far a search looks back from the newest serial number: a block of 2^level and the one before; null: all. */
export interface SearchWindow {
  readonly level: (typeof levels)[number] | null;
  /** tokens of product_search.places, one of which goods of the window carry; empty: all do */
  readonly blocks: readonly string[];
  readonly lowest: number;
}

export function firstWindow(top: number): SearchWindow {
  return windowOf(levels[0], top);
}

/**
 * The window to try after one in which too few were found: by what it held, wide enough for `wanted`, and no wider. So
 * what a search reads is a few times what it wants, whether the words are in every text or in one of a million.
 */
export function nextWindow(before: SearchWindow, top: number, found: number, wanted: number): SearchWindow {
  const looked = top - before.lowest + 1;
  const needed = (1.5 * wanted * looked) / (found + 1);
  const level = levels.find((level) => level > (before.level ?? 0) && 2 ** level >= needed);
  return level ? windowOf(level, top) : everything;
}

const everything: SearchWindow = { level: null, blocks: [], lowest: 0 };

function windowOf(level: (typeof levels)[number], top: number): SearchWindow {
  const block = Math.floor(top / 2 ** level);
  if (block <= 1) return everything;
  return {
    level,
    blocks: [`${level}:${block}`, `${level}:${block - 1}`],
    lowest: (block - 1) * 2 ** level,
  };
}
