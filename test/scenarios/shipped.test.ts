import { describe, expect, it } from 'vitest';
import { RecordingClock } from '../../server/engine/clock.ts';
import { Engine } from '../../server/engine/engine.ts';
import { Headless, headlessClock } from '../../server/engine/headless.ts';
import { Pace } from '../../server/engine/pace.ts';
import { restoreWatch } from '../../server/engine/restore.ts';
import { wallTimers } from '../../server/engine/timers.ts';
import { Conclusions } from '../../server/scenario/conclusions.ts';
import type { OpenedScenario } from '../../server/scenario/open.ts';
import { runScenario } from '../../server/scenario/run.ts';
import { SHIPPED } from '../../server/scenario/shipped.ts';
import { randomStream } from '../../server/sources/simulator/random.ts';
import { watchConfig } from '../../server/watch-config.ts';
import { WatchState } from '../../server/watch/state.ts';
import { Watch } from '../../server/watch/watch.ts';
import { readScenario } from '../../shared/scenario/read.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import { FakeTimers } from '../stand-ins/fake-timers.ts';
import { MemoryStore } from '../stand-ins/memory-store.ts';
import { opened } from '../stand-ins/scenario.ts';

const MINUTE = 60_000;
const signal = new AbortController().signal;

const hashOf = (entries: readonly EntryDraft[]): string | null => {
  const conclusions = new Conclusions();
  for (const entry of entries) conclusions.add(entry);
  return conclusions.head;
};

const configOf = ({ zones, rules }: OpenedScenario) => watchConfig(zones, rules);

/** A store that keeps no traffic: what is jumped back to stands in snapshots. */
function storeOf(entries: MemoryStore['entries'] = [], kept: MemoryStore['kept'] = []): MemoryStore {
  const store = new MemoryStore();
  store.entries = entries;
  store.kept = kept;
  store.traffic.record = () => undefined;
  return store;
}

/** Through a real engine at 60 times, led by somebody who cannot sit still: pauses, other speeds, jumps on and back. */
async function ledByHand(scenario: OpenedScenario, name: string): Promise<string | null> {
  const random = randomStream(7, `led/${name}`);
  const timers = new FakeTimers(Date.UTC(2030, 0, 1) + random.whole(0, 999));
  const { starts, lasts } = scenario.scenario;
  let store = storeOf();
  let back = 1;
  for (;;) {
    const source = await scenario.source({ speed: 60 });
    const clock = new RecordingClock(() => timers.wall());
    const pace = new Pace(60);
    const engine = new Engine({
      name: 'exercise',
      version: 'test',
      clock,
      timers,
      pace,
      store,
      restored: await restoreWatch(configOf(scenario), store),
      given: null,
      live: [],
      recorded: [source],
      log: (message) => {
        throw new Error(message);
      },
    });
    await engine.start();
    let again = false;
    while (clock.now() < starts + lasts && !again) {
      await timers.pass(random.whole(500, 9_000));
      const whim = random.next();
      if (whim < 0.15) {
        pace.set(0);
        await timers.pass(random.whole(100, 4_000));
        pace.set(60);
      } else if (whim < 0.3) {
        pace.set(random.pick([0.1, 1, 7]));
        await timers.pass(random.whole(500, 3_000));
        pace.set(60);
      } else if (whim < 0.4) pace.hurryTo(Math.min(starts + lasts, clock.now() + random.whole(10, 400) * 1_000));
      else again = back > 0 && clock.now() > starts + 12 * MINUTE;
    }
    await timers.pass(3_000);
    await engine.stop();
    if (!again) return hashOf(store.entries);
    // Back to some moment that was kept, as if nothing had come after it.
    back--;
    const to = store.kept[random.whole(0, store.kept.length - 2)]!;
    store = storeOf(store.entries.slice(0, to.seq), [to]);
  }
}

/** To a moment, and from its state on as another run. */
async function branched(scenario: OpenedScenario, name: string): Promise<string | null> {
  const { starts, lasts } = scenario.scenario;
  const at = starts + Math.round(lasts * randomStream(7, `branch/${name}`).between(0.2, 0.8));
  const entries: EntryDraft[] = [];
  const tell = (drafts: readonly EntryDraft[]): void => void entries.push(...drafts);
  const play = async (watch: Watch, until: number, after?: { at: number; seq: number }): Promise<void> =>
    new Headless({ watch, recorded: [await scenario.source()], timers: wallTimers, until, tell, signal, ...(after === undefined ? {} : { after }) }, headlessClock()).run();
  const first = new Watch(configOf(scenario));
  await play(first, at);
  const state = WatchState.parse(JSON.parse(JSON.stringify(first.snapshot())));
  await play(new Watch(configOf(scenario), state), starts + lasts, { at, seq: entries.length });
  return hashOf(entries);
}

describe.each([...SHIPPED])('the shipped scenario %s', (name, text) => {
  const read = readScenario(text);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { scenario } = read;

  it('lasts 20 to 90 minutes, says what it trains, and expects something', () => {
    expect(scenario.lasts).toBeGreaterThanOrEqual(20 * MINUTE);
    expect(scenario.lasts).toBeLessThanOrEqual(90 * MINUTE);
    expect(scenario.raises.length).toBeGreaterThan(0);
    expect(scenario.expect.length).toBeGreaterThan(1);
  });

  it('raises what it is about, and ends in the same hash at full speed, led by hand through pauses and jumps, and from a branch', async () => {
    const ready = await opened(scenario);
    const { hash, raises } = await runScenario(ready, { timers: wallTimers, signal });
    expect(raises.filter(({ inTime }) => !inTime)).toEqual([]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await branched(ready, name)).toBe(hash);
    expect(await ledByHand(ready, name)).toBe(hash);
  }, 300_000);
});
