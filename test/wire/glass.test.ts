import Database from 'libsql';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStretch } from '../../client/replay/open-stretch.ts';
import { DATABASE_FILE } from '../../server/store/open.ts';
import { glassMoment, glassScreens } from '../../shared/glass/moment.ts';
import { STREAM_PATH, WIRE_VERSION, type JoinAnswer } from '../../shared/wire/events.ts';
import { PastOverview } from '../../shared/wire/past/overview.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import type { GlassRecord } from '../../shared/words/glass.ts';
import type { Role } from '../../shared/words/role.ts';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import { startServer, temporaryFolder, type Running } from '../browser/server.ts';
import { built } from '../stand-ins/built.ts';
import { SHOWS } from '../unit/glass/notes.ts';
import type { Client } from './room.ts';

const run = promisify(execFile);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks again and again until something is so. */
async function eventually<T>(look: () => Promise<T | null>, what: string): Promise<T> {
  const end = performance.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(100);
  }
}

describe('what screens had, over real sockets, a real store and a process that is killed', () => {
  const folder = temporaryFolder();
  const data = join(folder.path, 'data');
  const clients: Client[] = [];
  let program: Awaited<ReturnType<typeof built>>;
  let server: Running;
  const tokens = new Map<string, string>();

  const tokenOf = async (name: string, role: Role): Promise<string> => {
    const known = tokens.get(`${role} ${name}`);
    if (known !== undefined) return known;
    const made = (await run(process.execPath, [program.path, 'token', '--user', name, '--role', role, '--data', data])).stdout.trim();
    tokens.set(`${role} ${name}`, made);
    return made;
  };
  /** A page: it has joined. */
  async function screen(name: string, role: Role, page: string, silentMs = 0): Promise<Client> {
    const client: Client = io(server.url, { path: STREAM_PATH, transports: ['websocket'], reconnection: false, forceNew: true, auth: { token: await tokenOf(name, role) } });
    clients.push(client);
    await new Promise<void>((resolve, reject) => {
      client.once('connect', resolve);
      client.once('connect_error', reject);
    });
    const answer: JoinAnswer = await client.timeout(20_000).emitWithAck('join', { wire: WIRE_VERSION, since: null, page, silentMs });
    expect(answer.ok).toBe(true);
    return client;
  }
  const shows = (of: Partial<ScreenShows>): ScreenShows => ({ ...SHOWS, ...of });

  /** What a person is told of everything that is recorded. */
  async function seenBy(name: string, role: Role): Promise<GlassRecord> {
    const headers = { authorization: `Bearer ${await tokenOf(name, role)}` };
    const now = Date.now();
    const answer = await fetch(`${server.url}/api/v1/past?from=${new Date(now - 3_600_000).toISOString()}&to=${new Date(now + 1_000).toISOString()}`, { headers });
    const { stretches } = fromRest(PastOverview, await answer.json());
    const all: GlassRecord = { begin: [], notes: [], missing: false };
    for (const { number, from } of stretches) {
      const content = await openStretch(new Uint8Array(await (await fetch(`${server.url}/api/v1/past/stretches/${number}?from=${from}`, { headers })).arrayBuffer()));
      if ('fault' in content) throw new Error(content.fault);
      if (number === stretches[0]?.number) all.begin.push(...content.glass.begin);
      all.notes.push(...content.glass.notes.filter((note) => note.at >= from && note.at < content.until));
    }
    return all;
  }
  /** As soon as all that was told is in what a supervisor sees. */
  const noted = (is: (record: GlassRecord) => boolean, what: string): Promise<GlassRecord> =>
    eventually(async () => {
      const record = await seenBy('Sue', 'supervisor');
      return is(record) ? record : null;
    }, what);

  /** How many notes are durable. */
  function onDisk(): number {
    const file = new Database(join(data, DATABASE_FILE));
    const [sum] = z.array(z.object({ notes: z.number().nullable() })).parse(file.prepare('SELECT sum(notes) AS notes FROM glass').all([]));
    file.close();
    return sum?.notes ?? 0;
  }

  beforeAll(async () => {
    program = await built('server/cli/varne.ts');
    server = await startServer(data, ['sim:?seed=1&ships=20&boats=1'], [], 0, program.path);
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await server.stop();
    program.remove();
    folder.remove();
  });

  it('is noted as it happens: what it shows at most once a second, a break, its return as the same screen, and that it was closed', async () => {
    const ada = await screen('Ada', 'operator', 'ada-1');
    const other = await screen('Ada', 'operator', 'ada-2');
    // A restless hand: the newest of each second counts.
    for (let i = 1; i <= 50; i++) ada.emit('screen', shows({ zoom: 9 + i / 100, track: 'somebody wrote this', alert: 'or this' }));
    other.emit('screen', shows({ palette: 'night', open: ['report form'] }));
    const told = await noted(({ notes }) => notes.some((note) => note.kind === 'shows' && note.shows.zoom === 9.5), 'the newest of fifty');
    const first = told.notes.filter((note) => note.kind === 'shows' && note.screen === 1);
    const seconds = Math.ceil(((first.at(-1)?.at ?? 0) - (first[0]?.at ?? 0)) / 1_000);
    expect(first.length).toBeLessThanOrEqual(2 + seconds);
    expect(first.length).toBeLessThan(25);
    // Nothing can be written here in words: what is no track and no alert is left out.
    expect(first.every((note) => note.kind === 'shows' && note.shows.track === null && note.shows.alert === null)).toBe(true);

    const broke = Date.now();
    ada.io.engine.close();
    await noted(({ notes }) => notes.some((note) => note.kind === 'left' && note.how === 'cut'), 'the break');
    const back = await screen('Ada', 'operator', 'ada-1', Date.now() - broke);
    other.emit('leaving');
    other.disconnect();
    const record = await noted(({ notes }) => notes.some((note) => note.kind === 'left' && note.how === 'closed'), 'that it was closed');
    expect(glassScreens(record, Date.now()).map(({ screen, name, to }) => [screen, name, to === null])).toEqual([
      [1, 'Ada', true],
      [2, 'Ada', false],
    ]);
    const cut = record.notes.find((note) => note.kind === 'left' && note.how === 'cut');
    const middle = glassMoment(record, 1, cut?.at ?? 0);
    expect(middle).toMatchObject({ kind: 'shown', grey: true, shows: { zoom: 9.5 }, still: { why: 'cut' } });
    expect(middle.kind === 'shown' && middle.still?.until).toBe(record.notes.findLast((note) => note.kind === 'joined' && note.screen === 1)?.at);
    back.disconnect();
  });

  it('is told to supervisors and trainers whole, and to everybody else of themselves alone', async () => {
    const names = async (name: string, role: Role) => {
      const record = await seenBy(name, role);
      return [...new Set(glassScreens(record, Date.now()).map((each) => each.name))];
    };
    const wall = await screen('Wall', 'viewer', 'wall-1');
    await noted(({ notes }) => notes.some((note) => note.kind === 'joined' && note.name === 'Wall'), 'the viewer');
    expect(await names('Sue', 'supervisor')).toEqual(['Ada', 'Wall']);
    expect(await names('Tom', 'trainer')).toEqual(['Ada', 'Wall']);
    expect(await names('Wall', 'viewer')).toEqual(['Wall']);
    expect(await names('Ada', 'viewer')).toEqual(['Ada']);
    expect(await names('Ben', 'operator')).toEqual([]);
    expect(await seenBy('Ben', 'operator')).toEqual({ begin: [], notes: [], missing: false });
    wall.disconnect();
  });

  it('is there after the process was killed, up to the last second, and whoever had a screen open was cut then', async () => {
    const eve = await screen('Eve', 'operator', 'eve-1');
    eve.emit('screen', shows({ zoom: 11 }));
    const told = await noted(({ notes }) => notes.some((note) => note.kind === 'shows' && note.shows.zoom === 11), 'what she shows');
    await eventually(async () => (onDisk() >= told.notes.length ? true : null), 'the next flush');
    const killedAt = Date.now();
    await server.kill();
    server = await startServer(data, ['sim:?seed=1&ships=20&boats=1'], [], 0, program.path);
    const again = await screen('Eve', 'operator', 'eve-1', Date.now() - killedAt);
    const record = await noted(({ notes }) => notes.filter((note) => note.kind === 'joined' && note.name === 'Eve').length === 2, 'her return');
    const number = record.notes.find((note) => note.kind === 'joined' && note.name === 'Eve');
    if (number?.kind !== 'joined') throw new Error('she never joined');
    // The same screen: and from the end of the server on it stood still.
    expect(record.notes.filter((note) => note.kind === 'joined' && note.name === 'Eve').every((note) => note.kind === 'joined' && note.screen === number.screen)).toBe(true);
    const between = glassMoment(record, number.screen, killedAt + 1);
    expect(between).toMatchObject({ kind: 'shown', grey: true, shows: { zoom: 11 }, still: { why: 'cut' } });
    if (between.kind !== 'shown') return;
    expect(between.pictureAt).toBeGreaterThan(killedAt - 60_000);
    expect(between.pictureAt).toBeLessThanOrEqual(killedAt + 1);
    again.disconnect();
  }, 120_000);
});
