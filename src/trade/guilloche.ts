/** The engraved figure of one certificate, in a box of 200 × 200 around (100, 100). */
export interface Guilloche {
  /** two interlaced bands, as SVG path data */
  readonly bands: readonly [string, string];
  /** SVG stroke-dasharray of the ring around them: the first bytes of the fingerprint as ticks */
  readonly ring: string;
  /** corners of the star in the middle */
  readonly star: string;
}

/**
 * Draws a rosette from a SHA-256 fingerprint (hex, colons allowed). The same fingerprint gives the same figure, and
 * one other digit another one: lobes, turns, phase and depth of both bands, ring and star come from different bytes.
 * It is a picture to recognise, not a check: the words beside it carry the meaning.
 */
export function guilloche(fingerprint: string): Guilloche {
  const byte = bytesOf(fingerprint);
  return {
    bands: [
      band({
        lobes: 13 + (byte(0) % 9),
        turns: 3 + (byte(1) % 4),
        outer: 84,
        inner: 44 + (byte(2) % 14),
        phase: byte(3),
      }),
      band({
        lobes: 7 + (byte(4) % 7),
        turns: 2 + (byte(5) % 3),
        outer: 46 + (byte(6) % 10),
        inner: 20,
        phase: byte(7),
      }),
    ],
    ring: Array.from({ length: 16 }, (_, i) => `${1 + (byte(8 + i) >> 5)} ${1 + (byte(8 + i) & 3)}`).join(
      ' ',
    ),
    star: star(5 + (byte(24) % 4), byte(25)),
  };
}

interface Band {
  readonly lobes: number;
  readonly turns: number;
  readonly outer: number;
  readonly inner: number;
  readonly phase: number;
}

/**
 * r(θ) = middle + depth · cos(lobes θ / turns), closed after `turns` rounds: only its crests and troughs are written,
 * joined by smooth cubics (SVG's S command mirrors the other handle), which keeps a seal under 2 KB.
 */
function band({ lobes, turns, outer, inner, phase }: Band): string {
  const woven = coprime(lobes, turns);
  const step = (Math.PI * turns) / woven;
  const start = (phase / 256) * 2 * Math.PI;
  const handle = (radius: number) => radius * step * 0.36;
  const nodes = Array.from({ length: 2 * woven + 1 }, (_, i) => {
    const radius = i % 2 === 0 ? outer : inner;
    return { angle: start + i * step, radius };
  });
  return nodes
    .map(({ angle, radius }, i) => {
      const [x, y] = at(angle, radius);
      if (i === 0) {
        const [hx, hy] = at(angle, radius, handle(radius));
        return `M${x} ${y}C${hx} ${hy}`;
      }
      const [hx, hy] = at(angle, radius, -handle(radius));
      return `${i === 1 ? ' ' : 'S'}${hx} ${hy} ${x} ${y}`;
    })
    .join('');
}

/** The nearest number of lobes from which the curve visits every one before it closes. */
function coprime(lobes: number, turns: number): number {
  let candidate = lobes;
  while (greatestCommonDivisor(candidate, turns) !== 1) candidate++;
  return candidate;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function star(points: number, phase: number): string {
  const start = (phase / 256) * 2 * Math.PI;
  return Array.from({ length: points * 2 }, (_, i) =>
    at(start + (i * Math.PI) / points, i % 2 === 0 ? 13 : 5).join(' '),
  ).join(' ');
}

/** A point at this angle and radius, moved along the tangent. */
function at(angle: number, radius: number, along = 0): [number, number] {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return [Math.round(100 + radius * cos - along * sin), Math.round(100 + radius * sin + along * cos)];
}

function bytesOf(fingerprint: string): (index: number) => number {
  const digits = fingerprint.replace(/[^0-9a-f]/gi, '');
  return (index) => Number.parseInt(digits.slice(2 * index, 2 * index + 2) || '0', 16);
}
