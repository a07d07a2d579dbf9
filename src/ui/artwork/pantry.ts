import { dots, type Point, path, polar, range, wobble } from './cut';
import { inks } from './inks';

/** Tears of gum on the acacia's thorns. */
export function gumArabic(): string {
  const tears: readonly [x: number, y: number, size: number][] = [
    [70, 96, 20],
    [110, 118, 26],
    [154, 104, 22],
    [182, 132, 16],
    [60, 140, 15],
  ];
  return [
    path('M20 58Q90 36 222 50', { stroke: inks.cocoa, width: 12, extra: 'stroke-linecap="round"' }),
    path('M60 52l-8-24M60 52l14-22M120 44l-6-26M120 44l16-22M178 46l-6-26M178 46l16-22', {
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linecap="round"',
    }),
    ...tears.map(([x, y, size]) =>
      path(
        `M${x} ${y - size * 1.4}C${x + size} ${y - size * 0.4} ${x + size} ${y + size} ${x} ${y + size} ${x - size} ${y + size} ${x - size} ${y - size * 0.4} ${x} ${y - size * 1.4}Z`,
        {
          fill: inks.ochre,
          stroke: inks.ink,
          width: 2.6,
        },
      ),
    ),
    path(
      tears.map(([x, y, size]) => `M${x - size * 0.4} ${y - size * 0.2}q-2 ${size * 0.4} 2 ${size * 0.6}`),
      {
        stroke: inks.paper,
        width: 3.4,
        extra: 'stroke-linecap="round"',
      },
    ),
  ].join('');
}

/** Calyces as they are dried. */
export function hibiscus(): string {
  return [
    [76, 64, -14],
    [164, 56, 16],
    [116, 120, 2],
  ]
    .map(
      ([x, y, turn]) =>
        `<g transform="translate(${x} ${y})rotate(${turn})">${path(
          'M0-42Q10-20 6-6 26-34 38-30 34-10 20 4 36 2 40 14 26 34 0 34-26 34-40 14-36 2-20 4-34-10-38-30-26-34-6-6-10-20 0-42Z',
          {
            fill: inks.clay,
            stroke: inks.ink,
            width: 2.8,
            extra: 'stroke-linejoin="round"',
          },
        )}${path('M0 26V-26M-10 24Q-18 4-28-18M10 24Q18 4 28-18', { stroke: inks.rose, width: 2 })}${path('M-4 34v14M4 34v14', { stroke: inks.leaf, width: 4 })}</g>`,
    )
    .join('');
}

/** The flower and its three threads. */
export function saffron(): string {
  const petals = range(6).map((i) => {
    const [x, y] = polar([120, 84], 62, i * 60 - 90);
    const [lx, ly] = polar([120, 84], 44, i * 60 - 125);
    const [rx, ry] = polar([120, 84], 44, i * 60 - 55);
    return `M120 84Q${Math.round(lx)} ${Math.round(ly)} ${Math.round(x)} ${Math.round(y)} ${Math.round(rx)} ${Math.round(ry)} 120 84Z`;
  });
  return [
    path('M120 84V172', { stroke: inks.leaf, width: 6 }),
    path('M120 150Q92 120 60 122M120 156Q150 124 184 128', {
      stroke: inks.leaf,
      width: 4,
      extra: 'stroke-linecap="round"',
    }),
    path(petals, { fill: inks.indigo, stroke: inks.ink, width: 2.4 }),
    path(
      petals.map((petal) => petal.replace(/Q.* (\d+) (\d+) \d+ \d+ 120 84Z/, 'L$1 $2')),
      { stroke: inks.river, width: 1.4 },
    ),
    path('M120 84Q112 60 98 46M120 84V36M120 84Q128 60 142 46', {
      stroke: inks.clay,
      width: 6,
      extra: 'stroke-linecap="round"',
    }),
    dots([[120, 84]], 6, inks.straw),
  ].join('');
}

/** Coarse golden crystals. */
export function demeraraSugar(): string {
  const crystals = range(44).map((i): Point => {
    const [x, y] = polar([120, 110], 92 * Math.sqrt((i + 0.5) / 44), i * 137.5);
    return [x + wobble(i) * 4, 110 + (y - 110) * 0.5];
  });
  return [
    path('M18 150Q60 60 120 56 180 60 222 150Z', { fill: inks.ochre, stroke: inks.ink, width: 3 }),
    ...crystals
      .filter(([x, y]) => y > 64 + Math.abs(x - 118) * 0.8 && y < 138)
      .map(
        ([x, y], i) =>
          `<rect x="${Math.round(x)}" y="${Math.round(y)}" width="11" height="9" transform="rotate(${(i * 37) % 90} ${Math.round(x)} ${Math.round(y)})" fill="${i % 3 ? inks.straw : inks.paper}" stroke="${inks.cocoa}" stroke-width="1.6"/>`,
      ),
    path('M8 150H232', { stroke: inks.ink, width: 4 }),
  ].join('');
}

/** A bar half out of its sleeve. */
export function darkChocolate(): string {
  const squares = range(8).map((i) => `M${76 + (i % 2) * 46} ${30 + Math.floor(i / 2) * 26}h38v19h-38z`);
  return [
    '<g transform="rotate(-8 120 90)">',
    path('M66 20H174V150H66Z', { fill: inks.cocoa, stroke: inks.ink, width: 3 }),
    path(squares, { stroke: inks.clay, width: 2.4 }),
    path('M60 92l10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8V168H60Z', {
      fill: inks.ochre,
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linejoin="round"',
    }),
    path('M76 110H164V154H76Z', { stroke: inks.paper, width: 2.4 }),
    path('M120 116q16 14 0 32-16-18 0-32M120 116v32', { fill: inks.clay, stroke: inks.ink, width: 2 }),
    '</g>',
  ].join('');
}
