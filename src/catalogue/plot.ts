import type { GeoPosition } from './schema';

/** Where goods were grown: one point for a small plot, the corners of a polygon for a large one. */
export interface Plot {
  readonly name: string;
  /** longitude and latitude (RFC 7946), six decimals; the first corner is not repeated */
  readonly points: readonly GeoPosition[];
  readonly areaSquareMetres: number;
}

export type PlotProblem =
  | 'no-position'
  | 'position-off-the-earth'
  | 'a-line-is-no-plot'
  | 'polygon-needed'
  | 'corner-twice'
  | 'sides-cross';

/** Above this a plot is described by its outline (Regulation (EU) 2023/1115, Article 2(28)): four hectares. */
export const largestPointPlot = 40_000;

/** Why a plot does not say where it is; null when it does. */
export function plotProblem({ points, areaSquareMetres }: Omit<Plot, 'name'>): PlotProblem | null {
  if (points.length === 0) return 'no-position';
  if (!points.every(isOnEarth)) return 'position-off-the-earth';
  if (points.length > 1 && areInLine(points)) return 'a-line-is-no-plot';
  if (points.length === 1) return areaSquareMetres > largestPointPlot ? 'polygon-needed' : null;
  if (new Set(points.map(String)).size < points.length) return 'corner-twice';
  return sidesCross(points) ? 'sides-cross' : null;
}

function isOnEarth([longitude, latitude]: GeoPosition): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function areInLine([a, b, ...others]: readonly GeoPosition[]): boolean {
  return others.every((corner) => turn(a!, b!, corner) === 0);
}

/** Sides that are not neighbours must not meet. Plots are small enough to be flat, and none lies on the 180th meridian. */
function sidesCross(corners: readonly GeoPosition[]): boolean {
  const sides = corners.map((from, at) => [from, corners[(at + 1) % corners.length]!] as const);
  return sides.some((side, i) =>
    sides.some((other, j) => {
      const areNeighbours = j === i + 1 || (i === 0 && j === sides.length - 1);
      return j > i && !areNeighbours && meet(side, other);
    }),
  );
}

type Side = readonly [GeoPosition, GeoPosition];

function meet([a, b]: Side, [c, d]: Side): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  );
}

/** Which way the corner a–b–c turns: −1, 0 (straight on) or 1; exact, in millionths of a degree. */
function turn(a: GeoPosition, b: GeoPosition, c: GeoPosition): number {
  const [ax, ay, bx, by, cx, cy] = [...a, ...b, ...c].map((degrees) => BigInt(Math.round(degrees * 1e6)));
  const cross = (bx! - ax!) * (cy! - ay!) - (by! - ay!) * (cx! - ax!);
  return cross === 0n ? 0 : cross > 0n ? 1 : -1;
}

function isBetween(a: GeoPosition, b: GeoPosition, c: GeoPosition): boolean {
  return [0, 1].every((axis) => {
    const [from, to, at] = [a[axis]!, b[axis]!, c[axis]!];
    return Math.min(from, to) <= at && at <= Math.max(from, to);
  });
}
