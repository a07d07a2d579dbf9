import type { GeoPosition } from './schema';

export type PositionFault = 'position-unreadable' | 'six-decimals-needed';

/**
 * Reads positions as people copy them from a telephone or a receiver: one a line, latitude first ("4.061536, 9.786072").
 * Six decimals at least, as Regulation (EU) 2023/1115, Article 2(28) asks; more are rounded to six, some 11 cm.
 * Answers GeoJSON's order, longitude first. A first corner repeated at the end is dropped.
 */
export function parsePositions(text: string): readonly GeoPosition[] | PositionFault {
  const positions: GeoPosition[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const parts = decimalPair.exec(line);
    if (!parts) return 'position-unreadable';
    const [, latitude = '', longitude = ''] = parts;
    if (![latitude, longitude].every((number) => sixDecimals.test(number))) return 'six-decimals-needed';
    positions.push([rounded(longitude), rounded(latitude)]);
  }
  const [first] = positions;
  if (positions.length > 3 && String(first) === String(positions.at(-1))) positions.pop();
  return positions;
}

/** The same positions for a form: latitude first, six decimals, one a line. */
export function printPositions(points: readonly GeoPosition[]): string {
  return points.map(([longitude, latitude]) => `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`).join('\n');
}

const decimalPair = /^([+-]?\d{1,3}(?:\.\d{1,15})?)(?:\s*[,;]\s*|\s+)([+-]?\d{1,3}(?:\.\d{1,15})?)$/;
const sixDecimals = /\.\d{6,}$/;

function rounded(text: string): number {
  const degrees = Number(Number(text).toFixed(6));
  return degrees === 0 ? 0 : degrees;
}
