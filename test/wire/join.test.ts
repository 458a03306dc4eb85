import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Welcome, WIRE_VERSION, type JoinAnswer, type RosterChange } from '../../shared/wire/events.ts';
import { DELTA, handleOf, KEYFRAME, openFrame } from '../../shared/wire/frame.ts';
import type { Entry } from '../../shared/words/entry.ts';
import { joinAs, listenTo, Room, until } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await Room.open();
});
afterEach(() => room.close());

function welcomed(answer: JoinAnswer) {
  if (!answer.ok) throw new Error(answer.problem.detail);
  return answer.welcome;
}

function frameOf(value: unknown) {
  const frame = openFrame(new Uint8Array(value as Buffer));
  if ('fault' in frame) throw new Error(frame.fault);
  return frame;
}

describe('a screen that joins', () => {
  it('is welcomed, then gets a keyframe with everything, then what changes', async () => {
    room.engine.addTracks(3);
    room.engine.raise();
    room.engine.tick();
    const client = await room.connect();
    const told = listenTo(client);
    const welcome = welcomed(await joinAs(client));
    expect(Welcome.parse(welcome)).toMatchObject({ seq: 1, watch: 'live-1', me: { name: 'Officer', role: 'operator' }, present: [{ name: 'Officer', screens: 1 }] });
    expect(welcome.roster).toHaveLength(3);
    expect(welcome.alerts.map(({ id }) => id)).toEqual(['a1']);

    room.engine.tick();
    await until(() => told.length === 2, 'a keyframe and a delta');
    expect(told.map(({ event }) => event)).toEqual(['frame', 'frame']);
    const [keyframe, delta] = told.map(({ value }) => frameOf(value));
    expect(keyframe).toMatchObject({ kind: KEYFRAME, count: 3, number: 1 });
    expect(delta?.number).toBe(2);
  });

  it('is told to load again when it speaks another version of the wire', async () => {
    const client = await room.connect();
    const answer = await client.emitWithAck('join', { wire: WIRE_VERSION + 1, since: null });
    expect(answer).toMatchObject({ ok: false, problem: { name: 'other-wire-version', status: 409 } });
  });

  it('misses nothing that happens while it joins, however slow the engine answers', async () => {
    room.engine.addTracks(2);
    // Before every answer, and between its making and its giving, the watch goes on.
    room.engine.slow = async () => {
      room.engine.raise();
      room.engine.tick();
      room.engine.addTracks(1);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      room.engine.note(2);
      room.engine.tick();
    };
    const client = await room.connect();
    const told = listenTo(client);
    const welcome = welcomed(await joinAs(client));
    room.engine.slow = async () => {};
    room.engine.raise();
    const last = room.engine.tick();
    await until(() => told.some(({ event, value }) => event === 'frame' && frameOf(value).number === last), 'the last frame');

    const seqs = told.filter(({ event }) => event === 'entries').flatMap(({ value }) => (value as Entry[]).map(({ seq }) => seq));
    expect(seqs).toEqual(Array.from({ length: room.engine.journal.length - welcome.seq }, (_, i) => welcome.seq + 1 + i));

    const known = new Set(welcome.roster.map(({ handle }) => handle));
    const frames: { kind: number; number: number; unknown: number[] }[] = [];
    for (const { event, value } of told) {
      if (event === 'roster') for (const { handle } of (value as RosterChange).set) known.add(handle);
      if (event !== 'frame') continue;
      const frame = frameOf(value);
      frames.push({ kind: frame.kind, number: frame.number, unknown: [...frame.who].map(handleOf).filter((handle) => !known.has(handle)) });
    }
    const first = frames[0]?.number ?? 0;
    expect(frames).toEqual(
      Array.from({ length: last - first + 1 }, (_, i) => ({ kind: i === 0 ? KEYFRAME : DELTA, number: first + i, unknown: [] })),
    );
  });

  it('is sent only what it missed when it comes back, and nothing when that is too much or of another watch', async () => {
    room.engine.note(10);
    const client = await room.connect();
    expect(welcomed(await joinAs(client, { watch: 'live-1', seq: 7 })).entries.map(({ seq }) => seq)).toEqual([8, 9, 10]);
    expect(welcomed(await joinAs(client, { watch: 'live-0', seq: 7 })).entries).toEqual([]);
    expect(welcomed(await joinAs(client, { watch: 'live-1', seq: 12 })).entries).toEqual([]);
    room.engine.note(600);
    const late = welcomed(await joinAs(client, { watch: 'live-1', seq: 7 }));
    expect(late).toMatchObject({ entries: [], seq: 610 });
  });

  it('that joins again on the same socket counts as one screen', async () => {
    const client = await room.connect();
    await joinAs(client);
    const welcome = welcomed(await joinAs(client));
    expect(welcome.present).toEqual([{ name: 'Officer', role: 'operator', screens: 1 }]);
  });

  it('can join after the engine failed it', async () => {
    room.engine.slow = () => Promise.reject(new Error('away'));
    const client = await room.connect();
    expect(await joinAs(client)).toMatchObject({ ok: false, problem: { name: 'internal' } });
    room.engine.slow = async () => {};
    expect((await joinAs(client)).ok).toBe(true);
  });
});
