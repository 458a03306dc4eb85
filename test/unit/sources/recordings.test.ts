import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { encode, withChecksum } from '../../../server/sources/ais/encode.ts';
import { NmeaReader } from '../../../server/sources/nmea/reader.ts';
import { openSource } from '../../../server/sources/open.ts';
import type { RecordedBatch, RecordedSource } from '../../../server/sources/source.ts';
import { fact } from '../../facts.ts';

const RECEIVED = Date.UTC(2030, 0, 1);
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-recordings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(url: string): Promise<RecordedSource> {
  const source = await openSource(url, { clock: { now: () => RECEIVED }, cwd: folder, names: new Set() });
  if ('problem' in source) throw new Error(source.problem);
  if (!('batches' in source)) throw new Error(`${url} is no recording`);
  return source;
}
async function play(source: RecordedSource, after: number | null = null): Promise<RecordedBatch[]> {
  const batches: RecordedBatch[] = [];
  for await (const batch of source.batches(after)) batches.push(batch);
  return batches;
}
const iso = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString());
const position = (mmsi: number) => encode({ type: 1, mmsi, lon: 1.4, lat: 51, sog: 10, cog: 40 })[0] ?? '';
const rmc = (time: string) => withChecksum(`$GPRMC,${time},A,5013.46,N,00346.65,W,4.0,183.2,260726,,,A`);
const VOYAGE = [rmc('035300'), position(1), position(2), rmc('035302'), rmc('035304'), position(3), position(4), rmc('035306'), position(5)];

describe('a recording with times of its own', () => {
  const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);

  it.each(['', '?speed=10', '?speed=max'])('gives one batch a moment, in its own time (%s)', async (query) => {
    write('voyage.nmea', `${VOYAGE.join('\r\n')}\r\n`);
    const source = await open(`file:voyage.nmea${query}`);
    expect(iso(source.startsAt)).toBe('2026-07-26T03:53:00.000Z');
    expect(source.health().state).toBe('connecting');
    const batches = await play(source);
    expect(batches.map((b) => [iso(b.at)?.slice(17, 19), b.sightings.map((s) => s.trackId).join()])).toEqual([
      ['00', '1,2'],
      ['04', '3,4'],
      ['06', '5'],
    ]);
    expect(source.health()).toMatchObject({ name: 'file:voyage.nmea', state: 'ended', lines: 9, sightings: 5, errors: {}, problem: null });
  });

  it('is played at the pace that its address asks for, one second a second when it asks for none', async () => {
    write('pace.nmea', VOYAGE.join('\n'));
    expect((await open('file:pace.nmea')).speed).toBe(1);
    expect((await open('file:pace.nmea?speed=2.5')).speed).toBe(2.5);
    expect((await open('file:pace.nmea?speed=max')).speed).toBe('max');
  });

  it('takes up after the moment to which a watch had come', async () => {
    write('again.nmea', VOYAGE.join('\n'));
    const source = await open('file:again.nmea');
    const batches = await play(source, Date.UTC(2026, 6, 26, 3, 53, 0));
    expect(batches.map((b) => b.sightings.length)).toEqual([2, 1]);
  });

  it('is read in the same way when it is packed', async () => {
    write('voyage.nmea.gz', gzipSync(VOYAGE.join('\n')));
    expect((await play(await open('file:voyage.nmea.gz?speed=max'))).length).toBe(3);
  });

  it('gives lines before its first time that time', async () => {
    write('late.nmea', [position(9), ...VOYAGE].join('\n'));
    const [first] = await play(await open('file:late.nmea'));
    expect(first).toMatchObject({ at: Date.UTC(2026, 6, 26, 3, 53, 0) });
    expect(first?.sightings.map((s) => s.trackId)).toEqual(['9', '1', '2']);
  });

  it('begins at the time that a second one confirms, not at a wrong one before it', async () => {
    const wrong = withChecksum('$GPRMC,120000,A,5013.46,N,00346.65,W,4.0,183.2,010199,,,A');
    write('wrong.nmea', [wrong, ...VOYAGE].join('\n'));
    expect(iso((await open('file:wrong.nmea')).startsAt)).toBe('2026-07-26T03:53:00.000Z');
  });

  it('ends when it is stopped', async () => {
    write('long.nmea', Array.from({ length: 60 }, (_, i) => [rmc(`0354${String(i).padStart(2, '0')}`), position(i + 1)].join('\n')).join('\n'));
    const source = await open('file:long.nmea');
    let seen = 0;
    for await (const _ of source.batches(null)) {
      seen++;
      if (seen === 3) await source.stop();
    }
    expect(seen).toBe(3);
  });
});

describe('a recording without times', () => {
  it('says so, and is stamped on receipt', async () => {
    writeFileSync(join(folder, 'bare.nmea'), [position(1), position(2)].join('\n'));
    const source = await open('file:bare.nmea');
    expect(source.startsAt).toBeNull();
    const sightings = (await play(source)).flatMap((batch) => batch.sightings);
    expect(sightings.map((s) => [s.trackId, s.observedAt])).toEqual([['1', RECEIVED], ['2', RECEIVED]]);
  });
});

describe('a recording that cannot be read', () => {
  const problem = async (url: string) => {
    const source = await openSource(url, { clock: { now: () => 0 }, cwd: folder, names: new Set() });
    return 'problem' in source ? source.problem : null;
  };

  it('is told of in one sentence before anything starts', async () => {
    expect(await problem('file:nowhere.nmea')).toBe('there is no file nowhere.nmea');
    expect(await problem(`file:${folder}`)).toMatch(/is a folder$/);
    writeFileSync(join(folder, 'broken.gz'), 'this is not gzip');
    expect(await problem('file:broken.gz')).toBe('broken.gz is not sound gzip');
    expect(await problem('file:x.nmea?speed=0')).toMatch(/speed= wants a number above 0/);
    expect(await problem('file:x.nmea?loop=1')).toMatch(/no option loop/);
    expect(await problem('file:')).toMatch(/lacks a path/);
  });

  it('keeps what it gave when it breaks in the middle, and says what happened', async () => {
    const packed = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, i) => position(i + 1)).join('\n')), { level: 1 });
    writeFileSync(join(folder, 'cut.gz'), packed.subarray(0, packed.length - 100));
    const source = await open('file:cut.gz?speed=max');
    expect((await play(source)).length).toBeGreaterThan(0);
    expect(source.health()).toMatchObject({ state: 'failed', problem: 'cut.gz is not sound gzip' });
  });
});

describe.skipIf(process.platform === 'win32')('a recording that comes through a pipe', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is given when nothing more comes, though too little has come to bear all of its times out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const first = Date.UTC(2026, 6, 26, 4);
    const stamped = (seconds: number, mmsi: number) => `${position(mmsi)},${first / 1000 + seconds}\n`;
    const opening = open('file:pipe');
    const pipe = await openFile(path, 'w');
    await pipe.write(Array.from({ length: 20 }, (_, i) => stamped(i, i + 1)).join(''));
    const source = await opening;
    const heard: string[] = [];
    const playing = (async () => {
      for await (const { sightings } of source.batches(null)) for (const s of sightings) heard.push(`${s.trackId} at ${(s.observedAt - first) / 1000}`);
    })();
    const until = async (count: number) => {
      while (heard.length < count) {
        await vi.advanceTimersByTimeAsync(500);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await until(19);
    await pipe.write(stamped(3_600, 101) + stamped(7_200, 102));
    // The newest moment is given when time has gone on, or the pipe has ended: another line may belong to it.
    await until(21);
    await pipe.close();
    await playing;
    expect(heard.slice(18)).toEqual(['19 at 18', '20 at 19', '101 at 3600', '102 at 7200']);
    expect(source.health().errors).toEqual({});
  });
});

const guernsey = fact('ais/opencpn_Go_to_Guernesey.txt');
describe.skipIf(guernsey === null)('the passage from Salcombe to Guernsey', () => {
  it('is 17 763 messages of 123 stations, from 03:53 to 22:04 UTC on 26 July 2011', async () => {
    const source = await open(`file:${guernsey}?speed=max`);
    expect(iso(source.startsAt)).toBe('2011-07-26T03:52:58.000Z');
    const stations = new Set<string>();
    let last = 0;
    let wild = 0;
    for await (const { at, sightings } of source.batches(null)) {
      expect(at).toBeGreaterThan(last);
      last = at;
      for (const s of sightings) {
        stations.add(s.trackId);
        if (s.kind === 'position' && s.lon < -10) wild++;
      }
    }
    expect(iso(last)).toBe('2011-07-26T22:03:52.000Z');
    expect(stations.size).toBe(123);
    // The wild positions are in the file; the picture is to hold them back, not the source.
    expect(wild).toBeGreaterThan(0);
    expect(source.health()).toMatchObject({ state: 'ended', errors: { checksum: 203, 'not-nmea': 5, 'cut-short': 1 } });
    const reader = new NmeaReader({ source: 'x' });
    reader.read(guernsey === null ? new Uint8Array() : readFileSync(guernsey), 0);
    expect(reader.counts).toMatchObject({ messages: 17_763, joined: 361, waiting: 0 });
  });
});

const aegean = fact('ais/pyais_nmea_data_sample.txt');
describe.skipIf(aegean === null)('the Aegean sample with empty payloads', () => {
  it('is 778 messages; 100 empty payloads and 20 halves are counted', () => {
    const reader = new NmeaReader({ source: 'x' });
    reader.read(aegean === null ? new Uint8Array() : readFileSync(aegean), 0);
    reader.end(0);
    expect(reader.counts).toMatchObject({ lines: 898, messages: 778, errors: { 'too-short': 100, 'fragment-lost': 20 } });
  });
});

const examples = fact('ais/libais_typeexamples.nmea');
describe.skipIf(examples === null)('the examples with receive times at their ends', () => {
  it('are 26 messages in the order of those times', async () => {
    const source = await open(`file:${examples}`);
    expect(iso(source.startsAt)).toBe('2012-01-01T05:01:00.000Z');
    const batches = await play(source);
    expect(iso(batches[0]?.at)).toBe('2012-01-01T05:01:00.000Z');
    expect(iso(batches.at(-1)?.at)).toBe('2012-01-05T16:41:45.000Z');
    expect(source.health()).toMatchObject({ lines: 26, errors: {} });
  });
});
