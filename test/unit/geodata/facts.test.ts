import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { area, difference, featureCollection, multiPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { Facts } from '../../../geodata/build/facts.ts';
import { chartText } from '../../../geodata/build/feature.ts';
import { makeLines } from '../../../geodata/build/lines.ts';
import { makePoints } from '../../../geodata/build/points.ts';
import { makeRouteing } from '../../../geodata/build/routeing.ts';
import { ChartCollection } from '../../../shared/words/chart.ts';
import { fact } from '../../facts.ts';

const path = fact('chart/routeing.geojson');
const written = (name: string): string => readFileSync(new URL(`../../../geodata/chart/${name}.json`, import.meta.url), 'utf8');
const polygonsOf = (name: string) =>
  ChartCollection.parse(JSON.parse(written(name))).features.flatMap((f) => {
    const { geometry } = f;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    return [{ id: f.id, properties: f.properties, polygons }];
  });

describe.skipIf(path === null)('the chart beside the facts', () => {
  const facts = new Facts(dirname(dirname(path ?? '')));

  it('comes out of the build as it is here, byte for byte', () => {
    const land = polygonsOf('land').flatMap((f) => f.polygons);
    expect(chartText(makeLines(facts))).toBe(written('lines'));
    expect(chartText(makePoints(facts))).toBe(written('points'));
    expect(chartText(makeRouteing(facts, land))).toBe(written('routeing'));
  });

  it.each([
    ['ukho-98', 255],
    ['ukho-103', 235],
    ['ukho-152', 228],
    ['ukho-151', 208],
    ['ukho-105', 223],
    ['ukho-99', 74],
    ['ukho-101', 50],
    ['ukho-100', 45.5],
    ['ukho-145', 63],
    ['ukho-8', 42],
    ['ukho-131', 255],
    ['ukho-150', 223],
  ])('covers the official area %s, as far as that goes, with a lane of its flow %d', (id, flow) => {
    const official = multiPolygon(facts.outerRings(id).map((ring) => [ring]));
    const lanes = polygonsOf('routeing').filter((f) => f.properties.flow === flow);
    const rest = difference(featureCollection([official, ...lanes.map((f) => multiPolygon(f.polygons))]));
    expect(lanes.length).toBeGreaterThan(0);
    expect((rest ? area(rest) : 0) / area(official)).toBeLessThan(0.025);
  });
});
