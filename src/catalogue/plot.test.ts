import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plotProblem } from './plot';
import { parsePositions, printPositions } from './plot-text';
import type { GeoPosition } from './schema';

const square: GeoPosition[] = [
  [9.78, 4.06],
  [9.79, 4.06],
  [9.79, 4.07],
  [9.78, 4.07],
];
const hectares = (n: number) => n * 10_000;

describe('a plot', () => {
  it('of four hectares at most is said by one point', () => {
    expect(plotProblem({ points: [square[0]!], areaSquareMetres: hectares(4) })).toBeNull();
  });

  it('above four hectares needs its outline', () => {
    expect(plotProblem({ points: [square[0]!], areaSquareMetres: hectares(4) + 1 })).toBe('polygon-needed');
    expect(plotProblem({ points: square, areaSquareMetres: hectares(120) })).toBeNull();
    expect(plotProblem({ points: square.slice(0, 3), areaSquareMetres: hectares(60) })).toBeNull();
  });

  it('is somewhere on earth, and more than a line', () => {
    expect(plotProblem({ points: [], areaSquareMetres: 1 })).toBe('no-position');
    expect(plotProblem({ points: [[9.78, 94.06]], areaSquareMetres: 1 })).toBe('position-off-the-earth');
    expect(plotProblem({ points: square.slice(0, 2), areaSquareMetres: 1 })).toBe('a-line-is-no-plot');
    const inLine: GeoPosition[] = [square[0]!, square[1]!, [9.8, 4.06]];
    expect(plotProblem({ points: inLine, areaSquareMetres: 1 })).toBe('a-line-is-no-plot');
  });

  it('has an outline that does not cross itself and names no corner twice', () => {
    const [a, b, c, d] = square as [GeoPosition, GeoPosition, GeoPosition, GeoPosition];
    expect(plotProblem({ points: [a, c, b, d], areaSquareMetres: 1 })).toBe('sides-cross');
    expect(plotProblem({ points: [a, b, c, a, d], areaSquareMetres: 1 })).toBe('corner-twice');
    expect(plotProblem({ points: [a, b, c, [9.785, 4.06]], areaSquareMetres: 1 })).toBe('sides-cross');
  });

  it('may be any polygon around a point, whichever way it is walked', () => {
    const corners = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(corners, fc.boolean(), (degrees, backwards) => {
        const walk = degrees.toSorted((a, b) => (backwards ? b - a : a - b));
        const points = walk.map((degree): GeoPosition => {
          const angle = (degree * Math.PI) / 180;
          return [
            Number((9.78 + 0.1 * Math.cos(angle)).toFixed(6)),
            Number((4.06 + 0.1 * Math.sin(angle)).toFixed(6)),
          ];
        });
        expect(plotProblem({ points, areaSquareMetres: hectares(1000) })).toBeNull();
      }),
    );
  });
});

describe('positions as typed', () => {
  it('are latitude first, with comma, semicolon or space between, one a line', () => {
    const read = parsePositions('4.061536, 9.786072\n 4.0615361;9.7860724 \n\n-0.500000 -78.123456');
    expect(read).toEqual([
      [9.786072, 4.061536],
      [9.786072, 4.061536],
      [-78.123456, -0.5],
    ]);
  });

  it('have six decimals at least', () => {
    expect(parsePositions('4.0615, 9.7860')).toBe('six-decimals-needed');
    expect(parsePositions('4, 9')).toBe('six-decimals-needed');
    expect(parsePositions('in the valley')).toBe('position-unreadable');
    expect(parsePositions('4.061536')).toBe('position-unreadable');
  });

  it('close an outline or leave it open: it is the same outline', () => {
    const open = printPositions(square);
    expect(parsePositions(`${open}\n${open.split('\n')[0]}`)).toEqual(parsePositions(open));
  });

  it('come back as they were written', () => {
    const millionths = (most: number) =>
      fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((n) => (n === 0 ? 0 : n / 1e6));
    const position = fc.tuple(millionths(180), millionths(90));
    fc.assert(
      fc.property(fc.uniqueArray(position, { maxLength: 30, selector: String }), (points) => {
        expect(parsePositions(printPositions(points))).toEqual(points);
      }),
    );
  });

  it('are never an exception, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parsePositions(text);
        expect(typeof read === 'string' || read.every((point) => point.every(Number.isFinite))).toBe(true);
      }),
    );
  });
});
