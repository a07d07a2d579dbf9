import { at, blade, dots, n, type Point, path, polar, polygon, range, rib } from './cut';
import { inks } from './inks';

/** A whole fruit with its crown, its eyes cut one by one. */
export function pineapple(): string {
  const crown = [-168, -150, -132, -118, -104, -90, -76, -62, -48, -30, -12];
  const foot: Point = [96, 68];
  const leaves = crown.map((degrees, i) => ({
    degrees,
    length: 38 + 28 * Math.sin((Math.PI * (i + 0.6)) / 11.2),
    bend: (degrees + 90) / 6,
  }));
  return [
    path(
      leaves.map(({ degrees, length, bend }) => blade(foot, length, 6.5, degrees, bend)),
      { fill: inks.leaf, stroke: inks.ink, width: 1.5 },
    ),
    path(
      leaves.map(({ degrees, length, bend }) => rib(foot, length, degrees, bend)),
      { stroke: inks.paper, width: 1.3 },
    ),
    fruit([96, 117], 44, 57),
    `<g transform="translate(186 134)" fill="${inks.straw}">${ring()}</g>`,
  ].join('');
}

function fruit([cx, cy]: Point, rx: number, ry: number): string {
  const eyes = range(11).flatMap((row) =>
    range(8).map((column): Point => [cx + (column - 3.75 + (row % 2) / 2) * 12.4, cy + (row - 5) * 10.4]),
  );
  const inside = eyes.filter(([x, y]) => ((x - cx) / (rx - 5)) ** 2 + ((y - cy) / (ry - 8)) ** 2 < 1);
  const cells = inside.map(([x, y]) =>
    polygon([
      [x, y - 9.2],
      [x + 5.4, y],
      [x, y + 9.2],
      [x - 5.4, y],
    ]),
  );
  const shade = inside.filter(([x, y]) => x - cx + (y - cy) * 0.35 > 12);
  return [
    `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${inks.ink}"/>`,
    path(cells, { fill: inks.ochre }),
    path(
      shade.map(([x, y]) =>
        polygon([
          [x, y - 9.2],
          [x + 5.4, y],
          [x, y + 9.2],
        ]),
      ),
      { fill: inks.clay },
    ),
    path(
      inside.map(([x, y]) => `M${n(x)} ${n(y + 2.5)}l0-7`),
      { stroke: inks.ink, width: 1.6 },
    ),
  ].join('');
}

/** Dried rings, seen from above as they lie on the drying cloth: one is cut, five are printed. */
export function driedPineapple(): string {
  const places = ['62 58', '178 52', '120 66', '82 124', '166 122'];
  const prints = places.map((place, i) => {
    const fill = i % 2 ? inks.straw : inks.ochre;
    return `<use href="#pineapple-ring" transform="translate(${place})rotate(${i * 9})" fill="${fill}"/>`;
  });
  return `<defs><g id="pineapple-ring">${ring()}</g></defs>${prints.join('')}`;
}

/** Around (0, 0), filled with what the print is inked with. */
function ring(): string {
  const centre: Point = [0, 0];
  const angle = (i: number) => (i * 360) / 14;
  const whole = (point: Point): Point => [Math.round(point[0]), Math.round(point[1])];
  const scallops = range(14)
    .map(
      (i) =>
        `Q${at(whole(polar(centre, 47, angle(i + 0.5))))} ${at(whole(polar(centre, 36.5, angle(i + 1))))}`,
    )
    .join('');
  const spokes = range(14).map((i) => blade(polar(centre, 15, angle(i)), 19, 2.6, angle(i)));
  return [
    `<path d="M37 0${scallops}" stroke="${inks.ink}" stroke-width="2.6"/>`,
    path(spokes, { fill: inks.clay }),
    dots([centre], 11, inks.ink),
    dots([centre], 7.5, inks.paper),
    path('M-6 0H6M-3-5 3 5M3-5-3 5', { stroke: inks.ochre, width: 1.5 }),
  ].join('');
}
