import type { Plot } from './plot';

/**
 * Plots as GeoJSON (RFC 7946), the form in which the Union's due diligence statements take them: a point for a plot of
 * four hectares at most, else a polygon that closes with its first corner and runs counter-clockwise (3.1.6).
 */
export function plotsAsGeoJson(plots: readonly Plot[], country: string) {
  return {
    type: 'FeatureCollection',
    features: plots.map(({ name, points, areaSquareMetres }) => ({
      type: 'Feature',
      properties: { ProducerCountry: country, ProductionPlace: name, Area: areaSquareMetres / 10_000 },
      geometry:
        points.length === 1
          ? { type: 'Point', coordinates: points[0] }
          : { type: 'Polygon', coordinates: [closed(counterClockwise(points))] },
    })),
  };
}

function closed(points: Plot['points']): Plot['points'] {
  return [...points, points[0]!];
}

function counterClockwise(points: Plot['points']): Plot['points'] {
  const twiceArea = points.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = points[(at + 1) % points.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return twiceArea < 0 ? points.toReversed() : points;
}
