import { blade, dots, type Point, path, range, rib, wobble } from './cut';
import { inks } from './inks';

/** Spikes of the vine with their berries, under heart-shaped leaves. */
export function whitePepper(): string {
  return [
    path('M-4 26Q60 6 120 22T244 18', { stroke: inks.ink, width: 5 }),
    path('M-4 25Q60 5 120 21T244 17', { stroke: inks.leaf, width: 2 }),
    heart(38, 28, 118, 1),
    heart(206, 24, 62, 1),
    heart(150, 14, 96, 0.86),
    spike([76, 24], 118, 4),
    spike([128, 24], 142, 9),
    spike([184, 24], 104, 2),
  ].join('');
}

function heart(x: number, y: number, degrees: number, size: number): string {
  return [
    `<g transform="translate(${x} ${y})rotate(${degrees})scale(${size})">`,
    path('M0 0C-14-26 20-44 48-26 66-14 76-4 92 0 76 4 66 14 48 26 20 44-14 26 0 0Z', {
      fill: inks.leaf,
      stroke: inks.ink,
      width: 2.5,
    }),
    path('M2 0H82M8 0Q24-16 56-16M8 0Q24 16 56 16M24 0Q40-8 66-8M24 0Q40 8 66 8', {
      stroke: inks.paper,
      width: 1.5,
    }),
    '</g>',
  ].join('');
}

function spike([x, y]: Point, length: number, seed: number): string {
  const rows = Math.floor(length / 9.4);
  const berries = range(rows).flatMap((row): Point[] => {
    const sway = Math.sin(row / 3 + seed) * 3;
    const offset = row % 2 ? 8.6 : 4.4;
    const down = y + 14 + row * 9.4;
    const pair: Point[] = [
      [x + sway - offset, down + wobble(row + seed)],
      [x + sway + offset, down + wobble(row * 3 + seed)],
    ];
    return row === rows - 1 ? [[x + sway, down]] : pair;
  });
  return [
    path(`M${x} ${y}V${y + 20}`, { stroke: inks.ink, width: 3 }),
    dots(berries, 7.4, inks.ink),
    dots(berries, 5.7, inks.paper),
    path(
      berries.map(([bx, by]) => `M${Math.round(bx + 1)} ${Math.round(by + 3)}q3-1 3-4`),
      { stroke: inks.ochre, width: 1.8 },
    ),
  ].join('');
}

/** Rhizomes of ginger with the shoots they send up. */
export function ginger(): string {
  const shoots: readonly (readonly [Point, number, number])[] = [
    [[88, 84], 74, -104],
    [[94, 80], 76, -82],
    [[150, 92], 62, -70],
  ];
  return [
    path(
      shoots.map(([foot, length, degrees]) => blade(foot, length, 10, degrees, 6)),
      { fill: inks.leaf, stroke: inks.ink, width: 2 },
    ),
    path(
      shoots.map(([foot, length, degrees]) => rib(foot, length, degrees, 6)),
      { stroke: inks.paper, width: 1.4 },
    ),
    `<clipPath id="ginger"><path d="${rhizome}"/></clipPath>`,
    path(rhizome, { fill: inks.straw, stroke: inks.ink, width: 3, extra: 'stroke-linejoin="round"' }),
    path('M20 136Q60 148 84 142T150 136 220 118V176H20Z', {
      fill: inks.ochre,
      extra: 'clip-path="url(#ginger)"',
    }),
    path(
      'M52 106q8 12 2 30M70 92q10 8 16 24M98 84q-10 10-8 26M122 100q-10 14-4 36M146 100q8 16-2 36M172 96q-8 14-2 32M192 88q8 8 12 20M76 142q8-10 22-10M146 78q8 4 18 2',
      { stroke: inks.cocoa, width: 2 },
    ),
    path('M196 98a9 6 40 1 0 14 10a9 6 40 1 0-14-10', { fill: inks.paper, stroke: inks.ink, width: 2.4 }),
    path('M200 101q4 0 6 5', { stroke: inks.ochre, width: 1.6 }),
  ].join('');
}

const rhizome =
  'M32 138C18 124 26 104 46 104 54 104 60 106 62 98 62 84 74 76 90 80 104 82 108 92 120 96 126 96 130 94 132 86 132 70 146 60 160 66 174 72 172 86 178 88 190 82 206 84 212 96 220 112 210 124 196 126 186 128 178 132 176 140 172 152 158 156 146 150 138 146 134 150 128 156 116 168 94 168 82 158 76 152 70 152 62 154 48 156 38 150 32 138Z';
