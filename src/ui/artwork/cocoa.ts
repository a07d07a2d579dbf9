import { blade, dots, type Point, path, range, rib } from './cut';
import { inks } from './inks';

/** A pod on its stalk, one opened to show the beans in their pulp. */
export function cocoaBeans(): string {
  return [
    path('M70-4Q82 12 86 26', { stroke: inks.ink, width: 6 }),
    path(blade([66, 2], 66, 15, 154, 0) + blade([76, 4], 78, 16, 14, 4), {
      fill: inks.leaf,
      stroke: inks.ink,
      width: 2,
    }),
    path(rib([66, 2], 66, 154) + rib([76, 4], 78, 14, 4), { stroke: inks.paper, width: 1.5 }),
    `<g transform="translate(84 96)rotate(12)">${pod()}</g>`,
    `<g transform="translate(164 104)rotate(-24)">${openPod()}</g>`,
  ].join('');
}

const shell = 'M0-74C26-66 40-30 38 4 36 38 18 62 2 78-16 62-36 38-38 4-40-30-26-66 0-74Z';

function pod(): string {
  return [
    path(shell, { fill: inks.ochre, stroke: inks.ink, width: 3 }),
    path('M6-72C30-60 40-30 38 4 36 38 18 62 2 78 20 44 26-20 6-72Z', { fill: inks.clay }),
    path('M-2-70C-30-30-30 30-2 72M0-72C-14-30-14 30 0 74M2-72C12-30 12 30 2 74M4-70C30-30 30 30 5 72', {
      stroke: inks.ink,
      width: 2.2,
    }),
    path('M-20-42q-8 22-8 44M-8-54q-6 26-7 50M12-50q4 22 5 44', {
      stroke: inks.paper,
      width: 1.6,
      extra: 'stroke-dasharray="9 5"',
    }),
  ].join('');
}

function openPod(): string {
  const beans = range(8).flatMap((row): Point[] => {
    const y = -43 + row * 13;
    const reach = 19 * Math.cos((y - 2) / 44);
    if (reach <= 9) return [[0, y + 2]];
    return [
      [-reach, y],
      [0, y + 6],
      [reach, y],
    ];
  });
  return [
    path(shell, { fill: inks.cocoa, stroke: inks.ink, width: 3 }),
    path('M0-62C18-54 29-26 28 4 26 32 14 52 2 66-12 52-26 32-28 4-29-26-18-54 0-62Z', { fill: inks.paper }),
    dots(beans, 7.6, inks.ink),
    dots(beans, 5.8, inks.rose),
    path(
      beans.map(([x, y]) => `M${Math.round(x - 3)} ${Math.round(y + 2)}q2-6 6-5`),
      { stroke: inks.cocoa, width: 1.7 },
    ),
  ].join('');
}
