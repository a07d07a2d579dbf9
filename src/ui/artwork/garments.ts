import { n, path, range } from './cut';
import { inks } from './inks';

/** A plain shirt laid flat. */
export function cottonShirt(): string {
  return [
    path('M92 26Q120 44 148 26L186 40 206 82 178 94 170 80V160H70V80L62 94 34 82 54 40Z', {
      fill: inks.paper,
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linejoin="round"',
    }),
    path('M92 26Q120 62 148 26M98 26Q120 52 142 26', { stroke: inks.indigo, width: 3 }),
    path('M70 80V152M170 80V152M44 80l18 8M196 80l-18 8M76 152H164', {
      stroke: inks.sand,
      width: 2.4,
      extra: 'stroke-dasharray="5 4"',
    }),
    path('M132 78h18v18h-18z', { stroke: inks.leaf, width: 2.4 }),
    path('M136 92q8-14 12-10-2 8-12 10', { fill: inks.leaf }),
  ].join('');
}

/** A cabled sweater. */
export function alpacaSweater(): string {
  const cables = [92, 120, 148].flatMap((x) =>
    range(6).map((i) => `M${x - 6} ${54 + i * 16}q12 8 0 16M${x + 6} ${54 + i * 16}q-12 8 0 16`),
  );
  return [
    path('M94 26H146L180 36 214 140 186 150 168 92V156H72V92L54 150 26 140 60 36Z', {
      fill: inks.sand,
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linejoin="round"',
    }),
    path(cables, { stroke: inks.cocoa, width: 2.4 }),
    path('M94 26Q120 52 146 26', { stroke: inks.cocoa, width: 7 }),
    path('M74 150H166M36 134l20 8M204 134l-20 8', {
      stroke: inks.cocoa,
      width: 6,
      extra: 'stroke-dasharray="3 3"',
    }),
  ].join('');
}

/** A hat of toquilla straw with its ribbon. */
export function strawHat(): string {
  return [
    path('M16 122Q60 94 120 94 180 94 224 122 190 156 120 156 50 156 16 122Z', {
      fill: inks.straw,
      stroke: inks.ink,
      width: 3,
    }),
    path(
      range(5).map(
        (i) =>
          `M${30 + i * 10} ${n(122 + i)}Q${70 + i * 6} ${102 + i * 2} 120 ${102 + i * 2}T${210 - i * 10} ${n(122 + i)}`,
      ),
      { stroke: inks.ochre, width: 1.8 },
    ),
    path('M68 118Q62 42 92 36 108 46 120 46 132 46 148 36 178 42 172 118 120 136 68 118Z', {
      fill: inks.straw,
      stroke: inks.ink,
      width: 3,
    }),
    path('M80 50l82 52M76 70l70 46M92 40l76 48M160 50l-82 52M164 70l-70 46M148 40l-76 48', {
      stroke: inks.ochre,
      width: 1.6,
    }),
    path('M67 96Q120 116 173 96L172 118Q120 136 68 118Z', { fill: inks.ink }),
    path('M120 46Q116 62 122 72', { stroke: inks.cocoa, width: 2.6 }),
  ].join('');
}
