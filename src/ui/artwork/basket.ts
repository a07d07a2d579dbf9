import { path, range } from './cut';
import { inks } from './inks';

/** A lidded raffia basket, woven course by course. */
export function raffiaBasket(): string {
  const rows = range(9);
  return [
    '<clipPath id="basket"><path d="M58 74H182L168 160Q120 172 72 160Z"/></clipPath>',
    path('M58 74H182L168 160Q120 172 72 160Z', { fill: inks.straw }),
    `<g clip-path="url(#basket)">${rows.map(course).join('')}</g>`,
    path('M58 74H182L168 160Q120 172 72 160Z', {
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linejoin="round"',
    }),
    path('M50 74Q60 34 120 30 180 34 190 74 120 86 50 74Z', { fill: inks.ochre, stroke: inks.ink, width: 3 }),
    path(
      'M58 70Q70 42 120 38 170 42 182 70M72 74Q84 52 120 48 156 52 168 74M90 77Q100 62 120 60 140 62 150 77',
      { stroke: inks.ink, width: 2 },
    ),
    path(
      range(13).map(
        (i) => `M120 34Q${60 + i * 10} 40 ${52 + i * 11.4} ${75 + 4 * Math.sin((i * Math.PI) / 12)}`,
      ),
      { stroke: inks.clay, width: 1.8 },
    ),
    path('M112 30Q112 14 120 14 128 14 128 30', { stroke: inks.ink, width: 5 }),
    path('M58 86Q36 92 40 112 44 126 64 118M182 86Q204 92 200 112 196 126 176 118', {
      stroke: inks.ink,
      width: 6,
    }),
    path('M58 86Q36 92 40 112 44 126 64 118M182 86Q204 92 200 112 196 126 176 118', {
      stroke: inks.ochre,
      width: 2.4,
      extra: 'stroke-dasharray="4 2"',
    }),
  ].join('');
}

function course(row: number): string {
  const y = 78 + row * 10;
  const [a, b] = row % 2 ? [0, 7] : [7, 0];
  const dark = row >= 3 && row <= 5;
  const stitches = range(10)
    .map((i) => `M${54 + i * 14 + a} ${y}l7 9`)
    .join('');
  const between = range(10)
    .map((i) => `M${54 + i * 14 + b} ${y}l7 9`)
    .join('');
  return (
    path(stitches, { stroke: dark ? inks.ink : inks.clay, width: 5 }) +
    path(between, { stroke: dark ? inks.indigo : inks.ochre, width: 5 })
  );
}
