import { type Point, path, polar, polygon, range } from './cut';
import { inks } from './inks';

/** White honey of the mountain in its jar, comb and bee beside it. */
export function whiteHoney(): string {
  const cells: readonly Point[] = [
    [34, 40],
    [60, 40],
    [47, 63],
    [73, 63],
    [34, 86],
    [60, 86],
    [47, 109],
    [21, 63],
    [21, 109],
  ];
  return [
    path(
      cells.map((centre) => hexagon(centre, 14.4)),
      { fill: inks.ochre, stroke: inks.ink, width: 2.6 },
    ),
    path(
      cells.filter((_, i) => i % 3 !== 1).map((centre) => hexagon(centre, 9)),
      { fill: inks.clay },
    ),
    path('M92 60Q92 50 102 50H172Q182 50 182 60L186 150Q186 164 172 164H102Q88 164 88 150Z', {
      fill: inks.sand,
      stroke: inks.ink,
      width: 3,
    }),
    path('M94 76Q114 68 137 76T180 76L183 150Q182 160 171 160H103Q92 160 92 150Z', { fill: inks.paper }),
    path('M98 30H176V50H98Z', { fill: inks.ink }),
    path('M104 34V46M114 34V46M124 34V46M134 34V46M144 34V46M154 34V46M164 34V46', {
      stroke: inks.straw,
      width: 2,
    }),
    path('M106 92H168V138H106Z', { fill: inks.straw, stroke: inks.ink, width: 2 }),
    path('M112 130 128 106 138 120 146 110 162 130Z', { fill: inks.leaf, stroke: inks.ink, width: 1.6 }),
    path('M98 84V148M176 84V112', { stroke: inks.sage, width: 2.4 }),
    path('M110 98H164', { stroke: inks.clay, width: 1.6 }),
    bee(),
  ].join('');
}

function bee(): string {
  return [
    '<g transform="translate(206 52)rotate(-18)">',
    path('M2-4Q-8-30-20-24-26-14 0-2ZM6-4Q16-30 26-22 30-12 8-2Z', {
      fill: inks.paper,
      stroke: inks.ink,
      width: 1.8,
    }),
    `<ellipse rx="20" ry="11" fill="${inks.ochre}" stroke="${inks.ink}" stroke-width="2.4"/>`,
    path('M-9-9V9M0-11V11M9-9V9', { stroke: inks.ink, width: 4 }),
    path('M20-4q6-6 10-4M20 2q7 0 9 4', { stroke: inks.ink, width: 1.6 }),
    '</g>',
  ].join('');
}

function hexagon(centre: Point, radius: number): string {
  return polygon(range(6).map((i) => polar(centre, radius, i * 60 + 30)));
}
