import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStretch } from '../../client/replay/open-stretch.ts';
import { PastStretch } from '../../client/replay/past-stretch.ts';
import { Picture } from '../../client/state/picture.ts';
import { WallClock } from '../../server/engine/clock.ts';
import { Engine } from '../../server/engine/engine.ts';
import { restoreWatch } from '../../server/engine/restore.ts';
import type { LiveSource, SourceSink } from '../../server/sources/source.ts';
import { openStore } from '../../server/store/open.ts';
import { openFrame } from '../../shared/wire/frame.ts';
import { PastOverview } from '../../shared/wire/past/overview.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import type { Alert } from '../../shared/words/alert.ts';
import type { Person } from '../../shared/words/role.ts';
import type { Command } from '../../shared/wire/command.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { noisyTraffic } from '../bench/noisy-traffic.ts';
import { FakeTimers } from '../stand-ins/fake-timers.ts';
import { squareZone, T0 } from '../stand-ins/sea.ts';
import { configOf } from '../stand-ins/watch.ts';
import { Room } from './room.ts';

const MINUTES = 14;
const SECONDS = MINUTES * 60;
/** Half of the vessels are in it or come in, so that there is much to be told of. */
const ANNA: Person = { kind: 'person', name: 'Anna', role: 'operator' };
/** The second at which somebody rings. */
const REPORTED = 200;
const REPORT: Command = { kind: 'report.add', key: 'report-01', report: { position: [1.5, 50.9], observedAt: new Date(T0 + 150_000).toISOString(), channel: '999', seen: 'a small boat, engine stopped' } };
const zones = [squareZone('z1', [{ rule: 'zone-entry', firstSeenInside: true }], { west: 1.2, east: 1.6, south: 50.6, north: 51.1 })];

/** A vessel as a screen had it. */
interface Had {
  readonly id: string;
  readonly name: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly sog: number | null;
  readonly cog: number | null;
  readonly heading: number | null;
  readonly lost: boolean;
  readonly at: number;
}
interface Moment {
  readonly vessels: Had[];
  readonly alerts: Alert[];
}

/** Every screen's picture: a frame and a roster change at a time. */
class Screen {
  readonly picture = new Picture();
  alerts: Alert[] = [];

  moment(): Moment {
    const vessels: Had[] = [];
    for (const { handle } of this.picture.roster()) {
      const seen = this.picture.seen(handle);
      if (seen === undefined) continue;
      const { item, lon, lat, sog, cog, heading, lost, at } = seen;
      vessels.push({ id: item.id, name: item.name, lon, lat, sog, cog, heading, lost, at });
    }
    return { vessels: vessels.sort((a, b) => a.id.localeCompare(b.id)), alerts: [...this.alerts].sort((a, b) => a.id.localeCompare(b.id)) };
  }

  take(packed: Uint8Array): void {
    const frame = openFrame(packed);
    if ('fault' in frame) throw new Error(frame.fault);
    this.picture.applyFrame(frame);
  }
}

class Feed implements LiveSource {
  readonly name = 'bench';
  sink: SourceSink | null = null;
  start(sink: SourceSink): void {
    this.sink = sink;
  }
  health = () => ({ name: this.name, state: 'live' as const, rate: 0, age: 0, lines: 0, sightings: 0, errors: {}, problem: null });
  stop(): Promise<void> {
    this.sink = null;
    return Promise.resolve();
  }
}

/** Some fall silent for some minutes, so that tracks are lost and found. */
const withSilences = (sightings: readonly Sighting[]): Sighting[] =>
  sightings.filter((s) => Number(s.trackId) % 5 !== 0 || (s.observedAt - T0) % 480_000 < 200_000);

const folder = mkdtempSync(join(tmpdir(), 'varne-past-'));
/** What a screen showed at each second, by the second. */
const was: Moment[] = [];
let room: Room;
let engine: Engine;
let closeStore: () => Promise<void>;

beforeAll(async () => {
  const timers = new FakeTimers(T0);
  const store = await openStore({ folder });
  if ('problem' in store) throw new Error(store.problem);
  const kept = await store.watch('live');
  closeStore = () => store.close();
  const feed = new Feed();
  const restored = await restoreWatch(configOf(zones), kept);
  engine = new Engine({
    name: 'live', version: 'test', clock: new WallClock(() => timers.wall()), timers, store: kept, restored,
    given: null, live: [feed], recorded: [],
    log: (message) => { throw new Error(message); },
  });
  const screen = new Screen();
  engine.listen({ roster: (change) => screen.picture.applyRoster(change), frame: (packed) => screen.take(packed), entries: () => undefined });
  screen.picture.reset([]);
  screen.take(await engine.keyframe());
  await engine.start();
  const sightings = withSilences(noisyTraffic({ vessels: 50, from: T0, minutes: MINUTES, seed: 3, noise: 'wandering' }));
  let next = 0;
  for (let second = 1; second <= SECONDS; second++) {
    const until = T0 + second * 1000;
    await timers.pass(until - 1 - timers.wall());
    const begin = next;
    while ((sightings[next]?.observedAt ?? Infinity) < until) next++;
    feed.sink?.sightings(sightings.slice(begin, next));
    await timers.pass(1);
    // What was posted before is done when this, which comes to nothing, is answered.
    await engine.command({ kind: 'alert.seen', alertId: 'a999999' }, ANNA);
    if (second === REPORTED) await engine.command(REPORT, ANNA);
    const standing = (await engine.alerts())[0];
    if (second % 90 === 0 && standing) await engine.command({ kind: 'alert.acknowledge', alertId: standing.id, shown: true }, ANNA);
    screen.alerts = await engine.alerts();
    was[second] = screen.moment();
  }
  room = await Room.open({ link: engine });
}, 90_000);

afterAll(async () => {
  await room.close();
  await engine.stop();
  await closeStore();
  rmSync(folder, { recursive: true, force: true });
});

async function overview(): Promise<PastOverview> {
  const answer = await room.ask(`/api/v1/past?from=${new Date(T0).toISOString()}&to=${new Date(T0 + SECONDS * 1000).toISOString()}`);
  expect(answer.status).toBe(200);
  return fromRest(PastOverview, await answer.json());
}

async function fetched(number: number, from: number): Promise<PastStretch> {
  const answer = await room.ask(`/api/v1/past/stretches/${number}?from=${from}`);
  expect(answer.status).toBe(200);
  const content = await openStretch(new Uint8Array(await answer.arrayBuffer()));
  if ('fault' in content) throw new Error(content.fault);
  return new PastStretch(content);
}

/** Frames tell an age in steps, finer for the young: two of one position differ by a step, 4 s at most. */
function expectSame(shown: Moment, had: Moment | undefined): void {
  const atZero = (vessels: readonly Had[] | undefined) => vessels?.map((vessel) => ({ ...vessel, at: 0 }));
  expect({ ...shown, vessels: atZero(shown.vessels) }).toEqual({ ...had, vessels: atZero(had?.vessels) });
  shown.vessels.forEach(({ at }, i) => expect(Math.abs(at - (had?.vessels[i]?.at ?? 0))).toBeLessThanOrEqual(4_000));
}

describe('the past over REST', () => {
  it('is at every moment what a screen of the live watch had then, by one answer', async () => {
    const { stretches } = await overview();
    expect(stretches.length).toBeGreaterThan(2);
    const opened = new Map<number, PastStretch>();
    let several = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: SECONDS - 1 }), async (second) => {
        const at = T0 + second * 1000;
        const of = stretches.findLast(({ from }) => from <= at);
        if (of === undefined) return;
        const stretch = opened.get(of.number) ?? (await fetched(of.number, of.from));
        opened.set(of.number, stretch);
        const screen = new Screen();
        const shown = stretch.seek(at);
        screen.picture.reset(shown.roster.set);
        if (shown.frame) screen.take(shown.frame);
        screen.alerts = shown.alerts ?? [];
        if ((was[second]?.alerts.length ?? 0) > 1) several++;
        expectSame(screen.moment(), was[second]);
      }),
      { numRuns: 80, seed: 5 },
    );
    expect(several).toBeGreaterThan(10);
  });

  it('goes on from one moment to the next as if each had been sought', async () => {
    const of = (await overview()).stretches[1];
    if (of === undefined) throw new Error('there is no second stretch');
    const [played, sought] = [await fetched(of.number, of.from), await fetched(of.number, of.from)];
    const [a, b] = [new Screen(), new Screen()];
    let compared = 0;
    for (let at = of.from + 1_000; at < of.to; at += 7_300) {
      const step = played.advance(at);
      if (step.whole) a.picture.reset(step.roster.set);
      else a.picture.applyRoster(step.roster);
      if (step.frame) a.take(step.frame);
      if (step.alerts) a.alerts = step.alerts;
      const whole = sought.seek(at);
      b.picture.reset(whole.roster.set);
      if (whole.frame) b.take(whole.frame);
      b.alerts = whole.alerts ?? [];
      expectSame(a.moment(), b.moment());
      compared++;
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('names the alerts and reports to go to, and what is recorded without a gap', async () => {
    const { stretches, events, first, cut } = await overview();
    expect(first).toBe(stretches[0]?.from);
    expect(cut).toBe(false);
    stretches.slice(1).forEach(({ from, number }, i) => expect([from, number]).toEqual([stretches[i]?.to, (stretches[i]?.number ?? 0) + 1]));
    expect(events.filter(({ kind }) => kind === 'report').map(({ at }) => Math.round((at - T0) / 1000))).toEqual([REPORTED]);
    const raised = (await engine.entries(0, 5_000)).filter(({ body }) => body.kind === 'alert' && (body.event === 'raised' || body.event === 'renewed'));
    expect(events.filter(({ kind }) => kind === 'alert').map(({ seq, at }) => [seq, at])).toEqual(raised.map(({ seq, at }) => [seq, at]));
  });

  it('lets a viewer look, keeps what is closed, and never what is still being recorded', async () => {
    const token = await room.token('Wall', 'viewer');
    const { stretches } = await overview();
    const [closed, open] = [stretches[0], stretches.at(-1)];
    const ask = (number = 0, from = 0) => room.ask(`/api/v1/past/stretches/${number}?from=${from}`, { token });
    const first = await ask(closed?.number, closed?.from);
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, max-age=86400, immutable']);
    expect(Buffer.from(await first.arrayBuffer()).equals(Buffer.from(await (await ask(closed?.number, closed?.from)).arrayBuffer()))).toBe(true);
    expect((await ask(open?.number, open?.from)).headers.get('cache-control')).toBe('private, no-cache');
    expect((await ask(closed?.number, 5)).status).toBe(404);
    expect((await ask(9_999, 5)).status).toBe(404);
    expect((await room.ask('/api/v1/past', { token })).status).toBe(400);
    expect((await room.ask('/api/v1/past?from=2031-05-01T00:00:00Z&to=2031-05-04T00:00:00Z', { token })).status).toBe(422);
    expect((await room.ask(`/api/v1/past/stretches/1?from=1`, { token: '' })).status).toBe(401);
  });

  it('refuses foreign and damaged bytes by name, and reads no half of them', async () => {
    const of = (await overview()).stretches[0];
    const answer = await room.ask(`/api/v1/past/stretches/${of?.number}?from=${of?.from}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const faultOf = async (b: Uint8Array<ArrayBuffer>) => {
      const opened = await openStretch(b);
      return 'fault' in opened ? opened.fault : opened.damaged;
    };
    expect(await faultOf(new Uint8Array(3))).toBe('not-a-stretch');
    expect(await faultOf(Uint8Array.from(bytes, (b, i) => (i === 0 ? 1 : b)))).toBe('not-a-stretch');
    expect(await faultOf(Uint8Array.from(bytes, (b, i) => (i === 2 ? 9 : b)))).toBe('other-version');
    expect(await faultOf(bytes.slice(0, bytes.length - 1_000))).toBe('damaged');
    expect(await faultOf(bytes.slice(0, 200))).toBe('damaged');
    // Traffic that rotted is left out and counted; the alerts are still told.
    expect(await faultOf(Uint8Array.from(bytes, (b, i) => (i === bytes.length - 400 ? b ^ 0xff : b)))).toBe(1);
  });
});
