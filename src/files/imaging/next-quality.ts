interface Tried {
  readonly quality: number;
  readonly bytes: { readonly length: number };
}

interface Sought {
  readonly largestBytes: number;
  readonly quality: { readonly lowest: number; readonly highest: number };
}

/** Photographs grow by about three percent a step of quality; what was tried tells the picture's own growth. */
const usualGrowth = 0.03;
const goodEnough = 0.92;

/**
 * Which quality to try next, between the heaviest that fits and the lightest that does not, where a weight that grows
 * exponentially would meet the bound; the lowest, when two were too heavy. Null when nothing between them is left or the weight is nearly used.
 */
export function nextQuality(tried: readonly Tried[], { largestBytes, quality }: Sought): number | null {
  const fits = tried
    .filter((one) => one.bytes.length <= largestBytes)
    .sort((a, b) => b.quality - a.quality)[0];
  const tooHeavy = tried
    .filter((one) => one.bytes.length > largestBytes)
    .sort((a, b) => a.quality - b.quality)[0];
  const low = fits ? fits.quality + 1 : quality.lowest;
  const high = tooHeavy ? tooHeavy.quality - 1 : quality.highest;
  if (low > high || (fits && fits.bytes.length > largestBytes * goodEnough)) return null;
  if (!fits && tried.length >= 2) return low;
  const nearest = fits ?? tooHeavy;
  if (!nearest) return Math.round((low + high) / 2);
  const step = Math.log(largestBytes / nearest.bytes.length) / growthOf(tried);
  return Math.min(high, Math.max(low, Math.floor(nearest.quality + step)));
}

function growthOf(tried: readonly Tried[]): number {
  const [one, other] = tried.slice(-2);
  if (!one || !other || one.quality === other.quality) return usualGrowth;
  const growth = Math.log(other.bytes.length / one.bytes.length) / (other.quality - one.quality);
  return Math.max(growth, 0.008);
}
