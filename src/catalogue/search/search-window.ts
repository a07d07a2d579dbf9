const levels = [11, 13, 15, 17, 19] as const;
/** A window is of so many blocks before the newest, or of fewer that are four times as wide. */
const mostBlocks = 4;
/** What was found in a few blocks is a guess at what lies below them; a look that falls short costs another. */
const margin = 2;

/** How far a search looks back from the newest serial number: some blocks of as many, the newest of them in part, or all the way. */
export interface SearchWindow {
  /** tokens of product_search.places, one of which goods of the window carry; empty: all do */
  readonly blocks: readonly string[];
  readonly lowest: number;
}

export function firstWindow(top: number): SearchWindow {
  return windowOf(levels[0], 1, top);
}

/**
 * The window to try after one in which too few were found: by what it held, wide enough for `wanted`, and hardly wider. So
 * what a search reads is a few times what it wants, whether the words are in every text or in one of a million.
 */
export function nextWindow(before: SearchWindow, top: number, found: number, wanted: number): SearchWindow {
  const looked = top - before.lowest + 1;
  const needed = (margin * wanted * looked) / (found + 1);
  const windows = levels
    .map((level) => ({ level, blocks: Math.ceil(needed / 2 ** level) }))
    .filter(({ blocks }) => blocks <= mostBlocks)
    .map(({ level, blocks }) => windowOf(level, blocks, top));
  return windows.find(({ lowest }) => lowest < before.lowest) ?? everything;
}

const everything: SearchWindow = { blocks: [], lowest: 0 };

/** The newest block, as far as it is filled, and so many before it. */
function windowOf(level: (typeof levels)[number], before: number, top: number): SearchWindow {
  const newest = Math.floor(top / 2 ** level);
  const oldest = newest - before;
  if (oldest <= 0) return everything;
  return {
    blocks: Array.from({ length: before + 1 }, (_, at) => `${level}:${newest - at}`),
    lowest: oldest * 2 ** level,
  };
}
