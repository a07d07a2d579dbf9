import { dots, line, type Point, path, polar, polygon, range } from './cut';
import { inks } from './inks';

const dress =
  'M96 20Q100 34 120 36 140 34 144 20L160 26 178 58 160 68 152 58Q150 78 156 92 182 128 190 164 120 178 50 164 58 128 84 92 90 78 88 58L80 68 62 58 80 26Z';

/** A dress of wax print: the motif is the large broken circle that every market woman knows. */
export function waxDress(): string {
  const centres: readonly Point[] = [
    [120, 62],
    [84, 122],
    [156, 122],
    [120, 148],
    [62, 160],
    [178, 160],
    [70, 48],
    [170, 48],
    [120, 104],
  ];
  const rays = centres.flatMap((centre) =>
    range(12).map((i) => line(polar(centre, 11, i * 30), polar(centre, 17, i * 30))),
  );
  return [
    `<clipPath id="dress"><path d="${dress}"/></clipPath>`,
    path(dress, { fill: inks.clay }),
    '<g clip-path="url(#dress)">',
    dots(centres, 18.5, inks.indigo),
    path(rays, { stroke: inks.paper, width: 2.4 }),
    dots(centres, 9.8, inks.paper),
    dots(centres, 8.2, inks.ochre),
    dots(centres, 3.4, inks.ink),
    path('M40 164Q120 178 200 164L196 152Q120 166 44 152Z', { fill: inks.ink }),
    path(
      range(16).map((i) =>
        polygon([
          [46 + i * 10, 158],
          [51 + i * 10, 154],
          [56 + i * 10, 160],
          [51 + i * 10, 166],
        ]),
      ),
      { fill: inks.ochre },
    ),
    '</g>',
    path(dress, { stroke: inks.ink, width: 3, extra: 'stroke-linejoin="round"' }),
    path('M84 92Q120 104 156 92', { stroke: inks.ink, width: 5 }),
    path('M84 92Q120 104 156 92', { stroke: inks.ochre, width: 2 }),
    path('M98 100Q90 130 84 160M142 100Q150 130 156 160M118 106V166', { stroke: inks.ink, width: 1.5 }),
  ].join('');
}

/** Ndop: what was tied with raffia stays white when the cotton comes out of the indigo. */
export function ndopCloth(): string {
  const field = (x: number, y: number, motif: string) => `<g transform="translate(${x} ${y})">${motif}</g>`;
  const columns = [0, 1, 2, 3];
  const motifs = [lozenges, spider, steps, crosses];
  return [
    path('M30 18H210V160H30Z', { fill: inks.ink }),
    path('M32 20H208V158H32Z', { fill: inks.indigo }),
    path('M38 26H202V152H38Z', { stroke: inks.paper, width: 2, extra: 'stroke-dasharray="3 3"' }),
    ...range(3).flatMap((row) =>
      columns.map((column) => field(43 + column * 39.5, 31 + row * 39.5, motifs[(column + row * 3) % 4]!())),
    ),
    path(
      range(22).map((i) => `M${34 + i * 8} 158v${9 + (i % 3) * 2}`),
      { stroke: inks.ink, width: 2.4 },
    ),
    path(
      range(22).map((i) => `M${34 + i * 8} 20v-${8 + (i % 2) * 3}`),
      { stroke: inks.ink, width: 2.4 },
    ),
  ].join('');
}

const white = { stroke: inks.paper, width: 2.2 } as const;

function lozenges(): string {
  return (
    path('M0 0H36V36H0ZM18 3 33 18 18 33 3 18ZM18 10 26 18 18 26 10 18Z', white) +
    dots([[18, 18]], 2.6, inks.paper)
  );
}

function spider(): string {
  return (
    path('M0 0H36V36H0ZM4 4 32 32M32 4 4 32M18 3V33M3 18H33', white) +
    dots([[18, 18]], 6.6, inks.paper) +
    dots([[18, 18]], 4.4, inks.indigo)
  );
}

function steps(): string {
  return (
    path('M0 0H36V36H0ZM4 32V24H12V16H20V8H32M14 32V26H22V18H32', white) +
    dots(
      [
        [9, 9],
        [27, 28],
      ],
      2.8,
      inks.paper,
    )
  );
}

function crosses(): string {
  return (
    path('M0 0H36V36H0ZM12 4V12H4V24H12V32H24V24H32V12H24V4Z', white) + path('M18 12V24M12 18H24', white)
  );
}
