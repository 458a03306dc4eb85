import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EntryChain } from '../../../server/recordings/entry-chain.ts';
import { exportRecording, type ExportFormat } from '../../../server/recordings/export/export.ts';
import { Recording } from '../../../server/recordings/file/recording.ts';
import { RecordingWriter } from '../../../server/recordings/file/writer.ts';
import { importFile, type ImportOptions } from '../../../server/recordings/import.ts';
import { encode } from '../../../server/sources/ais/encode.ts';
import type { RecordingIndex } from '../../../shared/recording/words.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { T0 } from '../../stand-ins/sea.ts';
import { ENTRIES } from './night.ts';
import { HEAD, MemorySink, passage } from './sample.ts';

const OPTIONS: ImportOptions = { made: { madeBy: 'Varne test', madeAt: '2026-06-11T00:00:00.000Z' }, laws: {}, format: null, observer: null };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-exchange-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
async function sightingsOf(bytes: Buffer): Promise<Sighting[]> {
  const recording = await Recording.open(file('read.varne', bytes));
  if ('fault' in recording) throw new Error(recording.detail);
  const all: Sighting[] = [];
  for await (const run of recording.runs()) all.push(...run.sightings);
  await recording.close();
  return all;
}
async function imported(path: string): Promise<{ index: RecordingIndex; sightings: Sighting[] }> {
  const sink = new MemorySink();
  const index = await importFile(path, sink, OPTIONS);
  if ('problem' in index) throw new Error(index.problem);
  return { index, sightings: await sightingsOf(sink.bytes) };
}

const at = { source: 'mast', observedAt: T0 + 700_250 } as const;
const still = { sog: null, cog: null, heading: null, rot: null, status: null };
const size = { toBow: 5, toStern: 5, toPort: 2, toStarboard: 2 };
/** Every kind of thing that there is, once. */
const KINDS: Sighting[] = [
  { kind: 'position', ...at, trackId: '235000011', trackKind: 'vessel', aisClass: 'A', lon: -1.5, lat: 50.123_45, sog: 102.2, cog: 359.9, heading: 0, rot: -10, status: 7 },
  { kind: 'position', ...at, trackId: '235000012', trackKind: 'vessel', aisClass: 'A', lon: 1, lat: 50, ...still },
  { kind: 'position', ...at, trackId: '235000013', trackKind: 'vessel', aisClass: 'B', lon: 1, lat: -50, ...still, sog: 0, cog: 0 },
  { kind: 'identity', ...at, trackId: '235000013', trackKind: 'vessel', aisClass: 'B', name: '=EXAMPLE "B", ONE' },
  { kind: 'identity', ...at, trackId: '235000013', trackKind: 'vessel', aisClass: 'B', callsign: null, shiptype: 37, ...size },
  { kind: 'identity', ...at, trackId: '235000014', trackKind: 'vessel', aisClass: 'B', name: 'EXAMPLE NINETEEN', shiptype: 36, ...size },
  { kind: 'position', ...at, trackId: '2320001', trackKind: 'base-station', aisClass: null, lon: 1.3, lat: 51.1, ...still },
  { kind: 'position', ...at, trackId: '111232501', trackKind: 'sar-aircraft', aisClass: null, lon: 1.2, lat: 51.2, ...still, sog: 90, cog: 10, altitude: 300 },
  { kind: 'position', ...at, trackId: '992351234', trackKind: 'aid-to-navigation', aisClass: null, lon: 1.25, lat: 51.25, ...still },
  { kind: 'identity', ...at, trackId: '992351234', trackKind: 'aid-to-navigation', aisClass: null, name: 'EXAMPLE BUOY WITH A LONG NAME', ...size, aidType: 14, virtualAid: true },
  { kind: 'text', ...at, trackId: '235000011', trackKind: 'vessel', text: 'NO LIGHTS; SPEED 3', addressedTo: null },
  { kind: 'text', ...at, trackId: '235000011', trackKind: 'vessel', text: 'CALL 16', addressedTo: 235_000_012 },
  { kind: 'text', ...at, trackId: '235000015', trackKind: 'vessel', text: 'AGROUND, no position', addressedTo: null },
  { kind: 'text', ...at, trackId: '974000016', trackKind: 'epirb', text: 'ACTIVE, no position', addressedTo: null },
  { kind: 'position', ...at, trackId: 'radar:mast/DOV:7', trackKind: 'radar', aisClass: null, lon: 1.4, lat: 51, ...still },
];
const ALL = [...passage(2, 3), ...KINDS];

async function exported(format: ExportFormat): Promise<{ text: string; leftOut: Record<string, number> }> {
  const sink = new MemorySink();
  const chain = new EntryChain('live');
  const writer = await RecordingWriter.begin(sink, { head: { ...HEAD, chain: { watch: 'live', seq: 0, hash: null } }, laws: { zones: null, rules: null }, from: T0 });
  await writer.sightings(ALL);
  for (const draft of ENTRIES) await writer.entry(chain.next(draft));
  await writer.finish();
  const recording = await Recording.open(file('all.varne', sink.bytes));
  if ('fault' in recording) throw new Error(recording.detail);
  const out = new MemorySink();
  const { leftOut } = await exportRecording(recording, format, out);
  await recording.close();
  return { text: out.bytes.toString('utf8'), leftOut };
}

describe('an exported recording', () => {
  it('comes back from CSV without loss', async () => {
    const { text, leftOut } = await exported('csv');
    expect(text).toContain(`,"'=EXAMPLE ""B"", ONE",`);
    const { sightings } = await imported(file('own.csv', text));
    expect(sightings).toEqual(ALL);
    expect(leftOut).toEqual({ alert: 1, report: 1, 'source lost or back': 1 });
  });

  it('comes back from NMEA with all that AIS can say, at the same milliseconds', async () => {
    const { text } = await exported('nmea');
    expect(text.split('\r\n').every((line) => line === '' || /^# Varne: the recording (begins|ends) [\d:.TZ-]+$|^\\(s:DOV,)?c:\d{10}(\d{3})?\*..\\[!$]/.test(line))).toBe(true);
    const { sightings, index } = await imported(file('all.nmea', text));
    expect(index.leftOut).toEqual({});
    const plain = (s: Sighting): unknown => ({ ...s, source: '', trackId: s.trackId.replace('all.nmea', 'mast') });
    // Only the source is another: the file that it was read from.
    expect(sightings.map(plain)).toEqual(ALL.map(plain));
  });

  it('is points with times and names in GeoJSON, reports and alerts too', async () => {
    const { text, leftOut } = await exported('geojson');
    const { features } = JSON.parse(text) as { features: { geometry: { coordinates: number[] }; properties: Record<string, unknown> }[] };
    const kinds = features.map(({ properties }) => properties.kind);
    expect(kinds.filter((kind) => kind === 'position')).toHaveLength(ALL.filter(({ kind }) => kind === 'position').length);
    expect(features.find(({ properties }) => properties.kind === 'report')).toMatchObject({ geometry: { coordinates: [1.32, 51.01] }, properties: { people_min: 40, channel: 'mobile' } });
    expect(features.find(({ properties }) => properties.kind === 'alert')).toMatchObject({ properties: { rule: 'zone-entry', tracks: '235000001' } });
    expect(features[0]?.properties).toMatchObject({ track: '235000001', name: 'EXAMPLE 1', time: new Date(T0).toISOString() });
    expect(leftOut).toEqual({ text: 4, 'source lost or back': 1 });
  });
});

describe('an import', () => {
  const HEADER = '# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type,Cargo type,Width,Length,Type of position fixing device,Draught,Destination,ETA,Data source type,A,B,C,D';
  const row = (time: string, rest: string): string => `10/06/2026 ${time},${rest}`;
  const SHIP = 'Class A,219000001,55.104570,11.235670,Engaged in fishing,0.0,12.3,89.9,90,9000001,OXAA2,EXAMPLE ONE,Fishing,,20,120,GPS,6.1,"ROTTERDAM, NL",11/06/2026 05:00:00,AIS,100,20,10,10';

  it('reads the Danish Maritime Authority\'s table, plain and packed, and counts by reason what it cannot use', async () => {
    const table = [HEADER, row('06:00:02', SHIP), row('06:00:00', SHIP), row('06:00:01', 'Class B,219000002,91.000000,0.000000,Unknown value,,,,,Unknown,,,Undefined,,,,Undefined,,Unknown,,AIS,,,,'), 'nonsense', row('06:00:99', SHIP), row('06:00:05', 'Class A,none,55,11,,,,,,,,,,,,,,,,,,,,,'), ''].join('\r\n');
    const { index, sightings } = await imported(file('danish.csv', table));
    expect(index.leftOut).toEqual({ 'too-few-columns': 1, 'bad-time': 1, 'bad-mmsi': 1 });
    // In the order of their times; who it is only once, for it was the same.
    const who = { trackId: '219000001', trackKind: 'vessel', source: 'danish.csv', aisClass: 'A' };
    const position = { kind: 'position', ...who, lat: 55.10457, lon: 11.23567, sog: 12.3, cog: 89.9, heading: 90, rot: 0, status: 7 };
    const first = Date.UTC(2026, 5, 10, 6);
    expect(sightings).toEqual([
      { ...position, observedAt: first },
      { kind: 'identity', ...who, observedAt: first + 2_000, name: 'EXAMPLE ONE', callsign: 'OXAA2', imo: 9_000_001, shiptype: 30, toBow: 100, toStern: 20, toPort: 10, toStarboard: 10, destination: 'ROTTERDAM, NL', draught: 6.1, eta: '06-11T05:00Z' },
      { ...position, observedAt: first + 2_000 },
    ]);
    expect((await imported(file('danish.csv.gz', gzipSync(table)))).index.counts).toEqual(index.counts);
  });

  it('refuses what has nothing in it, no times, or is damaged, in words', async () => {
    const says = async (name: string, content: string | Uint8Array): Promise<string> => {
      const outcome = await importFile(file(name, content), new MemorySink(), OPTIONS);
      return 'problem' in outcome ? outcome.problem : 'nothing';
    };
    expect(await says('timeless.nmea', `${encode({ type: 1, mmsi: 235_000_001, lon: 1.3, lat: 51 }).join('')}\r\n`)).toContain('timeless.nmea says no time');
    expect(await says('header.csv', `${HEADER}\r\n`)).toContain('has no row that could be used');
    expect(await says('half.varne', Buffer.from([0x89, 0x56, 0x52, 0x4e, 0x0d, 0x0a, 0x1a, 0x0a, 1]))).toContain('half.varne is cut off at byte 0');
    expect(await says('none.txt', 'Dear Sir,\nplease find attached\n')).toContain('none.txt has no line of NMEA');
  });
});
