/** Tools of the block cutter: every function returns SVG path data or markup in whole or half units. */

export type Point = readonly [x: number, y: number];

/** Rounded to a tenth, as short as it can be written. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function polar([x, y]: Point, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
}

export const at = ([x, y]: Point) => `${n(x)} ${n(y)}`;

/** A pointed leaf from its foot: `bend` > 0 curves it clockwise. Degrees: 0 points right, −90 up. */
export function blade(foot: Point, length: number, width: number, degrees: number, bend = 0): string {
  const tip = polar(foot, length, degrees + bend);
  const middle = polar(foot, length * 0.5, degrees);
  const left = polar(middle, width, degrees - 90);
  const right = polar(middle, width, degrees + 90);
  return `M${at(foot)}Q${at(left)} ${at(tip)}Q${at(right)} ${at(foot)}`;
}

/** The midrib of the same leaf. */
export function rib(foot: Point, length: number, degrees: number, bend = 0): string {
  const tip = polar(foot, length * 0.86, degrees + bend);
  return `M${at(foot)}Q${at(polar(foot, length * 0.5, degrees))} ${at(tip)}`;
}

/** Round dots: strokes of no length with round ends, a tenth of the bytes of drawn circles. */
export function dots(points: readonly Point[], radius: number, colour: string): string {
  const data = points.map((point) => `M${at(point)}h0`).join('');
  return path(data, { stroke: colour, width: Math.round(radius * 20) / 10, extra: 'stroke-linecap="round"' });
}

export function line(from: Point, to: Point): string {
  return `M${at(from)}L${at(to)}`;
}

export function polygon(points: readonly Point[]): string {
  return `M${points.map(at).join('L')}Z`;
}

export interface Stroke {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly extra?: string;
}

/** One `<path>`; without a stroke it is filled, without a fill it is a line. */
export function path(data: string | readonly string[], { fill, stroke, width, extra }: Stroke): string {
  const d = typeof data === 'string' ? data : data.join('');
  const fillAttribute = ` fill="${fill ?? 'none'}"`;
  const strokeAttribute = stroke ? ` stroke="${stroke}"` : '';
  const widthAttribute = width ? ` stroke-width="${width}"` : '';
  return `<path d="${d}"${fillAttribute}${strokeAttribute}${widthAttribute}${extra ? ` ${extra}` : ''}/>`;
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** A steady irregularity, the same at every printing: −1 … 1. */
export function wobble(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43758.5453;
  return 2 * (value - Math.floor(value)) - 1;
}
