import { blade, dots, type Point, path, rib } from './cut';
import { inks } from './inks';

/** A calabash of butter, the nuts it came from beside it. */
export function sheaButter(): string {
  const nuts: readonly Point[] = [
    [44, 140],
    [66, 154],
    [190, 152],
  ];
  return [
    path('M42 84Q48 150 120 154 192 150 198 84Z', { fill: inks.ochre, stroke: inks.ink, width: 3 }),
    path('M42 84Q46 64 120 62 194 64 198 84 192 104 120 106 48 104 42 84Z', {
      fill: inks.clay,
      stroke: inks.ink,
      width: 3,
    }),
    path('M58 82Q60 46 88 54 96 26 124 40 152 28 156 56 184 52 182 84 160 98 120 98 76 98 58 82Z', {
      fill: inks.paper,
      stroke: inks.ink,
      width: 2.6,
    }),
    path('M84 72Q96 60 112 68M124 60Q140 52 150 66M104 86Q124 78 150 84', {
      stroke: inks.straw,
      width: 3,
      extra: 'stroke-linecap="round"',
    }),
    path('M64 118l12 14 12-14 12 14 12-14 12 14 12-14 12 14 12-14 12 14', { stroke: inks.paper, width: 2 }),
    dots(nuts, 13, inks.ink),
    dots(nuts, 11, inks.cocoa),
    dots(
      nuts.map(([x, y]): Point => [x - 3, y - 3]),
      3.5,
      inks.straw,
    ),
  ].join('');
}

/** A flask of oil under an argan branch. */
export function arganOil(): string {
  const fruit: readonly Point[] = [
    [178, 52],
    [196, 74],
    [62, 42],
  ];
  const leaves: readonly (readonly [x: number, y: number, degrees: number])[] = [
    [160, 36, 20],
    [184, 40, 50],
    [80, 30, 150],
    [58, 26, 120],
    [150, 30, -30],
  ];
  return [
    path('M36 26Q120 18 206 84', { stroke: inks.cocoa, width: 5, extra: 'stroke-linecap="round"' }),
    ...leaves.map(([x, y, degrees]) =>
      path(blade([x, y], 34, 9, degrees, 8), { fill: inks.leaf, stroke: inks.ink, width: 1.8 }),
    ),
    path(
      leaves.map(([x, y, degrees]) => rib([x, y], 34, degrees, 8)),
      { stroke: inks.paper, width: 1.2 },
    ),
    dots(fruit, 11, inks.ink),
    dots(fruit, 9, inks.straw),
    path('M108 42H134V66Q158 78 158 108V150Q158 164 144 164H98Q84 164 84 150V108Q84 78 108 66Z', {
      fill: inks.paper,
      stroke: inks.ink,
      width: 3,
    }),
    path('M88 104H154V148Q154 160 142 160H100Q88 160 88 148Z', { fill: inks.ochre }),
    path('M104 30H138V46H104Z', { fill: inks.cocoa, stroke: inks.ink, width: 3 }),
    path('M96 114V146', { stroke: inks.straw, width: 5, extra: 'stroke-linecap="round"' }),
  ].join('');
}
