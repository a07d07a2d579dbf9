/**
 * The series 1, 2, 5, 10, 20, 50, … that amounts are sorted into, in minor units of their currency; the database counts
 * the same (function search_band).
 */
export function boundOf(band: number): number {
  return ([1, 2, 5][band % 3] ?? 1) * 10 ** Math.floor(band / 3);
}

/** The lowest band whose bound is not below the value: 0 for 1, 2 for 3, 6 for 73. */
export function bandOf(value: number): number {
  let band = 0;
  while (boundOf(band) < value && band < highestBand) band += 1;
  return band;
}

export const highestBand = 45;
