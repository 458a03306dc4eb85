import Database from 'libsql';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { DATABASE_FILE } from '../../server/store/open.ts';
import { Alert } from '../../shared/words/alert.ts';
import { Entry } from '../../shared/words/entry.ts';
import { TrackCollection, type TrackFeature } from '../../shared/words/track.ts';
import { Health } from '../../shared/wire/health.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { chance } from '../bench/noisy-traffic.ts';
import { startServer, temporaryFolder, type Running } from '../browser/server.ts';
import { built } from '../stand-ins/built.ts';
import { squareZone } from '../stand-ins/sea.ts';

/** A feed that brings nothing: what is told then is what was kept. */
const SILENT = 'nmea+tcp://127.0.0.1:9';
const run = promisify(execFile);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let program: Awaited<ReturnType<typeof built>>;
const folder = temporaryFolder();
const zones = join(folder.path, 'zones.json');
beforeAll(async () => {
  program = await built('server/cli/varne.ts');
  // Squares right across the strait: something always happens in one of them.
  const rules = [
    { rule: 'zone-entry', firstSeenInside: true, holdS: 2 },
    { rule: 'zone-exit', holdS: 0, releaseS: 0 },
  ] as const;
  const features = [0, 2].map((i) => squareZone(`box${i}`, [...rules], { west: 1 + 0.2 * i, east: 1.08 + 0.2 * i, south: 50.5, north: 51.4 }));
  writeFileSync(zones, JSON.stringify({ type: 'FeatureCollection', features }));
});
afterAll(() => {
  program.remove();
  folder.remove();
});

const varne = async (...args: string[]): Promise<string> => (await run(process.execPath, [program.path, ...args], { maxBuffer: 1e8 })).stdout.trim();
const serve = (data: string, source: string): Promise<Running> => startServer(data, [source], ['--zones', zones], 0, program.path);

/** What a program with a token sees. */
function ask(server: Running, token: string) {
  const get = async (path: string, init: RequestInit = {}): Promise<unknown> => (await fetch(new URL(path, server.url), { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } })).json();
  return {
    alerts: async () => fromRest(z.array(Alert), await get('/api/v1/alerts')),
    tracks: async () => TrackCollection.parse(await get('/api/v1/tracks')),
    health: async () => Health.parse(await get('/healthz')),
    acknowledge: (id: string, key: string) => get(`/api/v1/alerts/${id}/acknowledge`, { method: 'POST', body: JSON.stringify({ key, note: 'seen' }) }),
  };
}

/** What a killed process left on disk. */
function left(data: string): { entries: Entry[]; flushedTo: number } {
  const file = new Database(join(data, DATABASE_FILE));
  const lines = z.array(z.object({ seq: z.number(), line: z.string(), hash: z.string() })).parse(file.prepare(`SELECT seq, line, hash FROM entry WHERE log = 'journal' ORDER BY seq`).all([]));
  const [flushed] = z.array(z.object({ at: z.number().nullable() })).parse(file.prepare('SELECT max(closed_at) AS at FROM traffic').all([]));
  file.close();
  return {
    entries: lines.map(({ seq, line, hash }) => Entry.parse(Object.assign({ seq, hash }, JSON.parse(line)))),
    flushedTo: flushed?.at ?? 0,
  };
}

const alertEntries = (entries: readonly Entry[]) => entries.flatMap((entry) => (entry.body.kind === 'alert' ? [{ at: entry.at, ...entry.body }] : []));

/** Where a track was and how it moved, unless it was heard again; its name may have been said in the second that is lost. */
function isKept(before: TrackFeature, after: TrackFeature | undefined): boolean {
  if (after === undefined) return false;
  const told = ({ geometry, properties: { at, sog, cog, heading, positions, held } }: TrackFeature) => ({ geometry, at, sog, cog, heading, positions, held });
  return after.properties.at > before.properties.at || isDeepStrictEqual(told(after), told(before));
}

it('killed at any moment and started again, it has the same alerts to the last field, who acknowledged, and the picture as of the last second', async () => {
  const data = join(folder.path, 'live');
  const token = await varne('token', '--user', 'Anna', '--role', 'operator', '--data', data);
  const random = chance(17);
  for (let round = 0; round < 2; round++) {
    const first = await serve(data, 'sim:?seed=1&ships=400');
    const live = ask(first, token);
    await pause(3_000 + 1_500 * random());
    let open: Alert | undefined;
    while ((open = (await live.alerts()).find((alert) => alert.state === 'unack' && alert.category === 'B')) === undefined) await pause(100);
    const acknowledged = await live.acknowledge(open.id, `anna-000${round}`);
    expect(acknowledged).toMatchObject({ state: 'ack', acknowledged: { by: 'Anna', note: 'seen' } });
    await pause(1_500 * random());
    const [alerts, tracks] = await Promise.all([live.alerts(), live.tracks()]);
    await first.kill();

    const { entries, flushedTo } = left(data);
    const newest = new Map(alertEntries(entries).map(({ alert }) => [alert.id, alert]));
    // What was concluded in the very moment may be seen before it is written, and is concluded again.
    const settled = alerts.filter((alert) => alert.changedAt <= flushedTo);
    expect(settled.length).toBeGreaterThan(5);
    const second = await serve(data, SILENT);
    const kept = ask(second, token);
    const after = await kept.alerts();
    const again = new Map((await kept.tracks()).features.map((track) => [track.id, track]));
    await second.stop();

    // Only time may have gone on since: the alert of a track that is lost by now says so, and a delay that has run out may raise one, but
    // none for what an alert stands for already.
    const since = alertEntries(left(data).entries.slice(entries.length));
    const revisions = new Map([...alertEntries(entries), ...since].map(({ alert }) => [`${alert.id} ${alert.revision}`, alert]));
    expect(settled).toEqual(settled.map((alert) => revisions.get(`${alert.id} ${alert.revision}`)));
    const known = new Set([...newest.values()].flatMap((alert) => (alert.condition === 'false' ? [] : [alert.situation])));
    expect(since.filter(({ event, alert }) => event === 'raised' && known.has(alert.situation))).toEqual([]);
    // Each is as the journal has it, no older than it was at the end; none is missing but those that ended since.
    const told = (alert: Alert) => [newest.get(alert.id), ...since.map((entry) => entry.alert)].some((entry) => isDeepStrictEqual(entry, alert));
    expect(after.filter((alert) => !told(alert))).toEqual([]);
    const over = new Set(since.flatMap(({ alert }) => (alert.state === 'norm' ? [alert.id] : [])));
    const standing = [...newest.values()].filter(({ id, state }) => state !== 'norm' && !over.has(id));
    expect(standing.filter(({ id }) => !after.some((alert) => alert.id === id))).toEqual([]);
    expect(after.length).toBeGreaterThan(5);

    expect(flushedTo).toBeGreaterThan(Date.parse(tracks.at) - 5_000);
    const flushed = tracks.features.filter((track) => Date.parse(track.properties.at) <= flushedTo);
    expect(flushed.length).toBeGreaterThan(100);
    expect(flushed.filter((track) => !isKept(track, again.get(track.id)))).toEqual([]);
    expect(await varne('verify', '--data', data)).toMatch(/ok$/);
  }
}, 240_000);

it('a recording that was killed in the middle goes on where it was, and ends with the alerts of one that was not, none twice', async () => {
  const file = join(folder.path, 'evening.nmea');
  writeFileSync(file, `${await varne('simulate', '--seed', '4', '--ships', '20', '--hours', '1', '--start', '2026-06-10T19:00:00Z')}\n`);
  const toTheEnd = async (data: string): Promise<void> => {
    const server = await serve(data, `file:${file}?speed=max`);
    while ((await ask(server, '').health()).sources.some((source) => source.state !== 'ended')) await pause(100);
    await server.stop();
  };
  const whole = join(folder.path, 'whole');
  await toTheEnd(whole);
  const expected = alertEntries(left(whole).entries);
  expect(expected.length).toBeGreaterThan(20);

  const cut = join(folder.path, 'cut');
  const random = chance(23);
  const reached: number[] = [0];
  for (const speed of ['60', 'max', '600']) {
    const server = await serve(cut, `file:${file}?speed=${speed}`);
    await pause(300 + 1_200 * random());
    await server.kill();
    reached.push(left(cut).flushedTo);
  }
  expect(reached).toEqual(reached.toSorted((a, b) => a - b));
  await toTheEnd(cut);
  expect(alertEntries(left(cut).entries)).toEqual(expected);
  expect(await varne('verify', '--data', cut)).toMatch(/ok$/);
}, 240_000);
