import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wallTimers } from '../../server/engine/timers.ts';
import type { Store } from '../../server/journal/contract.ts';
import { lookAt } from '../../server/recordings/look.ts';
import { Recording } from '../../server/recordings/file/recording.ts';
import { verifyRecording } from '../../server/recordings/verify.ts';
import { RoomDirectory } from '../../server/rooms/directory.ts';
import type { RecordingDesk } from '../../server/shelf/contract.ts';
import { deskHere } from '../../server/shelf/desk-here.ts';
import { FolderShelf, type ShelfParts } from '../../server/shelf/shelf.ts';
import { openStore } from '../../server/store/open.ts';
import { watchConfig } from '../../server/watch-config.ts';
import { RecordingView } from '../../shared/wire/recordings.ts';
import { DebriefView } from '../../shared/wire/debrief.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { ExerciseView } from '../../shared/words/exercise.ts';
import type { Problem } from '../../shared/words/problem.ts';
import type { Role } from '../../shared/words/role.ts';
import { T0 } from '../stand-ins/sea.ts';
import { passage } from '../unit/recordings/sample.ts';
import { Room, until } from './room.ts';

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();

let folder: string;
let store: Store;
let shelf: FolderShelf;
let rooms: RoomDirectory;
let room: Room;
let desk: RecordingDesk | null = null;
let more: Partial<ShelfParts> = {};

const shelfFolder = (): string => join(folder, 'recordings');
const onShelf = (): string[] => (existsSync(shelfFolder()) ? readdirSync(shelfFolder()).sort() : []);

async function begin(): Promise<void> {
  const opened = await openStore({ folder });
  if ('problem' in opened) throw new Error(opened.problem);
  store = opened;
  const log = (message: string): never => {
    throw new Error(message);
  };
  shelf = await FolderShelf.open({ folder: shelfFolder(), desk: desk ?? deskHere(store), madeBy: 'Varne test', now: () => T0, random: Math.random, log, ...more });
  rooms = await RoomDirectory.open({ version: 'test', store, timers: wallTimers, config: watchConfig({ type: 'FeatureCollection', features: [] }), shelf, random: Math.random, log });
  room = await Room.open({ rooms, shelf });
}
async function end(): Promise<void> {
  await room.close();
  await shelf.stop();
  await rooms.stop();
  await store.close();
}

/** Three ships that the live watch heard for ten minutes, and a call about a boat. */
beforeEach(async () => {
  desk = null;
  more = {};
  folder = mkdtempSync(join(tmpdir(), 'varne-shelf-'));
  await begin();
  const live = await store.watch(room.engine.watch);
  await live.control.append(T0, 'varne', { kind: 'started', version: 'test', restored: false });
  live.traffic.record(passage(3, 10), 0);
  await live.traffic.flush(T0 + 10 * MINUTE);
  const at = T0 + 4 * MINUTE;
  const report = { id: 'r1', position: [1.4, 51] as [number, number], observedAt: at, receivedAt: at, channel: '999' as const, seen: 'a boat that takes water, 07700 900123', accuracyM: 500, sog: null, cog: null, peopleMin: 40, peopleMax: 50 };
  await live.journal.append([{ at, observedAt: at, receivedAt: at, actor: { kind: 'person', name: 'Alex Watch', role: 'operator' }, key: null, body: { kind: 'report', report } }]);
});
afterEach(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const ask = async (path: string, init: RequestInit = {}, role: Role = 'trainer'): Promise<Response> => room.ask(`/api/v1${path}`, { token: await room.token(`The ${role}`, role), ...init });
const post = (path: string, body: unknown, role?: Role): Promise<Response> => ask(path, { method: 'POST', body: JSON.stringify(body) }, role);
const view = async (answer: Response): Promise<RecordingView> => fromRest(RecordingView, await answer.json());
const problemIn = async (answer: Response): Promise<Problem> => (await answer.json()) as Problem;
const upload = (bytes: Uint8Array<ArrayBuffer>, name = 'night.varne'): Promise<Response> => ask(`/recordings/upload?name=${name}`, { method: 'POST', body: bytes, headers: { 'content-type': 'application/octet-stream' } });

const STRETCH = { from: iso(T0 + 2 * MINUTE), to: iso(T0 + 6 * MINUTE) };
/** Cut, and there. */
async function cut(body: object = {}, role?: Role): Promise<RecordingView> {
  const answer = await post('/recordings', { ...STRETCH, ...body }, role);
  expect(answer.status).toBe(202);
  const { id } = await view(answer);
  let made: RecordingView | null = null;
  while (made === null || made.state === 'making') made = await view(await ask(`/recordings/${id}`));
  return made;
}
const fetched = async (id: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await (await ask(`/recordings/${id}/file`)).arrayBuffer());
async function opened(bytes: Uint8Array): Promise<Recording> {
  const path = join(folder, 'fetched.varne');
  writeFileSync(path, bytes);
  const recording = await Recording.open(path);
  if ('fault' in recording) throw new Error(recording.detail);
  return recording;
}

describe('a stretch of the watch, cut by REST', () => {
  it('is made, fetched as a whole recording, and listed; who took it stands in the control log', async () => {
    const made = await cut({ title: 'A call at night' }, 'supervisor');
    expect(made).toMatchObject({ state: 'ready', done: 1, problem: null, title: 'A call at night', from: T0 + 2 * MINUTE, to: T0 + 6 * MINUTE, tracks: 3, reports: 1, pseudonymised: false });
    const answer = await ask(`/recordings/${made.id}/file`);
    expect([answer.headers.get('content-disposition'), answer.headers.get('content-length'), answer.headers.get('cache-control')]).toEqual(['attachment; filename="A-call-at-night.varne"', String(made.bytes), 'no-store']);
    const recording = await opened(new Uint8Array(await answer.arrayBuffer()));
    expect(await verifyRecording(recording)).toEqual([]);
    expect(recording.index).toMatchObject({ from: T0 + 2 * MINUTE, to: T0 + 6 * MINUTE, counts: { entries: 1 } });
    await recording.close();
    expect(await (await ask('/recordings')).json()).toMatchObject([{ id: made.id, from: iso(T0 + 2 * MINUTE) }]);
    expect(room.control.lines.flatMap(({ body }) => (body.kind === 'recording' ? [body.act] : []))).toEqual(['cut', 'fetched']);
    expect(onShelf()).toEqual([`${made.id}.varne`]);
  });

  it('is pseudonymised and shifted on the way, and what was cut first is nowhere any more', async () => {
    const made = await cut({ pseudonymise: { shift: true } });
    expect(made).toMatchObject({ state: 'ready', title: 'Pseudonymised recording', pseudonymised: true, shifted: true, tracks: 3, reports: 1 });
    expect(made.from).toBeLessThan(T0 - 27 * 24 * 60 * MINUTE);
    const recording = await opened(await fetched(made.id));
    const said: string[] = [];
    for await (const words of recording.words()) said.push(JSON.stringify(words));
    for await (const { line } of recording.entries()) said.push(line);
    expect(said.length).toBeGreaterThan(3);
    for (const word of ['EXAMPLE', '23500000', '07700', 'Alex']) expect(said.join()).not.toContain(word);
    await recording.close();
    expect(onShelf()).toEqual([`${made.id}.varne`]);
  });

  it('is refused to whoever does not lead exercises, and when there is nothing to cut', async () => {
    for (const role of ['viewer', 'trainee', 'operator'] as const) {
      expect((await post('/recordings', STRETCH, role)).status).toBe(403);
      expect((await ask('/recordings', {}, role)).status).toBe(403);
      expect((await ask('/recordings/x/file', {}, role)).status).toBe(403);
    }
    expect((await post('/recordings', { from: STRETCH.to, to: STRETCH.from })).status).toBe(400);
    expect((await post('/recordings', { from: STRETCH.from })).status).toBe(400);
    expect((await post('/recordings', { from: iso(T0), to: iso(T0 + 49 * 60 * MINUTE) })).status).toBe(422);
    expect((await ask('/recordings/..%2Fvarne/file')).status).toBe(404);
    const nothing = await cut({ from: iso(T0 - 90 * MINUTE), to: iso(T0 - 80 * MINUTE) });
    expect(nothing).toMatchObject({ state: 'failed', problem: expect.stringContaining('nothing was recorded') });
    expect(onShelf()).toEqual([]);
  });

  it('says how far it is, is one at a time, and leaves nothing behind when it is cancelled or the server ends', async () => {
    let told: (done: number) => void = () => undefined;
    let made = deskHere(store);
    desk = {
      look: lookAt,
      cut: (watch, job, tell, signal) => {
        told = tell;
        // It writes half of it, then waits for ever.
        const givenUp = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
        givenUp.catch(() => undefined);
        const waits = (): Promise<never> => givenUp;
        return made.cut(watch, job, () => undefined, signal).then(waits, waits);
      },
    };
    const again = async (): Promise<void> => {
      await end();
      await begin();
      made = deskHere(store);
    };
    await again();
    const { id } = await view(await post('/recordings', STRETCH));
    await until(() => onShelf().length > 0, 'something is written');
    told(0.4);
    expect(await view(await ask(`/recordings/${id}`))).toMatchObject({ state: 'making', done: 0.4 });
    expect((await post('/recordings', STRETCH)).status).toBe(429);
    expect((await ask(`/recordings/${id}/file`)).status).toBe(404);
    expect((await ask(`/recordings/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect([(await ask(`/recordings/${id}`)).status, onShelf()]).toEqual([404, []]);

    await post('/recordings', STRETCH);
    await until(() => onShelf().length > 0, 'something is written again');
    await again();
    expect(onShelf()).toEqual([]);
  });

  it('that cannot be finished says why, and nothing of it is left', async () => {
    more = { mostBytes: 300 };
    await end();
    await begin();
    expect(await cut()).toMatchObject({ state: 'failed', problem: expect.stringContaining('it would be greater than') });
    expect(await cut({ pseudonymise: { shift: false } })).toMatchObject({ state: 'failed' });
    expect(onShelf()).toEqual([]);
  });

  it('that a killed server was cutting is gone when it comes back', async () => {
    const { id } = await cut();
    for (const name of [`.${id}.varne.99.part`, '.rec-00000001.varne.raw', '..rec-00000001.varne.raw.7.part']) writeFileSync(join(shelfFolder(), name), 'half');
    await end();
    await begin();
    expect(onShelf()).toEqual([`${id}.varne`]);
    expect(await (await ask('/recordings')).json()).toMatchObject([{ id, state: 'ready' }]);
  });
});

describe('a recording that is brought', () => {
  it('is looked through and kept; the same bytes come back', async () => {
    const made = await cut();
    const bytes = await fetched(made.id);
    const answer = await upload(bytes);
    expect(answer.status).toBe(201);
    const brought = await view(answer);
    expect(brought).toMatchObject({ ...made, id: expect.stringMatching(/^rec-/) });
    expect(brought.id).not.toBe(made.id);
    expect(Buffer.from(await fetched(brought.id)).equals(Buffer.from(bytes))).toBe(true);
    expect((await ask(`/recordings/${brought.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(`/recordings/${brought.id}`)).status).toBe(404);
  });

  it('is refused when it is foreign, cut off, damaged or too great, and nothing of it is left', async () => {
    const { id } = await cut();
    const bytes = await fetched(id);
    const refusals: [Uint8Array<ArrayBuffer>, string][] = [
      [new TextEncoder().encode('Dear Sir'), 'night.varne is no recording of Varne: it does not begin as one does. Nothing was kept of it; fetch it again from where it was made.'],
      [new Uint8Array(0), 'it is empty'],
      [bytes.slice(0, bytes.length - 60), 'night.varne is cut off'],
      [bytes.slice(0, 10), 'night.varne is cut off'],
      [Uint8Array.from(bytes, (b, i) => (i === 400 ? b ^ 1 : b)), 'night.varne is damaged'],
    ];
    for (const [wrong, why] of refusals) {
      const answer = await upload(wrong);
      expect(answer.status).toBe(400);
      expect((await problemIn(answer)).detail).toContain(why);
      expect(onShelf()).toEqual([`${id}.varne`]);
    }
    more = { mostBytes: 1_000 };
    await end();
    await begin();
    const answer = await upload(bytes);
    expect([answer.status, (await problemIn(answer)).detail]).toEqual([409, expect.stringContaining('it would be greater than')]);
    expect((await ask('/recordings/upload?name=x', { method: 'POST', body: '1', headers: { 'content-length': '1' } }, 'operator')).status).toBe(403);
    expect(onShelf()).toEqual([`${id}.varne`]);
  });
});

describe('an exercise from a recording', () => {
  const order = async (id: string, what: unknown): Promise<Response> => post(`/exercises/${id}/orders`, what);
  const exercise = async (play: object): Promise<ExerciseView> => {
    const answer = await post('/exercises', { name: 'Last night', play });
    const body: unknown = await answer.json();
    if (answer.status !== 201) throw new Error(JSON.stringify(body));
    return fromRest(ExerciseView, body);
  };
  const toItsEnd = async (id: string): Promise<void> => {
    expect((await order(id, { order: 'forward', to: iso(T0 + 6 * MINUTE) })).status).toBe(200);
    await until(() => rooms.exercise(id)?.view().state === 'over', 'its end is reached');
  };

  it('shows the traffic and the calls of that night, takes injects by hand, and comes back after a restart', async () => {
    const { id: recording } = await cut();
    const { id, startsAt, endsAt } = await exercise({ kind: 'recording', id: recording });
    expect([startsAt, endsAt]).toEqual([T0 + 2 * MINUTE, T0 + 6 * MINUTE]);
    expect((await order(id, { order: 'forward', to: iso(T0 + 3 * MINUTE) })).status).toBe(200);
    await until(() => rooms.exercise(id)?.view().now === T0 + 3 * MINUTE && rooms.exercise(id)?.view().state === 'paused', 'three minutes');
    await end();
    await begin();
    expect((await order(id, { order: 'inject', inject: { kind: 'report', channel: 'vhf', position: '51 01.0 N 1 26.0 E', seen: 'A light low in the water' } })).status).toBe(200);
    await toItsEnd(id);
    const tracks = (await rooms.exercise(id)?.link.tracks())?.features.map(({ id }) => id).sort();
    expect(tracks).toEqual(['235000001', '235000002', '235000003', 'report:1']);
    expect((await rooms.exercise(id)?.link.entries(0, 20))?.filter(({ body }) => body.kind === 'report')).toMatchObject([{ at: T0 + 4 * MINUTE, body: { report: { peopleMin: 40 } } }]);
    expect(rooms.exercise(id)?.calls()).toHaveLength(1);
  });

  it('may have a script upon it, which names it by what it is called on the shelf', async () => {
    const { id: recording } = await cut();
    const text = `scenario: 1\ntitle: A call on a real night\nbrief: Keep the watch.\nobjectives: [Plot]\nstarts: ${iso(T0 + 2 * MINUTE)}\nlasts: 4 min\nworld: { from: recording, file: ${recording}.varne }\ninjects:\n  - { kind: vessel, id: boat, at: +00:00:30, what: sailing, mmsi: 235999009, route: [51 00.0 N 1 25.0 E, 51 05.0 N 1 30.0 E], speed: 6 kn }\n`;
    const { id } = await exercise({ kind: 'scenario', text });
    await toItsEnd(id);
    expect((await rooms.exercise(id)?.link.tracks())?.features.map(({ id }) => id)).toEqual(expect.arrayContaining(['235000001', '235999009', 'report:1']));
    const elsewhere = await post('/exercises', { name: 'No', play: { kind: 'scenario', text: text.replace(`${recording}.varne`, '../varne.sqlite') } });
    expect([elsewhere.status, (await problemIn(elsewhere)).detail]).toEqual([400, expect.stringContaining('none of that name on the server')]);
  });

  it('keeps its recording while it is open; its debrief is there when both are gone', async () => {
    const { id: recording } = await cut();
    const { id } = await exercise({ kind: 'recording', id: recording });
    await toItsEnd(id);
    const refused = await ask(`/recordings/${recording}`, { method: 'DELETE' });
    expect([refused.status, (await problemIn(refused)).detail]).toEqual([409, expect.stringContaining('The exercise Last night plays it')]);
    await order(id, { order: 'close' });
    expect((await ask(`/recordings/${recording}`, { method: 'DELETE' })).status).toBe(204);
    await end();
    await begin();
    const debrief = fromRest(DebriefView, await (await ask(`/exercises/${id}/debrief`)).json());
    expect(debrief).toMatchObject({ open: false, from: T0 + 2 * MINUTE, to: T0 + 6 * MINUTE, lines: expect.arrayContaining([expect.objectContaining({ kind: 'report', at: T0 + 4 * MINUTE })]) });
    expect(await rooms.list()).toMatchObject([{ id, state: 'closed', name: 'Last night' }]);
  });

  it('is not opened from what is not there, or is damaged', async () => {
    for (const id of ['none', '../x', 'a/b']) {
      const answer = await post('/exercises', { name: 'No', play: { kind: 'recording', id } });
      expect(answer.status).toBe(400);
    }
    const { id } = await cut();
    writeFileSync(join(shelfFolder(), 'rotten.varne'), readFileSync(join(shelfFolder(), `${id}.varne`)).subarray(0, 700));
    expect((await post('/exercises', { name: 'No', play: { kind: 'recording', id: 'rotten' } })).status).toBe(400);
    expect(await (await ask('/recordings')).json()).toContainEqual(expect.objectContaining({ id: 'rotten', state: 'failed', problem: expect.stringContaining('cut off') }));
    expect(await rooms.list()).toEqual([]);
  });
});

describe('a scenario that lies upon a recording of the shelf', () => {
  it('is tried out and opened from the page, and says so when there is no such recording', async () => {
    const { id } = await cut();
    const upon = (name: string): string => `scenario: 1\ntitle: Upon it\nbrief: Keep the watch.\nobjectives: [Watch]\nstarts: ${STRETCH.from}\nlasts: 4 min\nworld: { from: recording, file: ${name} }\n`;
    const trial = await post('/scenario-trials', { text: upon(id) });
    expect(trial.status).toBe(200);
    expect(await trial.json()).toMatchObject({ from: STRETCH.from, raises: [] });
    const opened = await post('/exercises', { name: 'Upon it', play: { kind: 'scenario', text: upon(id) } });
    expect(fromRest(ExerciseView, await opened.json())).toMatchObject({ startsAt: T0 + 2 * MINUTE, brief: 'Keep the watch.' });
    expect(await problemIn(await post('/scenario-trials', { text: upon('another') }))).toMatchObject({ name: 'invalid', detail: expect.stringContaining("none of that name on the server's shelf") });
  });
});
