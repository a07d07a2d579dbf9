import { blade, dots, type Point, path, rib, wobble } from './cut';
import { inks } from './inks';

/** A branch in harvest: leaves in pairs, cherries where they join, and below them what they hide. */
export function washedArabica(): string {
  const nodes: readonly Point[] = [
    [44, 54],
    [96, 44],
    [148, 46],
    [200, 58],
  ];
  const leaves = nodes.flatMap(([x, y], i): readonly [Point, number, number, number][] => [
    [[x, y], 54 - i * 2, -64 - i * 3, 8],
    [[x, y], 50, 62 + i * 4, -6],
  ]);
  const cherries = nodes.flatMap(([x, y]): Point[] => [
    [x - 9, y + 3],
    [x + 9, y + 3],
    [x, y - 7],
    [x, y + 12],
  ]);
  return [
    path(
      leaves.map(([foot, length, degrees, bend]) => blade(foot, length, 19, degrees, bend)),
      { fill: inks.leaf, stroke: inks.ink, width: 2 },
    ),
    path(
      leaves.map(([foot, length, degrees, bend]) => rib(foot, length, degrees, bend)),
      { stroke: inks.paper, width: 1.5 },
    ),
    path('M-4 64Q70 40 130 44T244 70', { stroke: inks.ink, width: 5 }),
    dots(cherries, 9.6, inks.ink),
    dots(cherries, 7.8, inks.clay),
    path(
      cherries.map(([x, y]) => `M${x - 4} ${y - 1}q1-4 5-4`),
      { stroke: inks.paper, width: 1.8 },
    ),
    ...(
      [
        [52, 142, -24],
        [96, 152, 14],
        [142, 142, -8],
        [188, 150, 28],
      ] as const
    ).map(([x, y, degrees]) => bean(x, y, degrees, 1, inks.sage)),
  ].join('');
}

/** Roasted beans, and the bag they travel in. */
export function roastedCoffee(): string {
  const beans: readonly Point[] = [
    [28, 148],
    [58, 158],
    [44, 120],
    [206, 150],
    [178, 160],
    [214, 118],
    [22, 112],
    [120, 164],
    [88, 156],
    [150, 158],
  ];
  return [
    path('M82 34 158 34 166 150 74 150Z', { fill: inks.cocoa, stroke: inks.ink, width: 3 }),
    path('M82 34 88 20H152L158 34', { fill: inks.ink }),
    path('M90 27h60M86 40 80 146M154 40 160 146', { stroke: inks.paper, width: 1.5 }),
    path('M92 62H148V122H92Z', { fill: inks.paper, stroke: inks.ink, width: 2 }),
    path('M97 67H143V117H97Z', { stroke: inks.clay, width: 1.4 }),
    bean(120, 88, -30, 0.95, inks.cocoa),
    path('M104 110h32', { stroke: inks.ink, width: 2.4 }),
    ...beans.map(([x, y], i) => bean(x, y, 70 * wobble(i + 3), 0.8, inks.cocoa)),
  ].join('');
}

function bean(x: number, y: number, degrees: number, size: number, fill: string): string {
  return [
    `<g transform="translate(${x} ${y})rotate(${Math.round(degrees)})scale(${size})">`,
    `<ellipse rx="19" ry="13" fill="${fill}" stroke="${inks.ink}" stroke-width="2.6"/>`,
    path('M-18 2Q-8-6 0 0T18-2', { stroke: inks.ink, width: 3.4 }),
    path('M-13-4Q-7-9 1-9M-4 9Q6 9 12 4', { stroke: inks.paper, width: 1.5 }),
    '</g>',
  ].join('');
}
