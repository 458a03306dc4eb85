import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DELTA, KEYFRAME, openFrame } from '../../shared/wire/frame.ts';
import { PATIENCE } from '../../server/stream/pace.ts';
import { joinAs, Room, until, type Client } from './room.ts';

let room: Room;
let now = 0;
beforeEach(async () => {
  now = Date.UTC(2026, 5, 1);
  room = await Room.open({ now: () => now, patience: { ...PATIENCE, dropBytes: 4 << 20 } });
  room.engine.addTracks(5_000);
  // Large frames, and a welcome that costs nothing: who is who is proved elsewhere.
  const whole = room.engine.snapshot;
  room.engine.snapshot = async () => ({ ...(await whole()), roster: [] });
});
afterEach(() => room.close());

/** The TCP socket under a client, to be stopped and let go as a bad network does. */
function networkOf(client: Client): Socket {
  const transport = client.io.engine.transport as unknown as { ws: { _socket: Socket } };
  return transport.ws._socket;
}

interface SeenFrame {
  kind: number;
  number: number;
}

/** The frames that a screen gets from now on. */
function framesOf(client: Client): SeenFrame[] {
  const seen: SeenFrame[] = [];
  client.on('frame', (packed) => {
    const frame = openFrame(new Uint8Array(packed));
    seen.push('fault' in frame ? { kind: -1, number: -1 } : { kind: frame.kind, number: frame.number });
  });
  return seen;
}

/** The numbers of the entries that a screen gets from now on. */
function entriesOf(client: Client): number[] {
  const seen: number[] = [];
  client.on('entries', (entries) => seen.push(...entries.map(({ seq }) => seq)));
  return seen;
}

const turn = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Frames until the metrics say that a screen lags: as many as the system's own buffers take, and a few more. */
async function tickUntilLagging(taken: (frame: number) => Promise<unknown> = turn): Promise<void> {
  const lagging = async () => /varne_stream_clients_lagging 1/.test(await (await room.ask('/metrics')).text());
  for (let i = 0; i < 400; i++) {
    await taken(room.engine.tick());
    if (i % 10 === 9 && (await lagging())) return;
  }
  throw new Error('400 frames of 80 kB did not make a stopped screen lag');
}

describe('a screen whose network is slow', () => {
  it('skips frames, gets a keyframe once it has caught up, and misses no entry', async () => {
    const client = await room.connect();
    const other = await room.connect('Other');
    const [got, otherGot, seqs] = [framesOf(client), framesOf(other), entriesOf(client)];
    await Promise.all([joinAs(client), joinAs(other)]);
    networkOf(client).pause();
    const otherHas = (frame: number) => until(() => otherGot.at(-1)?.number === frame, 'the other screen keeps up');
    await tickUntilLagging(otherHas);
    for (let i = 0; i < 100; i++) {
      room.engine.note(1);
      await otherHas(room.engine.tick());
    }
    networkOf(client).resume();
    await until(() => seqs.length === 100, 'the entries');
    const before = got.length;
    await until(() => {
      room.beat();
      return got.length > before;
    }, 'a keyframe');
    const last = room.engine.tick();
    await until(() => got.at(-1)?.number === last && otherGot.at(-1)?.number === last, 'the last frame');

    const breaks = got.filter(({ number }, i) => i > 0 && number !== (got[i - 1]?.number ?? 0) + 1);
    expect(breaks.map(({ kind }) => kind)).toEqual([KEYFRAME]);
    expect(got.at(-1)?.kind).toBe(DELTA);
    expect(got.length).toBeLessThan(last);
    expect(seqs).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    // It can be looked back at: from when to when it stood still.
    expect(room.engine.told.map(({ person, what }) => `${person.name} ${what.kind}`)).toEqual(expect.arrayContaining(['Officer joined', 'Other joined', 'Officer behind', 'Officer caught-up']));
    expect(otherGot).toHaveLength(last + 1);
  });

  it('is closed when it takes nothing for a minute, comes back, and asks for what it missed', async () => {
    const client = await room.connect();
    await joinAs(client);
    networkOf(client).pause();
    await tickUntilLagging();
    room.engine.note(50);
    now += 61_000;
    room.beat();
    await until(() => room.gateway.clients() === 0, 'it is closed');
    const again = await joinAs(await room.connect(), { watch: 'live-1', seq: 0 });
    expect(again.ok && again.welcome.entries).toHaveLength(50);
  });

  it('is closed when too much waits for it', async () => {
    const client = await room.connect();
    await joinAs(client);
    networkOf(client).pause();
    await tickUntilLagging();
    for (let i = 0; i < 20 && room.gateway.clients() > 0; i++) {
      room.engine.note(2_000);
      room.beat();
    }
    expect(room.gateway.clients()).toBe(0);
  });
});

describe('a gateway that closes', () => {
  it('waits neither for a screen that takes nothing nor for a connection that says nothing', async () => {
    const client = await room.connect();
    await joinAs(client);
    networkOf(client).pause();
    await tickUntilLagging();
    const silent = connect(Number(new URL(room.url).port), '127.0.0.1');
    await new Promise((resolve) => {
      silent.once('connect', resolve);
    });
    const ended = new Promise((resolve) => {
      silent.once('close', resolve);
    });
    const began = performance.now();
    await room.gateway.close();
    await ended;
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
