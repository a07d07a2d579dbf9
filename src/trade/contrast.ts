/** The two papers everything is printed on: warm paper by day, ink-blue by night. */
export const papers = { day: '#fbf8f3', night: '#10172a' } as const;
/** WCAG 2.2, 1.4.3: text reads from this ratio on (AA). */
export const readable = 4.5;

/** Is it "#rrggbb"? */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** WCAG 2.2 contrast ratio of two sRGB colours "#rrggbb": 1 … 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * A portal's accent as it may be printed: unchanged when it reads at 4.5 : 1 (WCAG AA) on the paper, otherwise mixed
 * towards black or white until it does. A colour that is not "#rrggbb" becomes the fallback: it goes into a stylesheet.
 */
export function readableAccent(accent: string, paper: string, fallback: string): string {
  if (!isColour(accent)) return fallback;
  const ink = luminance(paper) > 0.5 ? '#000000' : '#ffffff';
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = mix(accent, ink, share);
    if (contrast(mixed, paper) >= readable) return mixed;
  }
  return ink;
}

function mix(a: string, b: string, share: number): string {
  const parts = channels(a).map((value, i) => Math.round(value + ((channels(b)[i] ?? 0) - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}
