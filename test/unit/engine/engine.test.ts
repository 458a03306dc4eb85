import { afterEach, describe, expect, it } from 'vitest';
import { WallClock } from '../../../server/engine/clock.ts';
import { Engine } from '../../../server/engine/engine.ts';
import { restoreWatch } from '../../../server/engine/restore.ts';
import type { LiveSource, SourceSink } from '../../../server/sources/source.ts';
import type { Alert } from '../../../shared/words/alert.ts';
import type { Entry } from '../../../shared/words/entry.ts';
import type { Person } from '../../../shared/words/role.ts';
import type { SourceHealth } from '../../../shared/words/source.ts';
import type { RosterChange } from '../../../shared/wire/events.ts';
import { openFrame, rowOf, type Frame } from '../../../shared/wire/frame.ts';
import { FakeTimers } from '../../stand-ins/fake-timers.ts';
import { MemoryStore } from '../../stand-ins/memory-store.ts';
import { seen, squareZone, T0 } from '../../stand-ins/sea.ts';
import { configOf } from '../../stand-ins/watch.ts';

const SHIP = '235000001';
const OUTSIDE = 1.3957;
const INSIDE = 1.4012;
const ANNA: Person = { kind: 'person', name: 'Anna', role: 'operator' };
const BEN: Person = { kind: 'person', name: 'Ben', role: 'supervisor' };
const zones = [squareZone('z1', [{ rule: 'zone-entry' }])];

class Feed implements LiveSource {
  readonly name = 'tcp';
  state: SourceHealth['state'] = 'connecting';
  sink: SourceSink | null = null;
  start(sink: SourceSink): void {
    this.sink = sink;
  }
  health(): SourceHealth {
    return { name: this.name, state: this.state, rate: 0, age: 0, lines: 0, sightings: 0, errors: {}, problem: null };
  }
  stop(): Promise<void> {
    this.sink = null;
    return Promise.resolve();
  }
}

/** An engine in a room of its own, with everything that it told. */
async function room(store = new MemoryStore(), at = T0) {
  const timers = new FakeTimers(at);
  const feed = new Feed();
  const restored = await restoreWatch(configOf(zones), store);
  const engine = new Engine({
    name: 'live',
    version: 'test',
    clock: new WallClock(() => timers.wall()),
    timers,
    store,
    restored,
    given: null,
    live: [feed],
    recorded: [],
    log: (message) => {
      throw new Error(message);
    },
  });
  const told = { roster: [] as RosterChange[], frames: [] as Frame[], entries: [] as Entry[], order: [] as string[] };
  engine.listen({
    roster: (change) => {
      told.order.push('roster');
      told.roster.push(change);
    },
    frame: (packed) => {
      const frame = openFrame(packed);
      if ('fault' in frame) throw new Error(frame.fault);
      told.order.push('frame');
      told.frames.push(frame);
    },
    entries: (entries) => told.entries.push(...entries),
  });
  await engine.start();
  running.push(engine);
  const sail = async (lon: number, seconds: number, step = 10): Promise<void> => {
    for (let i = 0; i < seconds; i += step) {
      feed.sink?.sightings([{ ...seen(SHIP, 0, lon, 50.95), observedAt: timers.wall() }]);
      await timers.pass(step * 1000);
    }
  };
  return { engine, timers, feed, store, told, sail };
}

const running: Engine[] = [];
afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop();
});

const onlyAlert = async (engine: Engine): Promise<Alert> => {
  const alerts = await engine.alerts();
  expect(alerts).toHaveLength(1);
  return alerts[0]!;
};

describe('an engine', () => {
  it('tells the roster before the frame that uses it, and numbers its frames without a gap', async () => {
    const { told, sail, engine } = await room();
    await sail(OUTSIDE, 30);
    expect(told.order.slice(0, 2)).toEqual(['roster', 'frame']);
    expect(told.roster).toHaveLength(1);
    expect(told.roster[0]!.set[0]).toMatchObject({ id: SHIP, mmsi: 235000001, class: 'unknown', sources: ['tcp'] });
    expect(told.frames.map((frame) => frame.number)).toEqual([1, 2, 3]);
    expect(rowOf(told.frames[0]!, 0)).toMatchObject({ handle: told.roster[0]!.set[0]!.handle, lost: false, lat: 50.95, sog: 12, cog: 90 });
    const key = openFrame(await engine.keyframe());
    expect(key).toMatchObject({ number: 3, count: 1 });
  });

  it('tells of a track that was lost, and keeps it', async () => {
    const { told, sail, engine, timers } = await room();
    await sail(OUTSIDE, 10);
    await timers.pass(60_000);
    expect(rowOf(told.frames.at(-1)!, 0)).toMatchObject({ lost: true });
    expect((await engine.tracks()).features[0]).toMatchObject({ id: SHIP, properties: { state: 'lost', age: 70 } });
    expect((await engine.status()).tracks).toEqual({ live: 0, lost: 1 });
  });

  it('answers an acknowledgement when it is in the journal; the second of two is told who was first', async () => {
    const { engine, sail, store, told } = await room();
    await sail(OUTSIDE, 10);
    await sail(INSIDE, 20);
    const alert = await onlyAlert(engine);
    expect(alert.state).toBe('unack');
    const [anna, ben] = await Promise.all([
      engine.command({ kind: 'alert.acknowledge', alertId: alert.id, revision: 1, key: 'anna-0001', note: 'called on 16' }, ANNA),
      engine.command({ kind: 'alert.acknowledge', alertId: alert.id, revision: 1, key: 'ben-00001' }, BEN),
    ]);
    expect(anna).toMatchObject({ ok: true, seq: 2, alert: { state: 'ack', revision: 2, acknowledged: { by: 'Anna', role: 'operator', note: 'called on 16' } } });
    expect(store.entries[1]).toMatchObject({ seq: 2, key: 'anna-0001', actor: ANNA, body: { event: 'acknowledged', from: 'unack' } });
    expect(ben).toMatchObject({ ok: false, problem: { name: 'already-acknowledged', status: 409, by: 'Anna' }, alert: { revision: 2 } });
    expect(told.entries.map((entry) => entry.seq)).toEqual([1, 2]);
    expect((await engine.snapshot()).seq).toBe(2);
  });

  it('takes an alert back from an owner whose screens are gone for a minute, also when it was started again meanwhile', async () => {
    const { engine, sail, store, timers } = await room();
    await sail(OUTSIDE, 10);
    await sail(INSIDE, 20);
    await engine.present(['Anna', 'Ben']);
    await engine.command({ kind: 'alert.acknowledge', alertId: 'a1' }, ANNA);
    const second = await room(store.afterKill(), timers.wall());
    for (const each of [engine, second.engine]) await each.present(['Ben']);
    await timers.pass(59_000);
    expect(await onlyAlert(engine)).toMatchObject({ state: 'ack', owner: { name: 'Anna' } });
    await timers.pass(1_000);
    expect(await onlyAlert(engine)).toMatchObject({ state: 'unack', owner: null, notice: expect.stringContaining('Anna') });
    await second.timers.pass(60_000);
    expect(await onlyAlert(second.engine)).toMatchObject({ state: 'unack', owner: null });
  });

  it('refuses commands while the journal cannot be written, still shows alerts, and writes them when it can again', async () => {
    const { engine, sail, store, told, timers } = await room();
    await sail(OUTSIDE, 10);
    store.failing = true;
    await sail(INSIDE, 20);
    const alert = await onlyAlert(engine);
    expect(store.entries).toEqual([]);
    const status = await engine.status();
    expect(status.journal).toBe('failing');
    expect(status.trouble[0]).toContain('disk full');
    expect(status.trouble[1]).toMatch(/^WARNING, not in the journal yet: Vessel entered Zone z1\. Vessel, MMSI 235000001, 11 nm SSE of Dover, since 20:00:10 UTC\./);
    const command = { kind: 'alert.acknowledge', alertId: alert.id, key: 'anna-0001' } as const;
    expect(await engine.command(command, ANNA)).toMatchObject({ ok: false, problem: { name: 'journal-unavailable', status: 503 } });
    expect((await onlyAlert(engine)).state).toBe('unack');
    store.failing = false;
    await timers.pass(1_000);
    expect(told.entries).toHaveLength(1);
    expect(await engine.status()).toMatchObject({ journal: 'ok', trouble: [] });
    expect(await engine.command(command, ANNA)).toMatchObject({ ok: true, seq: 2 });
  });

  it('tells everyone when recorded traffic is damaged; the journal is well all the same', async () => {
    const { engine, store } = await room();
    store.damage.push("The traffic of 'live' from A to B (chunk 2) cannot be read: its checksum is wrong. It is left out; all else is whole.", 'Another.');
    const { journal, trouble } = await engine.status();
    expect(journal).toBe('ok');
    expect(trouble).toEqual([expect.stringMatching(/^Recorded traffic is damaged\. The traffic of 'live' from A to B .* There is more of it \(1\)\. .* kept.*'varne verify'\.$/)]);
  });

  it('keeps every answered command and alert when it is killed, and the picture as of the last flush', async () => {
    const first = await room();
    await first.sail(OUTSIDE, 10);
    await first.sail(INSIDE, 20);
    const command = { kind: 'alert.acknowledge', alertId: 'a1', key: 'anna-0001' } as const;
    const answer = await first.engine.command(command, ANNA);
    const reported = await first.engine.command(
      { kind: 'report.add', key: 'report-01', report: { position: [1.45, 50.97], observedAt: new Date(T0).toISOString(), channel: '999', seen: 'a small boat, engine stopped' } },
      ANNA,
    );
    expect(reported).toMatchObject({ ok: true, report: { id: 'r1' } });
    await first.timers.pass(1_000);

    const second = await room(first.store.afterKill(), first.timers.wall() + 2_000);
    expect(await second.engine.alerts()).toEqual(await first.engine.alerts());
    expect(await second.engine.command(command, ANNA)).toEqual(answer);
    const ids = (await second.engine.tracks()).features.map((feature) => feature.id);
    expect(ids).toEqual([SHIP, 'report:1']);
    expect((await second.engine.track(SHIP))?.properties.positions).toBe(3);
    expect(second.store.controlBodies[0]).toMatchObject({ kind: 'started', restored: true });
    await second.sail(INSIDE, 60);
    expect(await second.engine.alerts()).toEqual(await first.engine.alerts());
    expect(second.told.entries).toEqual([]);
  });

  it('restores the same from a snapshot as from the whole record', async () => {
    const first = await room();
    await first.sail(OUTSIDE, 200);
    await first.sail(INSIDE, 200);
    expect(first.store.kept).toHaveLength(2);
    const whole = first.store.afterKill();
    whole.kept = [];
    const [fromSnapshot, fromAll] = await Promise.all([restoreWatch(configOf(zones), first.store.afterKill()), restoreWatch(configOf(zones), whole)]);
    expect(fromSnapshot.watch.snapshot()).toEqual(fromAll.watch.snapshot());
    expect(fromSnapshot.seq).toBe(first.store.entries.length);
  });

  it('has on disk what an entry was concluded from before the entry', async () => {
    const { sail, store, engine } = await room();
    const notYetDurable: number[] = [];
    store.onAppend = () => notYetDurable.push(store.unflushed.length);
    await sail(OUTSIDE, 10);
    await sail(INSIDE, 20, 5);
    await engine.command({ kind: 'alert.acknowledge', alertId: 'a1' }, ANNA);
    expect(notYetDurable).toEqual([0, 0]);
  });

  it('writes down that a source went silent, but not that it reconnected', async () => {
    const { feed, timers, store } = await room();
    feed.state = 'live';
    await timers.pass(15_000);
    feed.state = 'connecting';
    await timers.pass(5_000);
    feed.state = 'live';
    await timers.pass(20_000);
    feed.state = 'silent';
    await timers.pass(20_000);
    expect(store.entries.map(({ body }) => body)).toEqual([
      { kind: 'source', source: 'tcp', state: 'live', problem: null },
      { kind: 'source', source: 'tcp', state: 'silent', problem: null },
    ]);
  });

  it('takes reports from the simulator as a command of the system', async () => {
    const { feed, timers, store, engine } = await room();
    feed.sink?.report({ position: [1.45, 50.97], observedAt: new Date(T0).toISOString(), channel: '999', seen: 'a boat, low in the water', peopleMin: 20, peopleMax: 30 });
    await timers.pass(1_000);
    expect(store.entries[0]).toMatchObject({ actor: { kind: 'system', name: 'tcp' }, body: { kind: 'report', report: { id: 'r1', peopleMax: 30 } } });
    expect((await engine.tracks()).features[0]).toMatchObject({ id: 'report:1', properties: { kind: 'reported', class: 'unidentified', seen: 'a boat, low in the water' } });
  });
});
