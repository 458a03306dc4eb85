import { readFileSync } from 'node:fs';
import { booleanPointInPolygon, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import builtIn from '../../../geodata/zones.json';
import { MessageReader } from '../../../server/sources/nmea/messages.ts';
import { ZoneCollection, ZoneFeature } from '../../../shared/words/zone.ts';
import { fact } from '../../facts.ts';
import { runThrough, ZONE_RULES_ONLY } from '../../stand-ins/two-paths.ts';

const path = fact('ais/opencpn_Go_to_Guernesey.txt');

const HOLD_S = 10;
const RELEASE_S = 30;
const DEADBAND_M = 100;

/** A crooked area with a hole across the passage, where many ships come and go, and one at Guernsey. */
const SHAPES: Record<string, [number, number][][]> = {
  passage: [
    [[-3.35, 49.7], [-2.95, 49.78], [-2.7, 49.66], [-2.8, 49.95], [-3.1, 49.88], [-3.3, 50.02], [-3.35, 49.7]],
    [[-3.2, 49.8], [-3.1, 49.8], [-3.1, 49.85], [-3.2, 49.85], [-3.2, 49.8]],
  ],
  guernsey: [[[-2.75, 49.4], [-2.45, 49.4], [-2.45, 49.6], [-2.75, 49.6], [-2.75, 49.4]]],
};

const zoneOf = (id: string): ZoneFeature =>
  ZoneFeature.parse({
    type: 'Feature',
    id,
    geometry: { type: 'Polygon', coordinates: SHAPES[id] },
    properties: { id, name: id, kind: 'other', version: 1, rules: [{ rule: 'zone-entry', holdS: HOLD_S, hysteresisM: DEADBAND_M, releaseS: RELEASE_S }], source: 'test' },
  });

interface Fix {
  readonly at: number;
  readonly lon: number;
  readonly lat: number;
}

/** Positions of each vessel, by the plainest reading: the last RMC or GLL says what time it is. */
function passagesOf(file: string): Map<number, Fix[]> {
  const passages = new Map<number, Fix[]>();
  const reader = new MessageReader();
  let midnight = 0;
  let now = 0;
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    const own = /^\$GP(?:RMC,(\d{6}),A,|GLL,[^*]*?,(\d{6}),A).*$/.exec(line);
    const time = own?.[1] ?? own?.[2];
    if (time !== undefined && soundly(line)) {
      const date = /^\$GPRMC(?:,[^,]*){8},(\d\d)(\d\d)(\d\d),/.exec(line);
      if (date !== null) midnight = Date.UTC(2000 + Number(date[3]), Number(date[2]) - 1, Number(date[1]));
      if (midnight > 0) now = Math.max(now, midnight + (Number(time.slice(0, 2)) * 3600 + Number(time.slice(2, 4)) * 60 + Number(time.slice(4))) * 1000);
    }
    for (const message of reader.read(Buffer.from(`${line}\n`, 'latin1'))) {
      if (message.type !== 1 && message.type !== 2 && message.type !== 3 && message.type !== 18 && message.type !== 19) continue;
      if (message.lon === null || message.lat === null) continue;
      const fixes = passages.get(message.mmsi) ?? [];
      fixes.push({ at: now, lon: message.lon, lat: message.lat });
      passages.set(message.mmsi, fixes);
    }
  }
  return passages;
}

function soundly(line: string): boolean {
  const [, text = '', sum = ''] = /^\$([^*]*)\*([0-9A-F]{2})/.exec(line) ?? [];
  return sum !== '' && Buffer.from(text, 'latin1').reduce((x, c) => x ^ c, 0) === Number.parseInt(sum, 16);
}

/** To the nearest edge, each taken as straight on the chart (great circles are metres off that on edges this long). */
function metresToLine({ lon, lat }: Pick<Fix, 'lon' | 'lat'>, rings: [number, number][][]): number {
  const north = 111_132.95 - 559.85 * Math.cos((lat * Math.PI) / 90);
  const east = 111_412.88 * Math.cos((lat * Math.PI) / 180) - 93.5 * Math.cos((lat * Math.PI) / 60);
  let nearest = Infinity;
  for (const ring of rings) {
    const [xs, ys] = [ring.map(([x]) => (x - lon) * east), ring.map(([, y]) => (y - lat) * north)];
    for (let i = 1; i < ring.length; i++) {
      const [x, y, dx, dy] = [xs[i - 1]!, ys[i - 1]!, xs[i]! - xs[i - 1]!, ys[i]! - ys[i - 1]!];
      const along = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy)));
      nearest = Math.min(nearest, Math.hypot(x + along * dx, y + along * dy));
    }
  }
  return nearest;
}

interface Change {
  readonly at: number;
  readonly event: 'in' | 'out';
  readonly mmsi: string;
}

/**
 * The rule's words, as naively as they can be put. A vessel seen outside that comes in is in when no position says
 * otherwise for the hold; it is out again when every position for the release is beyond the deadband. One that was
 * first seen inside is not news. A change counts as of the newest position before the delay was over.
 */
function changesOf(zone: ZoneFeature, passages: Map<number, Fix[]>, end: number): Change[] {
  const area = polygon(SHAPES[zone.id] ?? []);
  const changes: Change[] = [];
  for (const [mmsi, fixes] of passages) {
    const inside = fixes.map(({ lon, lat }) => booleanPointInPolygon([lon, lat], area));
    const beyond = fixes.map(({ lon, lat }, i) => !inside[i] && metresToLine({ lon, lat }, SHAPES[zone.id] ?? []) >= DEADBAND_M);
    let isIn = inside[0] === true;
    let known = !isIn;
    for (let i = isIn ? 0 : 1; i < fixes.length; i++) {
      const wanted = isIn ? beyond : inside;
      if (wanted[i] !== true) continue;
      const due = fixes[i]!.at + (isIn ? RELEASE_S : HOLD_S) * 1000;
      let last = i;
      while (last + 1 < fixes.length && fixes[last + 1]!.at < due && wanted[last + 1] === true) last++;
      const broken = last + 1 < fixes.length && fixes[last + 1]!.at < due;
      if (broken || due > end) {
        i = last;
        continue;
      }
      isIn = !isIn;
      if (known) changes.push({ at: fixes[last]!.at, event: isIn ? 'in' : 'out', mmsi: String(mmsi) });
      known = true;
      i = last;
    }
  }
  return changes.sort(inOrder);
}

const inOrder = (a: Change, b: Change): number => a.at - b.at || (a.mmsi < b.mmsi ? -1 : 1);

const EVENTS: Record<string, Change['event']> = { raised: 'in', renewed: 'in', cleared: 'out' };

describe.skipIf(path === null)('a real passage to Guernsey, 63,000 lines', () => {
  it('raises exactly the entries that a plain reading of the rule finds, and ends them when it does', async () => {
    const passages = passagesOf(path!);
    expect(passages.size).toBeGreaterThan(100);
    const end = Math.max(...[...passages.values()].map((fixes) => fixes.at(-1)!.at));
    for (const zone of [zoneOf('passage'), zoneOf('guernsey')]) {
      const lines = await runThrough([`file:${path!}`], { zones: [zone], rules: ZONE_RULES_ONLY });
      const told = lines
        .map((line) => JSON.parse(line) as { at: string; event: string; tracks: string[] })
        .flatMap(({ at, event, tracks }) => (EVENTS[event] === undefined ? [] : [{ at: Date.parse(at), event: EVENTS[event], mmsi: tracks[0] ?? '' }]))
        .sort(inOrder);
      const expected = changesOf(zone, passages, end);
      expect(expected.filter(({ event }) => event === 'in').length).toBeGreaterThan(zone.id === 'passage' ? 20 : 0);
      expect(told).toEqual(expected);
    }
  });

  it('raises nothing in the built-in zones, which it does not touch', async () => {
    const lines = await runThrough([`file:${path!}`], { zones: ZoneCollection.parse(builtIn).features, rules: ZONE_RULES_ONLY });
    expect(lines).toEqual([]);
  });
});
