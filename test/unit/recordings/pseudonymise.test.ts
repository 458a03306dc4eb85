import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { inflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RecordingClock } from '../../../server/engine/clock.ts';
import { Engine } from '../../../server/engine/engine.ts';
import { restoreWatch } from '../../../server/engine/restore.ts';
import { wallTimers } from '../../../server/engine/timers.ts';
import { cut } from '../../../server/recordings/cut.ts';
import { ofRecording } from '../../../server/recordings/cuttable.ts';
import { EntryChain } from '../../../server/recordings/entry-chain.ts';
import { Recording } from '../../../server/recordings/file/recording.ts';
import { RecordingWriter } from '../../../server/recordings/file/writer.ts';
import { importFile } from '../../../server/recordings/import.ts';
import { pseudonymise } from '../../../server/recordings/pseudonymise/pseudonymise.ts';
import { Shift } from '../../../server/recordings/pseudonymise/shift.ts';
import { verifyRecording } from '../../../server/recordings/verify.ts';
import { kindOfMobile } from '../../../server/sources/ais/kind.ts';
import { readRecording } from '../../../server/sources/recording.source.ts';
import { DATABASE_FILE, openStore } from '../../../server/store/open.ts';
import { watchConfig } from '../../../server/watch-config.ts';
import { faultText } from '../../../shared/recording/faults.ts';
import { PROLOGUE, readSectionHead, SECTION_END, SECTION_HEAD } from '../../../shared/recording/layout.ts';
import type { EntryDraft } from '../../../shared/words/entry.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { fact } from '../../facts.ts';
import { squareZone, T0 } from '../../stand-ins/sea.ts';
import { alert, ENTRIES, SHIP } from './night.ts';
import { HEAD, MemorySink, passage } from './sample.ts';

/** Every recording that a test opens is closed after it. */
const openedNow: Recording[] = [];
afterEach(async () => {
  await Promise.all(openedNow.splice(0).map((recording) => recording.close()));
});

const STAY = new Shift({ ms: 0, lon: 0, lat: 0 });
const MADE = { madeBy: 'Varne test', madeAt: '2026-06-11T00:00:00.000Z' };
const MINUTE = 60_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-pseudonyms-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
async function opened(sink: MemorySink): Promise<Recording> {
  const path = join(folder, `${++files}.varne`);
  writeFileSync(path, sink.bytes);
  const recording = await Recording.open(path);
  if ('fault' in recording) throw new Error(faultText(path, recording));
  openedNow.push(recording);
  return recording;
}

/** Every word of a file: its bytes as they are, what each section unpacks to, and its traffic as text. */
async function everything(recording: Recording, bytes: Buffer): Promise<string> {
  const texts = [bytes.toString('latin1')];
  for (let at = PROLOGUE; at < bytes.length; ) {
    const { tag, length } = readSectionHead(bytes.subarray(at, at + SECTION_HEAD))!;
    const payload = bytes.subarray(at + SECTION_HEAD, at + SECTION_HEAD + length);
    if (tag === 'TRAF') texts.push(inflateRawSync(payload.subarray(20)).toString('latin1'));
    else if (tag !== 'DONE') texts.push(inflateRawSync(payload).toString('utf8'));
    at += SECTION_HEAD + length + SECTION_END;
  }
  texts.push(JSON.stringify(await recording.keyframe()));
  for await (const run of recording.runs()) texts.push(JSON.stringify(run));
  for await (const { line } of recording.entries()) texts.push(line);
  return texts.join('\n');
}
async function sightingsOf(recording: Recording): Promise<Sighting[]> {
  const all: Sighting[] = [];
  for await (const run of recording.runs()) all.push(...run.sightings);
  return all;
}
async function entriesOf(recording: Recording): Promise<EntryDraft[]> {
  const all: EntryDraft[] = [];
  for await (const { line } of recording.entries()) all.push(JSON.parse(line) as EntryDraft);
  return all;
}

const others: Sighting[] = [
  { kind: 'position', trackId: '2320001', trackKind: 'base-station', source: 'nmea+tcp://mast.example:5631', observedAt: T0, lon: 1.3, lat: 51.1, sog: null, cog: null, heading: null, rot: null, status: null, aisClass: null },
  { kind: 'position', trackId: 'radar:nmea+tcp://mast.example:5631/DOV:17', trackKind: 'radar', source: 'nmea+tcp://mast.example:5631', observedAt: T0, lon: 1.3, lat: 51.1, sog: 3, cog: 10, heading: null, rot: null, status: null, aisClass: null },
  { kind: 'text', trackId: '235000002', trackKind: 'vessel', source: 'receiver', observedAt: T0, text: 'EXAMPLE 1 PLEASE CALL 07700900123', addressedTo: 235_000_001 },
  { kind: 'text', trackId: '970011111', trackKind: 'sart', source: 'receiver', observedAt: T0, text: 'SART ACTIVE', addressedTo: null },
  { kind: 'identity', trackId: '992351234', trackKind: 'aid-to-navigation', source: 'receiver', observedAt: T0, aisClass: null, name: 'EXAMPLE BUOY', aidType: 14, virtualAid: false, toBow: null, toStern: null, toPort: null, toStarboard: null },
  { kind: 'position', trackId: '111232501', trackKind: 'sar-aircraft', source: 'receiver', observedAt: T0, lon: 1.2, lat: 51.2, sog: 90, cog: 10, heading: null, rot: null, status: null, altitude: 300, aisClass: null },
];

async function original(): Promise<Recording> {
  const sink = new MemorySink();
  const chain = new EntryChain('live');
  const zones = { type: 'FeatureCollection' as const, features: [squareZone('square', [{ rule: 'zone-entry' }])] };
  const writer = await RecordingWriter.begin(sink, { head: { ...HEAD, title: 'The night of EXAMPLE 1', chain: { watch: 'live', seq: 0, hash: null } }, laws: { zones, rules: null }, from: T0 });
  await writer.sightings([...others, ...passage(3, 10)], 0);
  for (const draft of ENTRIES) await writer.entry(chain.next(draft));
  await writer.finish();
  return opened(sink);
}

describe('a pseudonymised recording', () => {
  it('has no name, number, word or source of the original left anywhere', async () => {
    const before = await original();
    const sink = new MemorySink();
    await pseudonymise(before, sink, { made: MADE, shift: STAY });
    const after = await opened(sink);
    const all = await everything(after, sink.bytes);
    const left = (word: string): boolean => all.includes(word);
    expect(['EXAMPLE', '23500000', '2320001', '992351234', '111232501', '970011111', 'MXY', '"imo":9', 'DOVER', 'Alex', '07700', 'mast', 'caller', 'receiver', 'The night'].filter(left)).toEqual([]);
    expect(await verifyRecording(after)).toEqual([]);
    expect(after.head).toMatchObject({ title: 'Pseudonymised recording', pseudonymised: { timeShifted: false, placeShifted: false }, chain: { watch: 'pseudonymised', seq: 0, hash: null } });
    expect(after.index.counts).toEqual(before.index.counts);
  });

  it('calls the same the same, and leaves kinds, motion, times and figures as they are', async () => {
    const before = await original();
    const sink = new MemorySink();
    await pseudonymise(before, sink, { made: MADE, shift: STAY });
    const after = await opened(sink);
    const [old, made] = [await sightingsOf(before), await sightingsOf(after)];
    const stands = new Map<string, string>();
    for (const [i, s] of old.entries()) {
      const m = made[i]!;
      expect(stands.get(s.trackId) ?? m.trackId).toBe(m.trackId);
      stands.set(s.trackId, m.trackId);
      expect({ ...m, trackId: '', source: '' }).toEqual({ ...s, trackId: '', source: '', ...(s.kind !== 'position' && Object.fromEntries(['name', 'callsign', 'imo', 'destination', 'text', 'addressedTo'].flatMap((field) => (field in m ? [[field, m[field as never]]] : [])))) });
    }
    for (const [was, is] of stands) expect(/^\d+$/.test(was) ? kindOfMobile(Number(is)) : 'radar').toBe(/^\d+$/.test(was) ? kindOfMobile(Number(was)) : 'radar');
    expect(new Set(stands.values()).size).toBe(stands.size);
    expect(stands.get('2320001')).toMatch(/^2[89]\d{5}$/);
    expect(made.find((s) => s.kind === 'text' && s.addressedTo !== null)).toMatchObject({ addressedTo: Number(stands.get(SHIP)), text: 'TEXT 1' });
    expect(made.find((s) => s.kind === 'text' && s.addressedTo === null)).toMatchObject({ text: 'SART ACTIVE' });
    const [raised, acknowledged, report, source] = await entriesOf(after);
    const name = made.find((s) => s.kind === 'identity' && s.trackId === stands.get(SHIP));
    expect(raised?.body).toMatchObject({ kind: 'alert', alert: { tracks: [stands.get(SHIP)], situation: `zone-entry:square:${stands.get(SHIP) ?? ''}`, who: `${name?.kind === 'identity' ? name.name : ''}, MMSI ${stands.get(SHIP) ?? ''}`, what: alert.what, where: alert.where, figures: alert.figures, since: alert.since } });
    expect(acknowledged).toMatchObject({ actor: { name: 'Person 1' }, key: null, body: { alert: { acknowledged: { by: 'Person 1', note: '(removed)', at: T0 + 2 * MINUTE } } } });
    expect(report?.body).toMatchObject({ report: { seen: '(removed)', position: [1.32, 51.01], peopleMin: 40, channel: 'mobile' } });
    expect(source?.body).toEqual({ kind: 'source', source: made.find((s) => s.trackKind === 'base-station')?.source, state: 'connecting', problem: '(removed)' });
  });

  it('finds other words when the originals are full of its own', async () => {
    const sink = new MemorySink();
    const writer = await RecordingWriter.begin(sink, { head: HEAD, laws: { zones: null, rules: null }, from: T0 });
    const who = { kind: 'identity', trackId: SHIP, trackKind: 'vessel', source: 'receiver', aisClass: 'A' } as const;
    for (const [i, name] of ['PORT', 'AMBER', 'CALM', ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')].entries()) await writer.sightings([{ ...who, observedAt: T0 + i, name, destination: 'PORT', callsign: name.slice(0, 2) }]);
    await writer.finish();
    const after = new MemorySink();
    await pseudonymise(await opened(sink), after, { made: MADE, shift: STAY });
    const said = (await sightingsOf(await opened(after))).flatMap((s) => (s.kind === 'identity' ? [s.name ?? '', s.destination ?? ''] : []));
    expect(said).toHaveLength(58);
    expect(said.filter((word) => /PORT|AMBER|CALM/.test(word))).toEqual([]);
  });

  it('is another each time, for its key is drawn anew and kept nowhere', async () => {
    const before = await original();
    const [one, two] = [new MemorySink(), new MemorySink()];
    await pseudonymise(before, one, { made: MADE, shift: STAY });
    await pseudonymise(before, two, { made: MADE, shift: STAY });
    const [a, b] = [await opened(one), await opened(two)];
    expect((await sightingsOf(a)).map((s) => s.trackId)).not.toEqual((await sightingsOf(b)).map((s) => s.trackId));
  });

  it('may be moved in time and place by one offset, its zones with it', async () => {
    const before = await original();
    const sink = new MemorySink();
    const shift = new Shift({ ms: -400 * 86_400_000, lon: 0.02, lat: -0.01 });
    await pseudonymise(before, sink, { made: MADE, shift });
    const after = await opened(sink);
    const [old, made] = [await sightingsOf(before), await sightingsOf(after)];
    for (const [i, s] of old.entries()) {
      const m = made[i]!;
      expect(m.observedAt).toBe(s.observedAt - 400 * 86_400_000);
      if (s.kind !== 'position' || m.kind !== 'position') continue;
      expect(Math.round((m.lon - s.lon) * 600_000)).toBe(12_000);
      expect(Math.round((m.lat - s.lat) * 600_000)).toBe(-6_000);
    }
    const corner = (recording: Recording): number => (recording.laws.zones!.features[0]!.geometry.coordinates as number[][][])[0]![0]![0]!;
    expect(corner(after) - corner(before)).toBeCloseTo(0.02, 5);
    const [raised] = await entriesOf(after);
    expect(raised?.body).toMatchObject({ alert: { since: alert.since - 400 * 86_400_000, where: '(moved)', position: [1.33, 50.99] } });
    expect(after.head.pseudonymised).toMatchObject({ timeShifted: true, placeShifted: true });
  });
});

describe('a real passage to Guernsey', () => {
  const path = fact('ais/opencpn_Go_to_Guernesey.txt');

  it.skipIf(path === null)('is imported, cut, pseudonymised and played into a fresh data folder, and no original number or name is left', async () => {
    const imported = new MemorySink();
    const index = await importFile(path ?? '', imported, { made: MADE, laws: {}, format: null, observer: null });
    if ('problem' in index) throw new Error(index.problem);
    expect(index.counts).toMatchObject({ positions: 16_771, tracks: 123 });
    const whole = await opened(imported);
    const stretch = new MemorySink();
    const from = Date.UTC(2011, 6, 26, 8);
    await cut(ofRecording(whole), stretch, { from, to: from + 4 * 3_600_000, made: MADE });
    const before = await opened(stretch);
    const sink = new MemorySink();
    await pseudonymise(before, sink, { made: MADE, shift: STAY });
    const after = await opened(sink);
    expect(await verifyRecording(after)).toEqual([]);
    // Of the whole passage, not only of the stretch.
    const mmsis = new Set<string>();
    const names = new Set<string>();
    for await (const words of whole.words()) {
      if ('trackId' in words) mmsis.add(words.trackId);
      else if (!('text' in words)) for (const word of [words.name, words.callsign, words.destination, words.imo == null ? null : String(words.imo)]) if (word != null && word.length > 3) names.add(word);
    }
    expect(mmsis.size).toBe(123);
    expect(names.size).toBeGreaterThan(100);
    const all = await everything(after, readFileSync(join(folder, `${files}.varne`)));
    expect([...mmsis].filter((mmsi) => mmsi.length >= 7 && all.includes(mmsi))).toEqual([]);
    expect([...names].filter((name) => all.includes(name))).toEqual([]);
    expect(after.index.counts).toEqual(before.index.counts);

    // Played into a fresh data folder: all of it is kept there, and nobody of the passage is in its file.
    const source = await readRecording(join(folder, `${files}.varne`), { speed: 'max' });
    const data = join(folder, 'fresh');
    const store = await openStore({ folder: data });
    if ('problem' in source || 'problem' in store) throw new Error('not opened');
    const zones = [squareZone('all', [{ rule: 'zone-entry', firstSeenInside: true }], { west: -6, east: 0, south: 48, north: 51 })];
    const kept = await store.watch('lesson');
    const engine = new Engine({
      name: 'lesson',
      version: 'test',
      clock: new RecordingClock(() => wallTimers.wall()),
      timers: wallTimers,
      store: kept,
      restored: await restoreWatch(watchConfig({ type: 'FeatureCollection', features: zones }), kept),
      given: null,
      live: [],
      recorded: [source],
      log: (message) => {
        throw new Error(message);
      },
    });
    await engine.start();
    while (source.health().state !== 'ended') await setImmediate();
    await engine.stop();
    const replayed: Sighting[] = [];
    for await (const run of kept.traffic.read(0)) replayed.push(...run.sightings);
    expect(replayed.length).toBeGreaterThanOrEqual(after.index.counts.sightings);
    expect((await kept.journal.read(0, 1000)).filter(({ body }) => body.kind === 'alert' && body.event === 'raised').length).toBeGreaterThan(5);
    await store.close();
    const file = readFileSync(join(data, DATABASE_FILE), 'latin1') + JSON.stringify(replayed);
    expect([...mmsis].filter((mmsi) => mmsi.length >= 7 && file.includes(mmsi))).toEqual([]);
    expect([...names].filter((name) => file.includes(name))).toEqual([]);
  });
});
