import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cut } from '../../server/recordings/cut.ts';
import { ofRecording } from '../../server/recordings/cuttable.ts';
import { exportRecording, type ExportFormat } from '../../server/recordings/export/export.ts';
import { Recording } from '../../server/recordings/file/recording.ts';
import { importFile } from '../../server/recordings/import.ts';
import { readRecording } from '../../server/sources/recording.source.ts';
import { Picture } from '../../server/watch/picture/picture.ts';
import type { Track } from '../../server/watch/picture/track.ts';
import { onAisGrid } from '../../shared/geo/units.ts';
import type { RecordingIndex } from '../../shared/recording/words.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { fact } from '../facts.ts';
import { T0 } from '../stand-ins/sea.ts';
import { MemorySink, recorded } from '../unit/recordings/sample.ts';

const MADE = { madeBy: 'Varne test', madeAt: '2026-06-11T00:00:00.000Z' };
const MINUTE = 60_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-exchange-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

async function withRecording<T>(path: string, use: (recording: Recording) => Promise<T>): Promise<T> {
  const recording = await Recording.open(path);
  if ('fault' in recording) throw new Error(recording.detail);
  try {
    return await use(recording);
  } finally {
    await recording.close();
  }
}

/** All that is shown of a track; a radar's name is that of the file that it was read from. */
const shown = ({ id, kind, at, lon, lat, sog, cog, heading, status, altitude, aisClass, identity }: Track) => ({ id: id.replace(/^radar:.*:/, 'radar:'), kind, at, lon, lat, sog, cog, heading, status, altitude, aisClass, ...identity });
type Shown = ReturnType<typeof shown>;
const inOrder = (tracks: Iterable<Track>): Shown[] => [...tracks].filter(({ placed }) => placed).map(shown).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

interface Told {
  readonly from: number;
  readonly to: number;
  readonly begin: Shown[];
  readonly end: Shown[];
}

/** What a watch shows that plays a recording: at its first moment, and at its last. */
async function told(path: string): Promise<Told> {
  const source = await readRecording(path);
  if ('problem' in source) throw new Error(source.problem);
  const picture = new Picture(1_000, () => false);
  let begin: Shown[] = [];
  let to = 0;
  for await (const { at, sightings } of source.batches(null)) {
    for (const s of sightings) picture.take(s);
    if (at === source.startsAt) begin = inOrder(picture.all());
    to = at;
  }
  await source.stop();
  return { from: source.startsAt, to, begin, end: inOrder(picture.all()) };
}

async function cutFrom(path: string, from: number, to: number): Promise<string> {
  const sink = new MemorySink();
  await withRecording(path, (recording) => cut(ofRecording(recording), sink, { from, to, made: MADE }));
  return put('cut.varne', sink.bytes);
}

async function exported(path: string, format: ExportFormat): Promise<{ path: string; bytes: Buffer; leftOut: Record<string, number> }> {
  const sink = new MemorySink();
  const { leftOut } = await withRecording(path, (recording) => exportRecording(recording, format, sink));
  return { path: put(`cut.${format}`, sink.bytes), bytes: sink.bytes, leftOut };
}

async function imported(path: string): Promise<{ path: string; index: RecordingIndex }> {
  const sink = new MemorySink();
  const index = await importFile(path, sink, { made: MADE, laws: {}, format: null, observer: null });
  if ('problem' in index) throw new Error(index.problem);
  return { path: put('again.varne', sink.bytes), index };
}

const KINDS = ['A', 'B', 'station', 'aid', 'aircraft', 'beacon', 'radar'] as const;
const happening = fc.record({
  n: fc.nat(11),
  after: fc.integer({ min: 0, max: 4 * MINUTE }),
  what: fc.constantFrom('position', 'position', 'position', 'identity', 'text'),
  steps: fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })),
  sog: fc.option(fc.integer({ min: 0, max: 300 })),
  cog: fc.option(fc.integer({ min: 0, max: 3599 })),
  name: fc.option(fc.stringMatching(/^[A-Z0-9]([A-Z0-9 ]{0,18}[A-Z0-9])?$/)),
  copy: fc.option(fc.integer({ min: 500, max: 7_000 })),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Traffic of a dozen stations of all kinds, by two receivers and two radars: some fall silent long before the end. */
function traffic(happenings: readonly Happening[]): Sighting[] {
  const all: Sighting[] = [];
  const places = new Map<number, [number, number]>();
  let at = T0;
  for (const { n, after, what, steps, sog, cog, name, copy } of happenings) {
    at += after;
    const kind = KINDS[n % KINDS.length] ?? 'A';
    const [lon, lat] = places.get(n) ?? [1 + n * 0.02, 50.9];
    const place: [number, number] = [lon + steps[0] / 600_000, lat + steps[1] / 600_000];
    places.set(n, place);
    const size = { toBow: 20 + n, toStern: 5, toPort: 4, toStarboard: 3 };
    const where = { kind: 'position', lon: onAisGrid(place[0]), lat: onAisGrid(place[1]), sog: null, cog: null, heading: null, rot: null, status: null, aisClass: null } as const;
    const motion = { sog: sog === null ? null : sog / 10, cog: cog === null ? null : cog / 10, heading: cog === null ? null : Math.floor(cog / 10) };
    const seen = (source: string, observedAt: number): Sighting => {
      const of = (trackId: string, trackKind: Sighting['trackKind']) => ({ trackId, trackKind, source, observedAt });
      const vessel = of(String(235_000_000 + n), 'vessel');
      if (what === 'text' && kind !== 'radar' && kind !== 'aid') return { kind: 'text', ...vessel, text: name ?? 'CALL 16', addressedTo: null };
      switch (kind) {
        case 'A':
          return what === 'position' ? { ...where, ...vessel, ...motion, status: 0, aisClass: 'A' } : { kind: 'identity', ...vessel, aisClass: 'A', name, callsign: `MXY${n}`, imo: 9_000_000 + n, shiptype: 70, ...size, destination: name, draught: 5.5, eta: null };
        case 'B':
          if (what === 'position') return { ...where, ...vessel, ...motion, aisClass: 'B' };
          return copy === null ? { kind: 'identity', ...vessel, aisClass: 'B', name } : { kind: 'identity', ...vessel, aisClass: 'B', callsign: null, shiptype: 37, ...size };
        case 'station':
          return { ...where, ...of(String(2_320_000 + n), 'base-station') };
        case 'aid':
          return what === 'position' ? { ...where, ...of(String(992_350_000 + n), 'aid-to-navigation') } : { kind: 'identity', ...of(String(992_350_000 + n), 'aid-to-navigation'), aisClass: null, name, ...size, aidType: 14, virtualAid: true };
        case 'aircraft':
          return { ...where, ...of(String(111_232_000 + n), 'sar-aircraft'), sog: sog === null ? null : Math.floor(sog / 10), altitude: 300 };
        case 'beacon':
          return { ...where, ...of(String(970_000_000 + n), 'sart'), ...motion, status: 14, aisClass: 'A' };
        case 'radar':
          return { ...where, ...of(`radar:${source}:${n}`, 'radar') };
      }
    };
    const first = seen('mast', at);
    all.push(first);
    if (copy !== null && first.kind === 'position' && first.trackKind !== 'aid-to-navigation') all.push(seen('pier', at + copy));
  }
  return all.sort((a, b) => a.observedAt - b.observedAt);
}

const night = fc.record({ happenings: fc.array(happening, { minLength: 5, maxLength: 120 }), from: fc.integer({ min: 1, max: 90 }), lasting: fc.integer({ min: 0, max: 60 }) });

describe('a recording that was cut, exported and imported again', () => {
  it.each(['csv', 'nmea'] as const)('shows the same vessels at the same places from its first moment to its last (%s)', async (format) => {
    await fc.assert(
      fc.asyncProperty(night, async ({ happenings, from, lasting }) => {
        const whole = put('whole.varne', (await recorded(traffic(happenings))).bytes);
        const begins = T0 + from * MINUTE + 17;
        const path = await cutFrom(whole, begins, begins + lasting * MINUTE);
        const before = await told(path);
        fc.pre(before.end.length > 0);
        const { leftOut, path: file } = await exported(path, format);
        const again = await imported(file);
        expect(again.index.leftOut).toEqual({});
        expect(await told(again.path)).toEqual(before);
        const meant = format === 'csv' ? [] : ['copy of a message by another source'];
        expect(Object.keys(leftOut).filter((kind) => !meant.includes(kind))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('has every vessel in GeoJSON where it was last seen, and who it is', async () => {
    await fc.assert(
      fc.asyncProperty(night, async ({ happenings, from, lasting }) => {
        // Every source's copy of a position is a feature: here there is one source.
        const whole = put('whole.varne', (await recorded(traffic(happenings).filter(({ source }) => source === 'mast'))).bytes);
        const begins = T0 + from * MINUTE + 17;
        const path = await cutFrom(whole, begins, begins + lasting * MINUTE);
        const { features } = JSON.parse((await exported(path, 'geojson')).bytes.toString('utf8')) as { features: { geometry: { coordinates: [number, number] } | null; properties: Record<string, unknown> }[] };
        const last = new Map<unknown, { place: unknown; name: unknown }>();
        for (const { geometry, properties } of features) {
          const known = last.get(properties.track);
          last.set(properties.track, { place: geometry?.coordinates ?? known?.place ?? null, name: properties.name ?? known?.name ?? null });
        }
        const { end } = await told(path);
        for (const { id, lon, lat, name, kind } of end) {
          if (kind === 'radar') continue;
          expect(last.get(id)).toEqual({ place: [lon, lat], name });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a recording says of its stretch', () => {
  it('is its silence too: the watch that plays it goes on to its end', async () => {
    const whole = put('whole.varne', (await recorded(traffic([{ n: 0, after: 0, what: 'position', steps: [0, 0], sog: 10, cog: 0, name: null, copy: null }]), {}, T0 + 60 * MINUTE)).bytes);
    const path = await cutFrom(whole, T0 + 20 * MINUTE, T0 + 40 * MINUTE);
    for (const format of ['csv', 'nmea'] as const) {
      const again = await told((await imported((await exported(path, format)).path)).path);
      expect(again).toMatchObject({ from: T0 + 20 * MINUTE, to: T0 + 40 * MINUTE, begin: [{ id: '235000000', at: T0 }] });
    }
  });

  it('is not believed when it is weeks from what was seen', async () => {
    const path = put('odd.nmea', Buffer.from((await exported(put('whole.varne', (await recorded(traffic([{ n: 0, after: 0, what: 'position', steps: [0, 0], sog: 10, cog: 0, name: null, copy: null }]))).bytes), 'nmea')).bytes.toString('latin1').replace(/begins 20\d\d/, 'begins 2060')));
    const { index } = await imported(path);
    expect(index).toMatchObject({ from: T0, to: T0, counts: { positions: 1 } });
  });
});

const guernsey = fact('ais/opencpn_Go_to_Guernesey.txt');
describe.skipIf(guernsey === null)('the passage from Salcombe to Guernsey', () => {
  it.each(['csv', 'nmea'] as const)('has all its vessels again after an hour of it was cut, exported and imported (%s)', async (format) => {
    const whole = await imported(guernsey ?? '');
    const noon = Date.UTC(2011, 6, 26, 12);
    const path = await cutFrom(whole.path, noon, noon + 60 * MINUTE);
    const before = await told(path);
    expect(before.begin.length).toBeGreaterThan(20);
    expect(before.end.length).toBeGreaterThan(before.begin.length);
    const { path: file, leftOut } = await exported(path, format);
    expect(leftOut).toEqual({});
    expect(await told((await imported(file)).path)).toEqual(before);
  });
});
