import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Heartbeat } from '../../shared/wire/events.ts';
import { KEYFRAME, openFrame } from '../../shared/wire/frame.ts';
import type { CommandAnswer } from '../../shared/wire/command.ts';
import { joinAs, listenTo, Room, until, type Client } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await Room.open();
});
afterEach(() => room.close());

/** Sends whatever is given, as a client that keeps to no contract. */
const raw = (client: Client, event: string, ...args: unknown[]): void => {
  (client as unknown as { emit(event: string, ...args: unknown[]): void }).emit(event, ...args);
};
const rawAsk = (client: Client, event: string, ...args: unknown[]): Promise<unknown> =>
  (client.timeout(20_000) as unknown as { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> }).emitWithAck(event, ...args);
const refusal = (options: Parameters<Room['connectWith']>[0]) => room.connectWith(options).then(
  () => 'let in',
  (error: Error & { data?: { name: string } }) => error.data?.name ?? error.message,
);

describe('whoever connects', () => {
  it('without a session or with a wrong token is told to sign in', async () => {
    expect(await refusal({})).toBe('not-signed-in');
    expect(await refusal({ auth: { token: 'wrong' } })).toBe('not-signed-in');
    expect(await refusal({ auth: { token: { $ne: 1 } } })).toBe('not-signed-in');
    expect(room.gateway.clients()).toBe(0);
  });

  it('from a page of another site is turned away, whatever cookie it brings', async () => {
    const session = await room.people.createSession({ name: 'Ada', role: 'operator' });
    const cookie = `varne-${new URL(room.url).port}=${session}`;
    expect(await refusal({ extraHeaders: { cookie, origin: 'https://example.org' } })).not.toBe('let in');
    expect(await refusal({ extraHeaders: { cookie, origin: room.url } })).toBe('let in');
  });

  it('may fall back to polling', async () => {
    const client = await room.connectWith({ auth: { token: await room.token() }, transports: ['polling'] });
    expect((await joinAs(client)).ok).toBe(true);
  });
});

describe('a screen that has joined', () => {
  it('hears the heart beat every second, and none when the engine is away', async () => {
    const client = await room.connect();
    const told = listenTo(client);
    await joinAs(client);
    room.beat();
    await until(() => told.some(({ event }) => event === 'heartbeat'), 'a heartbeat');
    expect(Heartbeat.parse(told.find(({ event }) => event === 'heartbeat')?.value)).toMatchObject({ seq: 0, trouble: [] });
    told.length = 0;
    room.engine.slow = () => Promise.reject(new Error('away'));
    room.beat();
    room.engine.note(1);
    await until(() => told.length > 0, 'the entry');
    expect(told.map(({ event }) => event)).not.toContain('heartbeat');
  });

  it('sees who is watching, by person and number of screens', async () => {
    const first = await room.connect('Ada');
    const told = listenTo(first);
    await joinAs(first);
    const second = await room.connect('Ada');
    await joinAs(second);
    await joinAs(await room.connect('Ben', 'viewer'));
    room.beat();
    await until(() => told.some(({ event }) => event === 'presence'), 'presence');
    expect(told.find(({ event }) => event === 'presence')?.value).toEqual([
      { name: 'Ada', role: 'operator', screens: 2 },
      { name: 'Ben', role: 'viewer', screens: 1 },
    ]);
    told.length = 0;
    second.disconnect();
    await until(() => room.gateway.clients() === 2, 'the socket is gone');
    room.beat();
    await until(() => told.some(({ event }) => event === 'presence'), 'presence');
    expect(told.find(({ event }) => event === 'presence')?.value).toContainEqual({ name: 'Ada', role: 'operator', screens: 1 });
  });

  it('that saw a gap is given the missing entries, or told to join again when they are too many', async () => {
    const client = await room.connect();
    await joinAs(client);
    room.engine.note(2_000);
    const some = await client.emitWithAck('entries-after', { seq: 1_998 });
    expect(some.ok && some.entries.map(({ seq }) => seq)).toEqual([1_999, 2_000]);
    expect((await client.emitWithAck('entries-after', { seq: 0 })).ok).toBe(true);
    room.engine.note(1);
    expect(await client.emitWithAck('entries-after', { seq: 0 })).toMatchObject({ ok: false, problem: { name: 'too-far-behind' } });
  });

  it('that asks for a keyframe gets one that the next delta follows, whatever moved meanwhile', async () => {
    room.engine.addTracks(2);
    const client = await room.connect();
    await joinAs(client);
    const told = listenTo(client);
    room.engine.slow = async () => {
      room.engine.tick();
      room.engine.note(1);
    };
    const answer: unknown = await client.emitWithAck('keyframe');
    const keyframe = openFrame(new Uint8Array(answer as Buffer));
    await until(() => told.filter(({ event }) => event === 'frame').length === 1, 'the delta after it');
    const delta = openFrame(new Uint8Array(told.find(({ event }) => event === 'frame')?.value as Buffer));
    expect(keyframe).toMatchObject({ kind: KEYFRAME, number: 1 });
    expect(delta).toMatchObject({ number: 2 });
    expect(told.filter(({ event }) => event === 'entries')).toHaveLength(1);
  });
});

describe('presence', () => {
  it('is told to the engine once at the beginning, and whenever it changes', async () => {
    const told = room.engine.presence;
    room.beat();
    await until(() => told.length === 1, 'nobody is there');
    const ada = await room.connect('Ada');
    await joinAs(ada);
    room.beat();
    await until(() => told.length === 2, 'Ada is there');
    ada.disconnect();
    await until(() => room.gateway.clients() === 0, 'the socket is gone');
    room.beat();
    await until(() => told.length === 3, 'she is gone');
    expect(told).toEqual([[], ['Ada'], []]);
  });
});

describe('commands', () => {
  it('that race: one wins, the other is told who did, and every screen hears of one', async () => {
    room.engine.raise();
    const [ada, ben] = [await room.connect('Ada'), await room.connect('Ben')];
    const told = [listenTo(ada), listenTo(ben)];
    await Promise.all([joinAs(ada), joinAs(ben)]);
    const answers: CommandAnswer[] = await Promise.all([ada, ben].map((client) => client.emitWithAck('command', { kind: 'alert.acknowledge', alertId: 'a1', revision: 1 })));
    const won = answers.findIndex(({ ok }) => ok);
    expect(answers[1 - won]).toMatchObject({ ok: false, problem: { name: 'already-acknowledged' }, alert: { acknowledged: { by: ['Ada', 'Ben'][won] } } });
    const entries = () => told.map((one) => one.filter(({ event }) => event === 'entries'));
    await until(() => entries().every(({ length }) => length > 0), 'both hear of it');
    expect(entries().map(({ length }) => length)).toEqual([1, 1]);
  });

  it('that are malformed are refused by the field that is wrong', async () => {
    const client = await room.connect();
    expect(await rawAsk(client, 'command', { kind: 'alert.acknowledge', alertId: 7 })).toMatchObject({ ok: false, problem: { name: 'invalid', field: 'alertId' } });
    expect(room.engine.commands).toEqual([]);
  });

  it('whose outcome is not known say so', async () => {
    const client = await room.connect();
    room.engine.slow = () => Promise.reject(new Error('away'));
    const answer = await client.emitWithAck('command', { kind: 'alert.acknowledge', alertId: 'a1' });
    expect(answer).toMatchObject({ ok: false, problem: { name: 'internal', detail: expect.stringContaining('not known') } });
  });
});

describe('garbage', () => {
  it('neither stops the server nor the socket that sends it', async () => {
    const client = await room.connect();
    const garbage: unknown[][] = [[], [null], [[]], ['x'], [7, 8, 9], [{ kind: 'x' }], [{ since: {} }], [Buffer.from('binary')], [{ a: { b: Buffer.alloc(9) } }], [JSON.parse('{"__proto__":{"x":1}}')]];
    for (const event of ['join', 'command', 'entries-after', 'keyframe', 'heartbeat', 'nothing']) for (const args of garbage) raw(client, event, ...args);
    for (const event of ['join', 'command', 'entries-after']) {
      for (const args of garbage) expect(await rawAsk(client, event, ...args)).toMatchObject({ ok: false, problem: { name: 'invalid' } });
    }
    expect((await joinAs(client)).ok).toBe(true);
    expect(room.log.filter((line) => line.includes('unexpected'))).toEqual([]);
  });

  it('too large for any command closes that socket only', async () => {
    const [client, other] = [await room.connect(), await room.connect()];
    raw(client, 'command', 'x'.repeat(70 * 1024));
    await until(() => client.disconnected, 'the socket is closed');
    expect((await joinAs(other)).ok).toBe(true);
  });
});
