import { describe, expect, it } from 'vitest';
import { RecordingClock } from '../../../server/engine/clock.ts';
import { Engine } from '../../../server/engine/engine.ts';
import { Glass } from '../../../server/engine/glass.ts';
import type { GlassTold } from '../../../server/engine/link.ts';
import type { Person } from '../../../shared/words/role.ts';
import { restoreWatch } from '../../../server/engine/restore.ts';
import { FakeTimers } from '../../stand-ins/fake-timers.ts';
import { MemoryStore } from '../../stand-ins/memory-store.ts';
import { configOf } from '../../stand-ins/watch.ts';
import { at, joined, SHOWS } from '../glass/notes.ts';

const ADA: Person = { kind: 'person', name: 'Ada', role: 'operator' };
const BOB: Person = { kind: 'person', name: 'Bob', role: 'operator' };

function given(rate = 1, log = new MemoryStore().glass) {
  let now = at(0);
  const glass = new Glass({ log, clock: { now: () => now, state: () => ({ rate }) }, isTrack: (id) => id === 'radar:coast:7' });
  const tell = (second: number, what: GlassTold['what'], page = 'page-1', person = ADA): void => {
    now = at(second);
    glass.take({ page, person, what });
  };
  return { glass, log, tell };
}

describe('the screens of a watch', () => {
  it('are numbered by who they are: a page that comes back is the same, another person at it is another', () => {
    const { log, tell } = given();
    tell(1, { kind: 'joined', silentMs: 0 });
    tell(2, { kind: 'joined', silentMs: 0 }, 'page-2');
    tell(3, { kind: 'left', how: 'cut' });
    tell(4, { kind: 'joined', silentMs: 1_000 });
    tell(5, { kind: 'joined', silentMs: 0 }, 'page-1', BOB);
    tell(6, { kind: 'shows', shows: SHOWS }, 'nobody-joined-here');
    expect(log.notes.map((note) => note.kind !== 'began' && note.screen)).toEqual([1, 2, 1, 1, 3]);
  });

  it('are believed to have heard nothing for a minute before their break was noticed, and no longer; at the pace of the watch', () => {
    const silentSince = (silentMs: number, rate = 1) => {
      const { log, tell } = given(rate);
      tell(100, { kind: 'joined', silentMs });
      tell(200, { kind: 'left', how: 'cut' });
      tell(230, { kind: 'joined', silentMs });
      return log.notes.flatMap((note) => (note.kind === 'joined' ? [note.silentSince] : []));
    };
    expect(silentSince(0)).toEqual([null, null]);
    expect(silentSince(50_000)).toEqual([null, at(180)]);
    expect(silentSince(80_000_000)).toEqual([null, at(140)]);
    expect(silentSince(20_000, 2)).toEqual([null, at(190)]);
  });

  it('have nothing noted that a person wrote: a track and an alert that are none are left out', () => {
    const { log, tell } = given();
    tell(1, { kind: 'joined', silentMs: 0 });
    const noted = (track: string | null, alert: string | null) => {
      tell(2, { kind: 'shows', shows: { ...SHOWS, track, alert, view: [1.123456789, 50, 2, 51], zoom: 9.87654 } });
      const note = log.notes.at(-1);
      return note?.kind === 'shows' ? [note.shows.track, note.shows.alert, note.shows.view?.[0], note.shows.zoom] : [];
    };
    expect(noted('235000001', 'a12')).toEqual(['235000001', 'a12', 1.12346, 9.88]);
    expect(noted('radar:coast:7', null)).toEqual(['radar:coast:7', null, 1.12346, 9.88]);
    expect(noted('report:3', 'A1')).toEqual(['report:3', null, 1.12346, 9.88]);
    expect(noted('he said that', 'a note')).toEqual([null, null, 1.12346, 9.88]);
  });

  it('were cut when the server before ended, which is noted once, and only where somebody had one open', () => {
    const { log, tell } = given();
    tell(1, { kind: 'joined', silentMs: 0 });
    const next = given(1, log);
    next.glass.began(at(0));
    next.glass.began(at(0));
    expect(log.notes.filter(({ kind }) => kind === 'began')).toEqual([{ kind: 'began', at: at(1), livedUntil: at(1) }]);
    expect(log.standings.get(1)).toMatchObject({ state: 'cut', since: at(1) });
    next.tell(5, { kind: 'joined', silentMs: 4_000 });
    expect(log.standings.get(1)).toMatchObject({ state: 'follows', name: 'Ada' });
  });

  it('of a recording that is taken up again are noted on its time, also before it begins to be played', async () => {
    const store = new MemoryStore();
    store.glass.record(joined(10));
    const timers = new FakeTimers(at(400_000_000));
    const engine = new Engine({
      name: 'recording-1', version: 'test', clock: new RecordingClock(() => timers.wall()), timers, store, restored: await restoreWatch(configOf([]), store),
      given: null, live: [], recorded: [],
      log: (message) => { throw new Error(message); },
    });
    await engine.start();
    await engine.glass({ page: 'page-1', person: ADA, what: { kind: 'joined', silentMs: 0 } });
    await engine.stop();
    expect(store.glass.notes.map(({ kind, at }) => [kind, at])).toEqual([['joined', at(10)], ['began', at(10)], ['joined', at(10)]]);
    expect(store.glass.flushed).toEqual(store.glass.notes);
  });
});
