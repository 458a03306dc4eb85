import { describe, expect, test } from 'vitest';
import builtIn from '../../../geodata/zones.json';
import { ZoneCollection } from '../../../shared/words/zone.ts';
import { readZoneFile, zoneFileText } from '../../../client/state/settings/zone-file.ts';

const square = (lon: number, lat: number, size: number) => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
];
const feature = (geometry: unknown, properties: unknown = null, more: object = {}) => ({ type: 'Feature', geometry, properties, ...more });
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const read = (...features: unknown[]) => readZoneFile(JSON.stringify({ type: 'FeatureCollection', features }), 'drawn.geojson', ['bay']);
const problems = (...features: unknown[]): readonly string[] => {
  const got = read(...features);
  return got.ok ? [] : got.problems;
};

describe('a file of zones', () => {
  test('that was exported is read back to the very zones, rules and all', () => {
    const zones = ZoneCollection.parse(builtIn).features;
    const back = readZoneFile(zoneFileText(zones), 'zones.geojson', []);
    expect(back).toEqual({ ok: true, zones });
  });

  test('of another program needs no more than shapes: names, ids and kinds are made up, heights are left out', () => {
    const high = square(1, 51, 0.1).map((at) => [...at, 12.5]);
    expect(read(feature(polygon(high)), feature(polygon(square(2, 51, 0.1)), { name: 'Bay' }, { id: 7 }))).toMatchObject({
      ok: true,
      zones: [
        { id: 'zone-1-of-drawn-geojson', geometry: { coordinates: [square(1, 51, 0.1)] }, properties: { name: 'Zone 1 of drawn.geojson', kind: 'other', rules: [] } },
        { id: 'bay-2', properties: { name: 'Bay' } },
      ],
    });
  });

  test('keeps holes and parts', () => {
    const holed = polygon(square(1, 51, 0.3), square(1.1, 51.1, 0.1));
    const parts = { type: 'MultiPolygon', coordinates: [[square(1, 51, 0.1)], [square(2, 51, 0.1), square(2.02, 51.02, 0.05)]] };
    expect(read(feature(holed), feature(parts))).toMatchObject({ ok: true, zones: [{ geometry: holed }, { geometry: parts }] });
  });

  test('is refused whole, with every feature that does not fit and what is wrong with it', () => {
    const bow = [square(1, 51, 0.1)[0], square(1, 51, 0.1)[2], square(1, 51, 0.1)[1], square(1, 51, 0.1)[3], square(1, 51, 0.1)[0]];
    const found = problems(
      feature(polygon(square(1, 51, 0.1))),
      feature(polygon(bow), { name: 'Bow' }),
      feature({ type: 'Point', coordinates: [1, 51] }),
      feature(polygon(square(1, 51, 0.1).slice(0, 4)), { name: 'Open' }),
      feature(polygon(square(1, 91, 0.1))),
      feature(polygon(square(1, 51, 0.1)), { rules: [{ rule: 'zone-dwell' }] }),
      feature(polygon(square(1, 51, 0.1)), { rules: [{ rule: 'zone-entry', priority: 'shrill' }] }),
      'nonsense',
    );
    expect(found.map((text) => text.slice(0, text.indexOf(':')))).toEqual(['Feature 2 (“Bow”)', 'Feature 3', 'Feature 4 (“Open”)', 'Feature 5', 'Feature 6', 'Feature 7', 'Feature 8']);
    for (const [i, words] of ['crosses itself. Near 51°03', 'neither a Polygon nor a MultiPolygon', 'must end with its first position', 'geometry.coordinates', 'longest stay', 'properties.rules.0.priority'].entries()) {
      expect(found[i]).toContain(words);
    }
  });

  test('with one id twice is refused', () => {
    const twice = feature(polygon(square(1, 51, 0.1)), { id: 'a', name: 'A' });
    expect(problems(twice, twice)).toEqual(['Feature 2 (“A”): the id “a” is there twice.']);
  });

  test('that is no GeoJSON is told apart from one that is no JSON', () => {
    expect(readZoneFile('{', 'x', [])).toMatchObject({ problems: [expect.stringContaining('not JSON')] });
    expect(readZoneFile('{"type": "Polygon", "coordinates": []}', 'x', [])).toMatchObject({ problems: [expect.stringContaining('into a Feature')] });
    expect(readZoneFile('{"a": 1}', 'x', [])).toMatchObject({ problems: [expect.stringContaining('no GeoJSON')] });
    expect(readZoneFile('{"type": "FeatureCollection", "features": []}', 'x', [])).toMatchObject({ problems: [expect.stringContaining('no feature')] });
  });
});
