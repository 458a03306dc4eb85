import { describe, expect, it } from 'vitest';
import builtIn from '../../geodata/zones.json';
import { RuleSettings } from '../../shared/words/rules.ts';
import type { PositionSighting } from '../../shared/words/sighting.ts';
import { ZoneCollection, ZoneFeature } from '../../shared/words/zone.ts';
import { BruteForce, CORE_RULES, type Verdict } from '../brute-force/check.ts';
import type { Watch } from '../../server/watch/watch.ts';
import { manned, type MannedRun } from '../stand-ins/manned.ts';

const START = '2026-06-10T06:00:00Z';

/** Besides the built-in zones one in the middle of the strait that has the rules which those do not have. */
const GUARDED: ZoneFeature = ZoneFeature.parse({
  type: 'Feature',
  id: 'guarded',
  geometry: { type: 'Polygon', coordinates: [[[1.3, 50.9], [1.55, 50.95], [1.6, 51.1], [1.42, 51.06], [1.3, 50.9]]] },
  properties: {
    id: 'guarded',
    name: 'Guarded water',
    kind: 'other',
    version: 1,
    rules: [{ rule: 'zone-entry' }, { rule: 'zone-exit', holdS: 30 }, { rule: 'zone-dwell', dwellS: 600 }],
    source: 'test',
  },
});
const ZONES = [...ZoneCollection.parse(builtIn).features, GUARDED];

/** A rescue transmitter that calls for help, another that is tested, and one that falls silent. */
function beacons(at: number): PositionSighting[] {
  const minute = (at - Date.parse(START)) / 60_000;
  const beacon = (trackId: string, status: number, lat: number): PositionSighting => ({
    kind: 'position', trackId, trackKind: 'sart', source: 'test', observedAt: at, lon: 1.2, lat, sog: 0.5, cog: 40, heading: null, rot: null, status, aisClass: null,
  });
  if (minute % 1 !== 0 || minute < 10) return [];
  return [beacon('970000001', 14, 50.86), beacon('970000002', 15, 50.9), ...(minute < 20 ? [beacon('970000003', 14, 50.3)] : [])];
}

async function judged(run: Pick<MannedRun, 'url'> & Partial<MannedRun>): Promise<Verdict> {
  let watch: Watch | null = null;
  const check = new BruteForce(ZONES, (id) => watch?.picture.get(id));
  await manned({ begins: (begun) => (watch = begun), acknowledgedAfterS: 30, zones: [GUARDED], adds: beacons, ...run, brings: (batch) => check.brings(batch), tell: (draft) => check.tell(draft) });
  return check.verdict();
}

describe('an hour of a thousand vessels, looked at again by plain code', () => {
  it('misses nothing that had to be told, and has nothing told besides', { timeout: 900_000 }, async () => {
    const verdict = await judged({ url: `sim:?seed=3&ships=1000&boats=30&danger=0.05&start=${START}&hours=1` });
    expect(verdict.missed).toEqual([]);
    expect(verdict.invented).toEqual([]);
    // There was something to find of every rule.
    for (const rule of CORE_RULES) expect([rule, verdict.demanded[rule] ?? 0]).not.toEqual([rule, 0]);
    expect(verdict.demanded['closest-approach']).toBeGreaterThan(30);
    expect(verdict.positions).toBeGreaterThan(100_000);
  });

  it('is found out, rule by rule, when the watch is a little deaf', { timeout: 900_000 }, async () => {
    const rules = RuleSettings.parse({
      'closest-approach': { shipAndShip: { cpaNm: 0.15 }, smallCraftAndSmallCraft: { holdS: 200 }, holdPart: 1 },
      'contact-lost': { holdS: 60, smallCraftHoldS: 700 },
      'lane-against-flow': { holdS: 240 },
      'ais-distress': { on: false },
    });
    const slower = GUARDED.properties.rules.map((rule) => ({ ...rule, holdS: rule.holdS + 30, ...(rule.dwellS !== undefined && { dwellS: rule.dwellS + 60 }) }));
    const slow: ZoneFeature = { ...GUARDED, properties: { ...GUARDED.properties, rules: slower } };
    const { missed } = await judged({ url: `sim:?seed=3&ships=150&boats=30&danger=1&start=${START}&hours=1`, rules, zones: [slow] });
    expect(new Set(missed.map(({ key }) => key.split(' ')[0]))).toEqual(new Set(CORE_RULES));
  });
});
