import { beforeAll, describe, expect, it } from 'vitest';
import land from '../../../geodata/chart/land.json' with { type: 'json' };
import routeing from '../../../geodata/chart/routeing.json' with { type: 'json' };
import { planeM } from '../../../shared/geo/distance.ts';
import { MPS_PER_KNOT, wrap180 } from '../../../shared/geo/units.ts';
import { ChartCollection, type ChartFeature } from '../../../shared/words/chart.ts';
import { ReportInput } from '../../../shared/words/report.ts';
import type { IdentitySighting, PositionSighting, Sighting } from '../../../shared/words/sighting.ts';
import { vesselClassOf } from '../../../shared/words/vessel.ts';
import { NmeaReader } from '../../../server/sources/nmea/reader.ts';
import type { Call } from '../../../server/sources/simulator/calls.ts';
import type { Craft } from '../../../server/sources/simulator/craft.ts';
import { builtInSea } from '../../../server/sources/simulator/land.ts';
import { SimulatorOptions } from '../../../server/sources/simulator/options.ts';
import { AIDS, RECEIVERS } from '../../../server/sources/simulator/places.ts';
import { latOfY, lonOfX, xOfLon } from '../../../server/sources/simulator/plane.ts';
import { liveLines } from '../../../server/sources/simulator/sentences.ts';
import { openWorld } from '../../../server/sources/simulator/world.ts';

/**
 * One watch of the world as it comes by default, seen twice: as it is, and as the real reader decodes what it sends.
 */
const START = Date.UTC(2026, 5, 10, 6);
const HOURS = 3;
const LOOK_S = 5;
/** A line across both lanes off Dover. */
const GATE_X = xOfLon(1.37);

interface Close {
  readonly pair: string;
  readonly metres: number;
}

const watch = {
  positions: new Map<string, PositionSighting[]>(),
  identities: new Map<string, IdentitySighting[]>(),
  kinds: new Map<string, string>(),
  calls: [] as Call[],
  errors: {} as Partial<Record<string, number>>,
  transits: { sw: 0, ne: 0 },
  close: [] as Close[],
  aground: new Set<string>(),
  jumps: [] as string[],
  spoke: new Set<string>(),
  silentBoats: true,
  radarMarks: [] as number[],
};

beforeAll(() => {
  const sea = builtInSea();
  const world = openWorld({ ...SimulatorOptions.parse({}), start: START, sea });
  const reader = new NmeaReader({ source: 'sim' });
  const before = new Map<Craft, { x: number; y: number; speed: number }>();
  const take = (sightings: readonly Sighting[]): void => {
    for (const s of sightings) {
      watch.kinds.set(s.trackId, s.trackKind);
      const into = s.kind === 'position' ? watch.positions : watch.identities;
      const list = into.get(s.trackId);
      if (list) list.push(s as never);
      else into.set(s.trackId, [s as never]);
    }
  };
  for (let second = LOOK_S; second <= HOURS * 3600; second += LOOK_S) {
    const { heard, calls } = world.step(START + second * 1000);
    watch.calls.push(...calls);
    // Stamped in milliseconds, so that intervals can be told to a tenth of a second.
    for (const one of heard) take(reader.read(Buffer.from(`${liveLines([one]).join('\r\n')}\r\n`), one.at));
    const afloat = world.crafts.filter((craft) => craft.trade !== 'aircraft' && !craft.gone);
    for (const craft of afloat) {
      if (craft.transponder !== null) watch.spoke.add(String(craft.transponder.identity.mmsi));
      const last = before.get(craft);
      if (last !== undefined) {
        const made = planeM(lonOfX(last.x), latOfY(last.y), lonOfX(craft.x), latOfY(craft.y));
        const most = Math.max(last.speed, craft.speed) * LOOK_S * 1.02 + 2;
        if (made > most) watch.jumps.push(`${craft.trade} ${made.toFixed(0)} m where ${most.toFixed(0)} m was possible`);
        if (craft.trade === 'lane' && last.x > GATE_X !== craft.x > GATE_X) watch.transits[craft.x > GATE_X ? 'ne' : 'sw']++;
      }
      before.set(craft, { x: craft.x, y: craft.y, speed: craft.speed });
      if (sea.toLand(craft.x, craft.y) < 600 && onLand(lonOfX(craft.x), latOfY(craft.y))) watch.aground.add(`${craft.trade} ${craft.stream} at ${latOfY(craft.y)} ${lonOfX(craft.x)}`);
    }
    if (world.boats.some((boat) => boat.craft.transponder !== null)) watch.silentBoats = false;
    findClose(afloat);
  }
  watch.errors = reader.counts.errors;
}, 180_000);

/** Pairs nearer than 150 m, but for those made fast, those that are meant to be, and ferries passing a berth. */
function findClose(afloat: readonly Craft[]): void {
  const byX = afloat.toSorted((a, b) => a.x - b.x);
  byX.forEach((a, i) => {
    for (let j = i + 1; j < byX.length && byX[j]!.x - a.x < 155; j++) {
      const b = byX[j]!;
      // One of the few that are a danger to others.
      if (a.peril !== null || b.peril !== null) continue;
      if ((a.atRest && b.atRest) || a.fellow === b || b.fellow === a || (a.trade === 'ferry' && b.trade === 'ferry' && (a.atRest || b.atRest))) continue;
      const metres = planeM(lonOfX(a.x), latOfY(a.y), lonOfX(b.x), latOfY(b.y));
      if (metres < 150) watch.close.push({ pair: `${a.trade} ${a.stream}, ${b.trade} ${b.stream} at ${latOfY(a.y).toFixed(3)} ${lonOfX(a.x).toFixed(3)}`, metres });
    }
  });
}

type Ring = readonly (readonly number[])[];
const polygonsOf = (feature: ChartFeature): Ring[][] => {
  const { geometry } = feature;
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
};
const inRings = (rings: readonly Ring[], lon: number, lat: number): boolean => {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax = 0, ay = 0] = ring[i]!;
      const [bx = 0, by = 0] = ring[j]!;
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
};
const landPolygons = ChartCollection.parse(land).features.filter((f) => f.properties.kind === 'land').flatMap(polygonsOf);
const onLand = (lon: number, lat: number): boolean => landPolygons.some((rings) => inRings(rings, lon, lat));
const lanes = ChartCollection.parse(routeing).features
  .filter((f) => f.properties.scheme === 'Dover Strait' && f.id.startsWith('derived-') && f.properties.flow !== null)
  .map((f) => ({ id: f.id, flow: f.properties.flow ?? 0, polygons: polygonsOf(f) }));
const laneAt = (lon: number, lat: number) => lanes.find((lane) => lane.polygons.some((rings) => inRings(rings, lon, lat)));

/** Through ships: cargo and tankers that make way. Ferries are class passenger. */
function throughShips(): PositionSighting[][] {
  return [...watch.positions].flatMap(([id, track]) => {
    const type = watch.identities.get(id)?.find((s) => s.shiptype != null)?.shiptype ?? null;
    const cls = vesselClassOf(type);
    return (cls === 'cargo' || cls === 'tanker') && track.every((p) => p.status === 0) ? [track] : [];
  });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Times between successive positions of one vessel, as long as `fits` holds for both of them. */
function gaps(fits: (p: PositionSighting) => boolean): number[] {
  return [...watch.positions.values()].flatMap((track) => {
    const found: number[] = [];
    for (let i = 1; i < track.length; i++) if (fits(track[i - 1]!) && fits(track[i]!)) found.push((track[i]!.observedAt - track[i - 1]!.observedAt) / 1000);
    return found;
  });
}

describe('through traffic', () => {
  it('passes Dover more than 400 times a day, in both directions', () => {
    const perDay = 24 / HOURS;
    expect((watch.transits.sw + watch.transits.ne) * perDay).toBeGreaterThan(400);
    expect(watch.transits.sw * perDay).toBeGreaterThan(130);
    expect(watch.transits.ne * perDay).toBeGreaterThan(130);
  });

  it('goes with the flow of the lanes and stays in them', () => {
    let inLane = 0;
    let against = 0;
    let between = 0;
    let outside = 0;
    for (const track of throughShips()) {
      let next = 0;
      for (const p of track) {
        // Once a minute, for who turns speaks more often.
        if (p.observedAt < next) continue;
        next = p.observedAt + 60_000;
        const lane = laneAt(p.lon, p.lat);
        if (lane !== undefined) {
          inLane++;
          if (Math.abs(wrap180((p.cog ?? 0) - lane.flow)) > 30) against++;
        }
        // Where the scheme has lanes and nobody has yet to join them.
        if (p.lon > 0.1 && p.lon < 1.4) {
          between++;
          if (lane === undefined) outside++;
        }
      }
    }
    expect(inLane).toBeGreaterThan(4000);
    expect(against / inLane).toBeLessThan(0.01);
    expect(between).toBeGreaterThan(2500);
    expect(outside / between).toBeLessThan(0.01);
  });

  it('is a mix of kinds and sizes at the speeds of such ships', () => {
    const ships = throughShips();
    expect(ships.length).toBeGreaterThan(200);
    const speeds = ships.map((track) => median(track.map((p) => p.sog ?? 0)));
    expect(Math.min(...speeds)).toBeGreaterThan(5);
    expect(Math.max(...speeds)).toBeLessThan(22.5);
    const sizes = [...watch.identities.values()].map((list) => list.find((s) => s.toBow != null)).flatMap((s) => (s ? [(s.toBow ?? 0) + (s.toStern ?? 0)] : []));
    expect(sizes.filter((m) => m > 250).length).toBeGreaterThan(15);
    expect(sizes.filter((m) => m > 60 && m < 125).length).toBeGreaterThan(40);
    expect(sizes.filter((m) => m < 20).length).toBeGreaterThan(15);
  });
});

describe('everyone afloat', () => {
  it('keeps clear of everyone else', () => {
    expect(watch.close).toEqual([]);
  });
  it('keeps off the land', () => {
    expect([...watch.aground]).toEqual([]);
  });
  it('never moves farther than its speed allows', () => {
    expect(watch.jumps).toEqual([]);
    let worst = 0;
    for (const [id, track] of watch.positions) {
      if (watch.kinds.get(id) !== 'vessel') continue;
      for (let i = 1; i < track.length; i++) {
        const [a, b] = [track[i - 1]!, track[i]!];
        const most = (Math.max(a.sog ?? 0, b.sog ?? 0) + 0.3) * MPS_PER_KNOT * 1.05 * ((b.observedAt - a.observedAt) / 1000) + 30;
        // Over long silences it may have been faster meanwhile.
        if (b.observedAt - a.observedAt < 60_000) worst = Math.max(worst, planeM(a.lon, a.lat, b.lon, b.lat) / most);
      }
    }
    expect(worst).toBeGreaterThan(0.3);
    expect(worst).toBeLessThan(1);
  });
});

describe('AIS', () => {
  const steady = (p: PositionSighting): boolean => p.aisClass === 'A' && Math.abs(p.rot ?? 0) < 1 && p.status !== 1 && p.status !== 5;

  it('is all sound to the reader', () => {
    expect(watch.errors).toEqual({});
  });

  it('reports at the intervals of ITU-R M.1371, by speed, turn and status', () => {
    expect(median(gaps((p) => steady(p) && p.sog! > 3 && p.sog! < 13.5))).toBeCloseTo(10, 0);
    expect(median(gaps((p) => steady(p) && p.sog! > 14.5 && p.sog! < 22.5))).toBeCloseTo(6, 0);
    expect(median(gaps((p) => p.aisClass === 'A' && Math.abs(p.rot ?? 0) > 22 && p.sog! > 3 && p.sog! < 13.5 && p.status === 0))).toBeCloseTo(3.33, 0);
    expect(median(gaps((p) => p.aisClass === 'A' && Math.abs(p.rot ?? 0) > 22 && p.sog! > 14.5))).toBeCloseTo(2, 0);
    const anchored = gaps((p) => p.status === 1);
    expect(anchored.length).toBeGreaterThan(300);
    expect(median(anchored)).toBeGreaterThan(175);
    expect(median(anchored)).toBeLessThan(185);
    expect(median(gaps((p) => p.aisClass === 'B' && p.sog! > 2.6))).toBeCloseTo(30, -0.5);
    const statics = [...watch.identities].filter(([id]) => watch.positions.get(id)?.[0]?.aisClass === 'A').flatMap(([, list]) => list.slice(1).map((s, i) => (s.observedAt - list[i]!.observedAt) / 1000));
    expect(median(statics)).toBe(360);
  });

  it('is missing now and then, longer than five intervals', () => {
    const long = gaps((p) => steady(p) && p.sog! > 5).filter((s) => s > 90);
    expect(long.length).toBeGreaterThan(5);
  });

  it('wavers by a few metres and not by more', () => {
    const track = [...watch.positions.values()].find((list) => list[0]?.status === 1 && list.length > 45)!;
    const spread = Math.max(...track.slice(1).map((p, i) => planeM(p.lon, p.lat, track[i]!.lon, track[i]!.lat)));
    expect(spread).toBeGreaterThan(2);
    expect(spread).toBeLessThan(60);
  });

  it('is sent by ships, boats, aircraft, base stations and aids, and by nobody else', () => {
    const fixed = new Set([...RECEIVERS, ...AIDS].map((s) => String(s.mmsi)));
    const known = (kind: string, id: string): boolean => (kind === 'vessel' ? watch.spoke.has(id) : kind === 'base-station' || kind === 'aid-to-navigation' ? fixed.has(id) : true);
    expect([...watch.kinds].filter(([id, kind]) => !known(kind, id))).toEqual([]);
    expect(new Set(watch.kinds.values())).toEqual(new Set(['vessel', 'base-station', 'aid-to-navigation', 'sar-aircraft', 'radar']));
  });

  it('gives right IMO numbers, and leaves some names and headings out', () => {
    const numbers = [...watch.identities.values()].flat().flatMap((s) => (s.imo ? [s.imo] : []));
    expect(new Set(numbers).size).toBeGreaterThan(150);
    for (const n of new Set(numbers)) expect([7, 6, 5, 4, 3, 2].reduce((sum, weight, i) => sum + Number(String(n)[i]) * weight, 0) % 10).toBe(n % 10);
    const noCompass = [...watch.positions.values()].filter((t) => t[0]?.aisClass === 'A' && t[0].heading === null);
    expect(noCompass.length).toBeGreaterThan(3);
    const nameless = [...watch.positions].filter(([id, t]) => watch.kinds.get(id) === 'vessel' && t.length > 100 && !watch.identities.has(id));
    expect(nameless.length).toBeGreaterThan(0);
  });
});

describe('small boats', () => {
  it('never speak AIS', () => {
    expect(watch.silentBoats).toBe(true);
  });

  it('are seen by radars under numbers that change, at about three knots', () => {
    const radar = [...watch.positions].filter(([id]) => id.startsWith('radar:sim/'));
    expect(radar.length).toBeGreaterThan(4);
    const speeds = radar.filter(([, t]) => t.length > 150).map(([, t]) => {
      const [a, b] = [t[0]!, t.at(-1)!];
      return planeM(a.lon, a.lat, b.lon, b.lat) / ((b.observedAt - a.observedAt) / 1000) / MPS_PER_KNOT;
    });
    expect(speeds.length).toBeGreaterThan(2);
    for (const knots of speeds) expect(knots).toBeLessThan(7.5);
    // In every ten minutes some radar holds something that does not speak.
    for (let at = START; at < START + HOURS * 3_600_000; at += 600_000) {
      expect(radar.some(([, t]) => t.some((p) => p.observedAt >= at && p.observedAt < at + 600_000))).toBe(true);
    }
  });

  it('are told of by a few reports an hour, in the words of the form', () => {
    expect(watch.calls.length / HOURS).toBeGreaterThan(1);
    expect(watch.calls.length / HOURS).toBeLessThan(9);
    for (const { at, report } of watch.calls) {
      expect(ReportInput.parse(report)).toEqual(report);
      expect(Date.parse(report.observedAt)).toBeLessThanOrEqual(at);
      expect(report.peopleMax).toBeGreaterThanOrEqual(report.peopleMin ?? 0);
    }
  });
});
