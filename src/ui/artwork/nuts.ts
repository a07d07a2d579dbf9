import { at, dots, n, type Point, path, polar, range, wobble } from './cut';
import { inks } from './inks';

/** White whole kernels, each a comma. */
export function cashewKernels(): string {
  const places: readonly [x: number, y: number, turn: number][] = [
    [70, 60, -20],
    [126, 48, 30],
    [174, 78, 100],
    [60, 118, 160],
    [116, 104, -60],
    [168, 134, 10],
    [112, 146, 200],
  ];
  return places
    .map(
      ([x, y, turn]) =>
        `<g transform="translate(${x} ${y})rotate(${turn})">${path(kernel, { fill: inks.paper, stroke: inks.ink, width: 2.6 })}${path(
          'M-22 2Q0-16 20 4',
          { stroke: inks.straw, width: 3, extra: 'stroke-linecap="round"' },
        )}</g>`,
    )
    .join('');
}

const kernel = 'M-28 8C-34-12-12-26 8-20 30-14 34 10 24 18 16 24 8 16 8 8 6-2-6-2-12 8-16 16-26 16-28 8Z';

/** The apple with its nut below, as it hangs on the tree. */
export function rawCashew(): string {
  return [
    path('M120 20q-6-14-26-12M120 20q10-12 30-6', {
      stroke: inks.leaf,
      width: 5,
      extra: 'stroke-linecap="round"',
    }),
    path('M92 8Q70 2 56 18 76 26 92 8ZM150 14Q172 6 188 22 168 32 150 14Z', {
      fill: inks.leaf,
      stroke: inks.ink,
      width: 2,
    }),
    path('M120 22C150 20 166 50 158 82 152 106 136 114 120 114 104 114 88 106 82 82 74 50 90 20 120 22Z', {
      fill: inks.clay,
      stroke: inks.ink,
      width: 3,
    }),
    path('M104 34Q92 58 98 92M120 32V98M136 34Q148 58 142 92', { stroke: inks.rose, width: 2 }),
    path(
      'M98 112C90 132 102 160 128 160 152 160 158 136 144 128 134 122 132 134 122 128 114 122 106 100 98 112Z',
      {
        fill: inks.cocoa,
        stroke: inks.ink,
        width: 3,
      },
    ),
    path('M108 128Q114 148 132 150', { stroke: inks.straw, width: 2.4, extra: 'stroke-linecap="round"' }),
  ].join('');
}

/** Round kernels, two of them still in half a shell. */
export function macadamia(): string {
  const kernels: readonly Point[] = [
    [64, 66],
    [60, 124],
    [112, 148],
    [178, 138],
    [186, 70],
  ];
  return [
    ...kernels.map((centre) => ball(centre, 22, inks.paper)),
    ball([122, 84], 42, inks.cocoa),
    ball([122, 84], 33, inks.straw),
    ball([122, 84], 25, inks.paper),
    path('M104 78Q112 62 130 64', { stroke: inks.sand, width: 4, extra: 'stroke-linecap="round"' }),
  ].join('');
}

function ball(centre: Point, radius: number, fill: string): string {
  const [x, y] = centre;
  return path(
    `M${n(x - radius)} ${n(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0-${2 * radius} 0`,
    {
      fill,
      stroke: inks.ink,
      width: 2.4,
    },
  );
}

/** A scoop of small seeds. */
export function whiteSesame(): string {
  return seeds(inks.paper, 3.8);
}

export function quinoa(): string {
  return seeds(inks.straw, 3);
}

function seeds(colour: string, radius: number): string {
  const heap: Point[] = range(84).map((i) => {
    const spread = Math.sqrt((i + 0.5) / 84);
    const [x, y] = polar([120, 104], 84 * spread, i * 137.5);
    return [x + wobble(i) * 2, 104 + (y - 104) * 0.62 + wobble(i + 7) * 2];
  });
  return [
    path('M30 104Q36 160 120 164 204 160 210 104 200 52 120 46 40 52 30 104Z', {
      fill: inks.cocoa,
      stroke: inks.ink,
      width: 3,
    }),
    dots(heap, radius + 1.2, inks.ink),
    dots(heap, radius, colour),
    path(`M${at([204, 78])}q22-16 34-40M30 104Q40 140 120 144 200 140 210 104`, {
      stroke: inks.ink,
      width: 6,
      extra: 'stroke-linecap="round"',
    }),
  ].join('');
}
