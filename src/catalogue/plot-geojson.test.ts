import { describe, expect, it } from 'vitest';
import { plotsAsGeoJson } from './plot-geojson';
import type { GeoPosition } from './schema';

const corners: GeoPosition[] = [
  [9.78, 4.06],
  [9.79, 4.06],
  [9.79, 4.07],
];
const geometryOf = (points: GeoPosition[]) =>
  plotsAsGeoJson([{ name: 'Bafia', points, areaSquareMetres: 61_000 }], 'CM').features[0]?.geometry;

describe('plots as GeoJSON', () => {
  it('are points or closed polygons, longitude first', () => {
    expect(geometryOf([[9.786072, 4.061536]])).toEqual({ type: 'Point', coordinates: [9.786072, 4.061536] });
    expect(geometryOf(corners)).toEqual({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
  });

  it('run counter-clockwise, whichever way they were walked', () => {
    const walkedBack = geometryOf(corners.toReversed());
    expect(walkedBack).toEqual({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
  });

  it('say country, place and hectares', () => {
    const [feature] = plotsAsGeoJson(
      [{ name: 'Bafia', points: corners, areaSquareMetres: 61_000 }],
      'CM',
    ).features;
    expect(feature?.properties).toEqual({ ProducerCountry: 'CM', ProductionPlace: 'Bafia', Area: 6.1 });
  });
});
