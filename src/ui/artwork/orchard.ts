import { blade, dots, type Point, path, range, rib } from './cut';
import { inks } from './inks';

/** Two ripe fruits with a leaf. */
export function freshMango(): string {
  return [
    path(blade([116, 44], 74, 13, -24, 8), { fill: inks.leaf, stroke: inks.ink, width: 2 }),
    path(rib([116, 44], 74, -24, 8), { stroke: inks.paper, width: 1.4 }),
    path('M150 60C188 52 214 84 206 120 198 150 162 158 138 142 118 126 124 68 150 60Z', {
      fill: inks.leaf,
      stroke: inks.ink,
      width: 3,
    }),
    path('M184 78Q204 100 192 132', { stroke: inks.straw, width: 6, extra: 'stroke-linecap="round"' }),
    path('M112 44C156 42 166 96 142 132 122 160 74 166 46 142 20 118 36 74 66 56 84 46 98 50 112 44Z', {
      fill: inks.clay,
      stroke: inks.ink,
      width: 3,
    }),
    path('M46 142C28 122 36 86 62 70 58 100 72 134 112 148 88 160 62 156 46 142Z', { fill: inks.ochre }),
    path('M112 44q-4-12 4-22', { stroke: inks.cocoa, width: 5, extra: 'stroke-linecap="round"' }),
  ].join('');
}

/** A branch as it is cut from the palm. */
export function dates(): string {
  const strands = range(7);
  const fruit = strands.flatMap((i) => range(3).map((j): Point => [52 + i * 23, 78 + j * 30 + (i % 2) * 12]));
  return [
    path(
      strands.map((i) => `M120 14Q${80 + i * 13} 40 ${52 + i * 23} ${150 + (i % 2) * 8}`),
      { stroke: inks.ochre, width: 3 },
    ),
    ...fruit.map(([x, y]) =>
      path(`M${x} ${y - 14}q10 2 10 15t-10 15q-10-2-10-15t10-15Z`, {
        fill: inks.cocoa,
        stroke: inks.ink,
        width: 2,
      }),
    ),
    path(
      fruit.map(([x, y]) => `M${x - 4} ${y - 6}v10`),
      { stroke: inks.ochre, width: 2.6, extra: 'stroke-linecap="round"' },
    ),
    path('M112 6h16v16h-16z', { fill: inks.leaf, stroke: inks.ink, width: 2.4 }),
  ].join('');
}

/** A block of pressed dates, cut open. */
export function datePaste(): string {
  return [
    path('M44 70L130 44 200 70V128L118 158 44 128Z', {
      fill: inks.cocoa,
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linejoin="round"',
    }),
    path('M44 70L118 98 200 70 130 44Z', {
      fill: inks.clay,
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linejoin="round"',
    }),
    path('M118 98V158', { stroke: inks.ink, width: 3 }),
    path(
      'M66 96l14 6M58 116l18 8M90 118l14 6M84 136l16 6M136 110l18-6M146 130l18-7M174 102l14-5M178 122l12-5',
      {
        stroke: inks.ochre,
        width: 3,
        extra: 'stroke-linecap="round"',
      },
    ),
  ].join('');
}

/** A hand of bananas. */
export function banana(): string {
  const fingers = range(5);
  return [
    ...fingers.map((i) =>
      path(
        `M${96 + i * 8} 34Q${40 + i * 30} ${60 + i * 6} ${46 + i * 36} ${142 - Math.abs(i - 2) * 8}q${4} 10 14 4Q${72 + i * 34} ${96} ${112 + i * 6} 38Z`,
        {
          fill: i % 2 ? inks.straw : inks.ochre,
          stroke: inks.ink,
          width: 2.6,
          extra: 'stroke-linejoin="round"',
        },
      ),
    ),
    path('M92 36Q110 14 134 18L146 40Q118 52 92 36Z', { fill: inks.leaf, stroke: inks.ink, width: 3 }),
  ].join('');
}

/** One whole, one cut. */
export function dragonFruit(): string {
  const seeds = range(26).map(
    (i): Point => [
      164 + 26 * Math.cos(i * 2.4) * Math.sqrt(i / 26),
      112 + 26 * Math.sin(i * 2.4) * Math.sqrt(i / 26),
    ],
  );
  return [
    path('M84 34C120 36 132 72 128 104 124 138 104 150 84 150 64 150 42 138 38 104 34 72 48 36 84 34Z', {
      fill: inks.clay,
      stroke: inks.ink,
      width: 3,
    }),
    path(
      'M84 40q-10-18-2-30 10 10 2 30M60 62Q38 58 32 42 52 44 60 62M108 62q22-4 28-20-20 2-28 20M52 94q-20 4-30-8 18-8 30 8M116 94q20 4 28-8-16-8-28 8M70 120q-8 16-22 16 2-16 22-16M98 120q8 16 22 16-2-16-22-16',
      {
        fill: inks.sage,
        stroke: inks.ink,
        width: 2,
      },
    ),
    dots([[164, 112]], 44, inks.ink),
    dots([[164, 112]], 41, inks.leaf),
    dots([[164, 112]], 36, inks.clay),
    dots(seeds, 1.9, inks.ink),
  ].join('');
}
