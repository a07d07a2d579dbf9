import { blade, path, rib } from './cut';
import { inks } from './inks';

const fruitShape = 'M66 38C104 22 128 52 126 92 124 130 96 150 64 142 30 134 20 98 32 70 40 52 50 44 66 38Z';

/** A ripe fruit and the slices it gives. */
export function driedMango(): string {
  return [
    path(blade([68, 40], 62, 13, -22, 6), { fill: inks.leaf, stroke: inks.ink, width: 2 }),
    path(rib([68, 40], 62, -22, 6) + 'M84 33l9-12M97 29l11-10M88 33l14 6M102 29l14 4', {
      stroke: inks.paper,
      width: 1.4,
    }),
    path(fruitShape, { fill: inks.ochre, stroke: inks.ink, width: 3 }),
    path(
      'M126 92C124 130 96 150 64 142 50 138 40 130 34 118 58 132 88 128 104 104 112 92 116 74 112 52 122 62 127 76 126 92Z',
      { fill: inks.clay },
    ),
    path('M66 52Q42 62 40 92M76 58Q56 68 52 100M86 66Q70 78 64 108M96 76Q86 92 76 114', {
      stroke: inks.paper,
      width: 2.2,
      extra: 'stroke-linecap="round"',
    }),
    path('M66 38q-2-10 4-16', { stroke: inks.ink, width: 4 }),
    slice(118, 74, -14),
    slice(132, 104, -4),
    slice(108, 136, 6),
  ].join('');
}

/** A strip with the grain of the dried flesh. */
function slice(x: number, y: number, degrees: number): string {
  return [
    `<g transform="translate(${x} ${y})rotate(${degrees})">`,
    path('M0 14Q6-6 44-8 82-8 100 8 104 20 88 22 52 14 18 26 2 26 0 14Z', {
      fill: inks.straw,
      stroke: inks.ink,
      width: 2.6,
    }),
    path('M10 14Q44-2 90 11M12 20Q48 5 88 17M22 6Q48-4 78 2', { stroke: inks.clay, width: 1.7 }),
    '</g>',
  ].join('');
}
