import { n, path, range } from './cut';
import { inks } from './inks';

/** Striped bands sewn edge to edge, with a fringe. */
export function wovenCloth(): string {
  const bands = [
    inks.clay,
    inks.indigo,
    inks.ochre,
    inks.paper,
    inks.clay,
    inks.leaf,
    inks.ochre,
    inks.indigo,
  ];
  return [
    ...bands.map((fill, i) => path(`M44 ${24 + i * 15}H196V${39 + i * 15}H44Z`, { fill })),
    path(
      range(8).map((i) => `M44 ${n(31.5 + i * 15)}H196`),
      { stroke: inks.ink, width: 1.6, extra: 'stroke-dasharray="7 4 2 4"' },
    ),
    path(
      range(18).map((i) => `M${48 + i * 8.5} 144v14`),
      { stroke: inks.cocoa, width: 2.4 },
    ),
    path('M44 24H196V144H44Z', { stroke: inks.ink, width: 3 }),
  ].join('');
}

/** Printed cotton off the roll: suns with crackle. */
export function waxPrint(): string {
  const suns = range(6).map((i) => [70 + (i % 3) * 50, 54 + Math.floor(i / 3) * 52] as const);
  return [
    path('M36 24H204V136Q160 150 120 138 80 126 36 140Z', { fill: inks.indigo, stroke: inks.ink, width: 3 }),
    ...suns.map(([x, y]) => sun(x, y)),
    path('M44 78l12 6-4 10 14 4M176 34l-10 8 12 6M96 128l10-8-6-8M150 84l10 4M48 40l8 4', {
      stroke: inks.river,
      width: 1.4,
    }),
    path('M36 140Q80 126 120 138 160 150 204 136V152Q160 166 120 154 80 142 36 156Z', {
      fill: inks.ochre,
      stroke: inks.ink,
      width: 3,
    }),
  ].join('');
}

function sun(x: number, y: number): string {
  const rays = range(12)
    .map((i) => {
      const angle = (i * Math.PI) / 6;
      return `M${n(x + 12 * Math.cos(angle))} ${n(y + 12 * Math.sin(angle))}L${n(x + 20 * Math.cos(angle))} ${n(y + 20 * Math.sin(angle))}`;
    })
    .join('');
  return (
    path(rays, { stroke: inks.straw, width: 4 }) +
    path(`M${x} ${y}h0`, { stroke: inks.clay, width: 20, extra: 'stroke-linecap="round"' }) +
    path(`M${x} ${y}h0`, { stroke: inks.paper, width: 8, extra: 'stroke-linecap="round"' })
  );
}

/** Mud cloth: pale signs left in the black. */
export function bogolan(): string {
  return [
    path('M40 20H200V160H40Z', { fill: inks.cocoa, stroke: inks.ink, width: 3 }),
    path(
      'M40 54H200M40 90H200M40 126H200M52 30l12 14 12-14 12 14 12-14 12 14 12-14 12 14 12-14 12 14 12-14 12 14 12-14M60 62v20M80 62v20M70 72h0M104 62l16 20M120 62l-16 20M144 62v20M164 62v20M154 72h0M184 62v20M52 108h16M60 100v16M88 100a8 8 0 1 0 .1 0M112 108h16M120 100v16M148 100a8 8 0 1 0 .1 0M172 108h16M180 100v16M52 134l10 16 10-16 10 16 10-16 10 16 10-16 10 16 10-16 10 16 10-16 10 16 10-16',
      { stroke: inks.sand, width: 3, extra: 'stroke-linejoin="round"' },
    ),
  ].join('');
}

/** A knotted rug with its lozenges and its fringe. */
export function knottedRug(): string {
  const lozenges = [
    [54, inks.indigo],
    [38, inks.ochre],
    [22, inks.clay],
    [8, inks.paper],
  ] as const;
  return [
    path(
      range(22).map((i) => `M${34 + i * 8.2} 22v-12M${34 + i * 8.2} 158v12`),
      { stroke: inks.sand, width: 2.6 },
    ),
    path('M30 22H210V158H30Z', { fill: inks.clay, stroke: inks.ink, width: 3 }),
    path('M42 34H198V146H42Z', { stroke: inks.straw, width: 5, extra: 'stroke-dasharray="6 4"' }),
    ...lozenges.map(([size, fill]) =>
      path(`M${120 - size * 1.2} 90L120 ${90 - size}L${120 + size * 1.2} 90L120 ${90 + size}Z`, { fill }),
    ),
    path('M60 50l10 10-10 10M180 50l-10 10 10 10M60 110l10 10-10 10M180 110l-10 10 10 10', {
      stroke: inks.straw,
      width: 4,
    }),
  ].join('');
}

/** A folded blanket, brushed until the edge is soft. */
export function mohairBlanket(): string {
  return [
    path('M34 62Q40 48 60 48H184Q206 48 206 66V78H34Z', { fill: inks.sage, stroke: inks.ink, width: 3 }),
    path('M34 78H206V106H34ZM34 106H206V134Q206 144 196 144H48Q34 144 34 132Z', {
      fill: inks.leaf,
      stroke: inks.ink,
      width: 3,
    }),
    path('M70 48V144M80 48V144M160 48V144M170 48V144', { stroke: inks.paper, width: 3 }),
    path('M34 92H206M34 120H206', { stroke: inks.straw, width: 3 }),
    path(
      range(28).map((i) => `M${38 + i * 6} 144l${i % 2 ? 3 : -2} 12`),
      { stroke: inks.leaf, width: 2.6 },
    ),
  ].join('');
}

/** A scarf tied once, both ends hanging. */
export function silkScarf(): string {
  return [
    path('M104 74L62 146 84 164 104 148 122 166 134 90Z', {
      fill: inks.clay,
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linejoin="round"',
    }),
    path('M116 78L150 166 168 148 186 158 196 132 142 70Z', {
      fill: inks.rose,
      stroke: inks.ink,
      width: 3,
      extra: 'stroke-linejoin="round"',
    }),
    path('M122 74C60 84 34 58 52 34 70 12 170 12 190 34 206 58 180 84 122 74Z', {
      fill: inks.rose,
      stroke: inks.ink,
      width: 3,
    }),
    path('M122 60C88 62 74 52 82 42 94 32 148 32 160 42 168 52 154 62 122 60Z', {
      fill: inks.sand,
      stroke: inks.ink,
      width: 2.6,
    }),
    path('M104 62Q120 52 140 62L146 84Q124 98 102 86Z', { fill: inks.clay, stroke: inks.ink, width: 3 }),
    path(
      'M104 102L84 136M120 104L106 138M140 98L164 136M152 90L180 128M62 44Q70 28 96 24M182 44Q174 28 148 24M112 66q10 8 24 14',
      {
        stroke: inks.paper,
        width: 2.4,
        extra: 'stroke-linecap="round"',
      },
    ),
  ].join('');
}
