import { describe, expect, it } from 'vitest';
import { RecordingClock, WallClock } from '../../../server/engine/clock.ts';
import { Player } from '../../../server/engine/player.ts';
import type { RecordedBatch, RecordedSource } from '../../../server/sources/source.ts';
import { FakeTimers } from '../../stand-ins/fake-timers.ts';
import { seen, T0 } from '../../stand-ins/sea.ts';

const WALL = T0 + 10 * 365 * 86_400_000;

function recording(name: string, seconds: readonly number[], speed: number | 'max', startsAt: number | null = T0 + seconds[0]! * 1000): RecordedSource {
  const all = seconds.map((s): RecordedBatch => ({ at: T0 + s * 1000, sightings: [seen(name, s, 1, 51)] }));
  return {
    name,
    speed,
    startsAt,
    async *batches(after) {
      for (const batch of all) if (after === null || batch.at > after) yield await Promise.resolve(batch);
    },
    health: () => ({ name, state: 'live', rate: 0, age: 0, lines: 0, sightings: 0, errors: {}, problem: null }),
    stop: () => Promise.resolve(),
  };
}

function play(sources: readonly RecordedSource[], after: number | null = null) {
  const timers = new FakeTimers(WALL);
  const clock = new RecordingClock(() => timers.wall());
  const played: string[] = [];
  const player = new Player(sources, clock, timers, after, (at, { sightings }) => {
    if (at !== null) clock.reach(at);
    played.push(`${(clock.now() - T0) / 1000} ${sightings.map((s) => s.trackId).join('+')}`);
    return Promise.resolve();
  });
  return { timers, clock, played, player, done: player.run() };
}

describe('a player', () => {
  it('shows the time of its first moment before anything is played', () => {
    expect(play([recording('a', [5, 7], 1)]).clock.state()).toEqual({ now: T0 + 5_000, rate: 0, kind: 'recording' });
  });

  it('plays at the speed asked for, and the clock never runs past what is to be played next', async () => {
    const { timers, clock, played } = play([recording('a', [0, 10, 100], 10)]);
    await timers.pass(500);
    expect(clock.now()).toBe(T0 + 5_000);
    await timers.pass(500);
    expect(played).toEqual(['0 a', '10 a']);
    await timers.pass(8_900);
    expect(clock.now()).toBe(T0 + 99_000);
    await timers.pass(60_000);
    expect(played).toEqual(['0 a', '10 a', '100 a']);
    expect(clock.state()).toEqual({ now: T0 + 100_000, rate: 0, kind: 'recording' });
  });

  it('merges recordings by time, those of one moment together, at the slowest pace', async () => {
    const { timers, played } = play([recording('a', [0, 4, 6], 'max'), recording('b', [2, 4], 1)]);
    await timers.pass(3_000);
    expect(played).toEqual(['0 a', '2 b']);
    await timers.pass(3_000);
    expect(played).toEqual(['0 a', '2 b', '4 a+b', '6 a']);
  });

  it('goes through days of nothing at full speed without waiting', async () => {
    const { timers, played, done, clock } = play([recording('a', [0, 3 * 86_400, 9 * 86_400], 'max')]);
    await timers.pass(1);
    await done;
    expect(played).toEqual(['0 a', '259200 a', '777600 a']);
    expect(clock.state()).toMatchObject({ now: T0 + 9 * 86_400_000, rate: 0 });
  });

  it('takes up after a restart with what comes later, and not before its time', async () => {
    const { timers, played, clock } = play([recording('a', [0, 10, 20], 1)], T0 + 12_000);
    expect(clock.now()).toBe(T0 + 12_000);
    await timers.pass(7_000);
    expect(played).toEqual([]);
    await timers.pass(1_000);
    expect(played).toEqual(['20 a']);
  });

  it('is late on the wall without losing pace', async () => {
    const seconds = Array.from({ length: 101 }, (_, i) => i * 0.05);
    const { timers, played } = play([recording('a', seconds, 60)]);
    await timers.pass(90);
    expect(played.length).toBeGreaterThan(100);
  });

  it('stops while it waits', async () => {
    const { timers, played, player, done } = play([recording('a', [0, 1000], 1)]);
    await timers.pass(10);
    player.stop();
    await done;
    expect(played).toEqual(['0 a']);
  });

  it('plays what has no times of its own at once, on the time of day', async () => {
    const { timers, played, clock, done } = play([recording('a', [0, 10], 1, null)]);
    await timers.pass(1);
    await done;
    expect(played).toHaveLength(2);
    expect(clock.state()).toMatchObject({ kind: 'wall', rate: 1 });
  });
});

describe('a wall clock', () => {
  it('stands when the machine is set back, until that has caught up', () => {
    let wall = 1000;
    const clock = new WallClock(() => wall);
    expect(clock.now()).toBe(1000);
    wall = 400;
    expect(clock.now()).toBe(1000);
    wall = 1001;
    expect(clock.now()).toBe(1001);
  });
});
