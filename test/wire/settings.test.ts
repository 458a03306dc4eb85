import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io } from 'socket.io-client';
import { z } from 'zod';
import { STREAM_PATH } from '../../shared/wire/events.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { AlertReport, DryRun, DryRunState } from '../../shared/wire/settings.ts';
import { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import { Problem } from '../../shared/words/problem.ts';
import { Settings, settingsAfter } from '../../shared/words/settings.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import { startServer, temporaryFolder, type Running } from '../browser/server.ts';
import { built } from '../stand-ins/built.ts';
import { squareZone } from '../stand-ins/sea.ts';
import { joinAs, until, type Client } from './room.ts';

const run = promisify(execFile);
const folder = temporaryFolder();
const data = join(folder.path, 'data');
const zonesFile = join(folder.path, 'zones.json');
const recording = join(folder.path, 'evening.nmea');
const box = squareZone('box', [{ rule: 'zone-entry', firstSeenInside: true, holdS: 2 }], { west: 1, east: 1.3, south: 50.5, north: 51.4 });
const strip = squareZone('strip', [{ rule: 'zone-entry', firstSeenInside: true, holdS: 0 }], { west: 1.3, east: 1.6, south: 50.5, north: 51.4 });
const write = (features: readonly ZoneFeature[]): void => writeFileSync(zonesFile, JSON.stringify({ type: 'FeatureCollection', features }));

let program: Awaited<ReturnType<typeof built>>;
let server: Running;
const tokens: Record<string, string> = {};
const varne = async (...args: string[]): Promise<string> => (await run(process.execPath, [program.path, ...args], { maxBuffer: 1e9 })).stdout.trim();
/** The recording at its end: what happens from then on is done by people. */
async function serve(): Promise<void> {
  server = await startServer(data, [`file:${recording}?speed=max`], ['--zones', zonesFile], 0, program.path);
  while ((await (await fetch(new URL('/healthz', server.url))).json()).sources[0].state !== 'ended') await new Promise((resolve) => setTimeout(resolve, 100));
}
beforeAll(async () => {
  program = await built('server/cli/varne.ts', { 'look-back': 'server/look-back.worker.ts' });
  write([box]);
  writeFileSync(recording, `${await varne('simulate', '--seed', '6', '--ships', '40', '--hours', '0.25', '--start', '2026-06-10T19:00:00Z')}\n`);
  for (const role of ['supervisor', 'operator']) tokens[role] = await varne('token', '--user', role === 'operator' ? 'Ada' : 'Sue', '--role', role, '--data', data);
  await serve();
}, 120_000);
afterAll(async () => {
  await server.kill();
  program.remove();
  folder.remove();
});

async function ask<S extends z.ZodType>(schema: S, path: string, body?: unknown, role = 'supervisor'): Promise<z.output<S>> {
  const response = await fetch(new URL(`/api/v1${path}`, server.url), {
    headers: { authorization: `Bearer ${tokens[role]}`, 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  return fromRest(schema, await response.json());
}
async function screen(role = 'operator'): Promise<{ client: Client; entries: Entry[]; settings: Settings }> {
  const client: Client = io(server.url, { path: STREAM_PATH, transports: ['websocket'], reconnection: false, forceNew: true, auth: { token: tokens[role] } });
  const entries: Entry[] = [];
  client.on('entries', (list) => entries.push(...list));
  const joined = await joinAs(client);
  if (!joined.ok) throw new Error(joined.problem.detail);
  return { client, entries, settings: joined.welcome.settings };
}

describe('settings over REST and sockets, of a real server', { timeout: 240_000 }, () => {
  it('reach every screen: those of the welcome with what its entries change are those in force', async () => {
    const one = await screen();
    expect(one.settings).toMatchObject({ revision: 0, zones: [{ properties: { id: 'box', version: 1 } }], changedBy: null });
    const changed = await ask(Settings, '/settings', { revision: 0, zones: [box, { ...strip, properties: { ...strip.properties, version: 9 } }], note: 'a second strip' });
    expect(changed).toMatchObject({ revision: 1, changedBy: 'Sue', zones: [{ properties: { version: 1 } }, { properties: { id: 'strip', version: 1 } }] });
    await until(() => one.entries.some(({ body }) => body.kind === 'alert'), 'an alert of the zone that was drawn');
    // That the recording has ended is an entry too, a second later: before the change, or after it.
    const entries = one.entries.filter(({ body }) => body.kind !== 'source');
    const [first, ...rest] = entries;
    expect(first?.body).toMatchObject({ kind: 'settings', change: { note: 'a second strip' } });
    expect(first?.body.kind === 'settings' && settingsAfter(one.settings, first.body.change, first.at, first.actor.name)).toEqual(changed);
    expect(rest.flatMap(({ body }) => (body.kind === 'alert' && body.event === 'raised' ? [body.alert.zone?.id] : []))).toContain('strip');
    expect(await ask(Settings, '/settings', undefined, 'operator')).toEqual(changed);
    expect((await screen()).settings).toEqual(changed);
    one.client.disconnect();
  });

  it('are refused to an operator, to one who saw others, and when zones cannot be watched, with what helps', async () => {
    const { client } = await screen();
    const command = { kind: 'settings.change' as const, revision: 1, zones: [box], note: 'without the strip' };
    expect(await client.timeout(20_000).emitWithAck('command', command)).toMatchObject({ ok: false, problem: { name: 'role-not-allowed' } });
    client.disconnect();
    expect(await ask(Problem, '/settings', { revision: 0, zones: [box], note: 'late' })).toMatchObject({
      name: 'stale-settings',
      status: 409,
      settings: { revision: 1, changedAt: expect.stringMatching(/^2026-06-10T.*Z$/), changedBy: 'Sue' },
    });
    const bowTie: ZoneFeature = { ...strip, geometry: { type: 'Polygon', coordinates: [[[1, 50], [2, 51], [2, 50], [1, 51], [1, 50]]] } };
    expect(await ask(Problem, '/settings', { revision: 1, zones: [bowTie], note: 'drawn in haste' })).toMatchObject({ name: 'unusable-zones', zone: 'strip', faults: [{ fault: 'self-crossing', position: [1.5, 50.5] }] });
    expect(await ask(Problem, '/settings', { revision: 1, zones: 'none', note: 'x' })).toMatchObject({ name: 'invalid', field: 'zones' });
    const supervisor = await screen('supervisor');
    expect(await supervisor.client.timeout(20_000).emitWithAck('command', command)).toMatchObject({ ok: true, settings: { revision: 2, zones: [{ properties: { id: 'box' } }] } });
    await until(() => supervisor.entries.some(({ body }) => body.kind === 'alert' && body.event === 'unverifiable'), 'an alert that can no longer be checked');
    supervisor.client.disconnect();
  });

  it('prevail after a kill, the alerts of what is no more still in doubt; a file that is other than before is taken up with an entry', async () => {
    const before = await ask(Settings, '/settings');
    const alerts = await ask(z.array(Alert), '/alerts');
    await server.kill();
    await serve();
    expect(await ask(Settings, '/settings')).toEqual(before);
    expect(await ask(z.array(Alert), '/alerts')).toEqual(alerts);
    expect(alerts.filter(({ zone, condition }) => zone?.id === 'strip' && condition === 'true')).toEqual([]);
    expect(alerts.some(({ zone, condition }) => zone?.id === 'strip' && condition === 'unknown')).toBe(true);
    await server.stop();
    write([strip]);
    await serve();
    expect(await ask(Settings, '/settings')).toMatchObject({ revision: 3, changedBy: 'varne', zones: [{ properties: { id: 'strip', version: 2 } }] });
    await server.stop();
    await serve();
    expect(await ask(Settings, '/settings')).toMatchObject({ revision: 3 });
    expect(await varne('verify', '--data', data)).toMatch(/ok$/);
  });

  it('are tried only as long as whoever asked is there and wants it; how far it has come is told meanwhile', async () => {
    const path = new URL('/api/v1/settings/dry-run', server.url);
    const headers = { authorization: `Bearer ${tokens.supervisor}`, 'content-type': 'application/json' };
    const state = async () => (await ask(DryRunState, '/settings/dry-run')).running;
    /** Asks, and looks until it is under way. */
    const begin = async (signal: AbortSignal | null = null): Promise<{ answer: Promise<unknown> }> => {
      const answer = fetch(path, { method: 'POST', headers, body: '{"hours":24}', signal }).then((response) => response.json()).catch((error: unknown) => error);
      for (let running = await state(); running === null; running = await state()) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await state()).toMatchObject({ by: 'Sue', mine: true });
      return { answer };
    };
    const gone = new AbortController();
    await begin(gone.signal);
    gone.abort();
    while ((await state()) !== null) await new Promise((resolve) => setTimeout(resolve, 5));
    const { answer } = await begin();
    expect((await fetch(path, { method: 'DELETE', headers })).status).toBe(204);
    expect(await answer).toMatchObject({ name: 'given-up', status: 409 });
    expect(await (await fetch(path, { method: 'DELETE', headers })).json()).toMatchObject({ name: 'not-found' });
  });

  it('can be tried on what was recorded, in a thread beside the watch, and raise then what a run of the recording raises', async () => {
    expect(existsSync(join(dirname(program.path), 'look-back.js'))).toBe(true);
    const dry = await ask(DryRun, '/settings/dry-run', { zones: [box, strip], hours: 24 });
    const both = join(folder.path, 'both.json');
    writeFileSync(both, JSON.stringify({ type: 'FeatureCollection', features: [box, strip] }));
    const lines = (await varne('run', '--source', `file:${recording}`, '--zones', both, '--until', new Date(dry.to).toISOString())).split('\n').map((line) => z.object({ event: z.string(), zone: z.string().nullable() }).parse(JSON.parse(line)));
    const raised = lines.filter(({ event }) => event === 'raised');
    expect(dry.raised).toBe(raised.length);
    expect(dry.alerts.map(({ zone }) => zone).toReversed()).toEqual(raised.map(({ zone }) => zone));
    expect(dry.raised).toBeGreaterThan(dry.present.raised);
    expect(dry.recordedHours).toBeCloseTo(0.25, 1);
    expect(await ask(Problem, '/settings/dry-run', {}, 'operator')).toMatchObject({ name: 'role-not-allowed' });
    expect((await ask(AlertReport, '/alert-report?hours=1', undefined, 'operator')).rules.map(({ zone }) => zone?.id)).toContain('strip');
  });
});
