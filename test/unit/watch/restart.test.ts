import { describe, expect, it } from 'vitest';
import { WatchState } from '../../../server/watch/state.ts';
import { Entry } from '../../../shared/words/entry.ts';
import { UNTOUCHED } from '../../../shared/words/alert.ts';
import { Watch } from '../../../server/watch/watch.ts';
import { seen, squareZone, T0 } from '../../stand-ins/sea.ts';
import { configOf, numbered, transitions, watchOf } from '../../stand-ins/watch.ts';

const SHIP = '235000001';
const zones = [squareZone('z1', [{ rule: 'zone-entry', holdS: 0, releaseS: 0 }])];
const outside = seen(SHIP, 0, 1.3957, 50.95);
const inside = seen(SHIP, 10, 1.4012, 50.95);
const insideStill = seen(SHIP, 20, 1.4013, 50.95);
const gone = seen(SHIP, 30, 1.3971, 50.95);

describe('after a crash that lost', () => {
  it('the last traffic but not the alert, the alert stands and goes on', () => {
    const entries = numbered(watchOf(zones).observe([outside, inside]));
    const watch = watchOf(zones);
    watch.refold([outside], outside.observedAt);
    for (const entry of entries) watch.commit(entry);
    expect(watch.advance(T0 + 15_000)).toEqual([]);
    expect(transitions(watch.observe([insideStill, gone]))).toEqual(['cleared a1']);
  });

  it('the entry but not the traffic, the alert is raised again', () => {
    const watch = watchOf(zones);
    watch.refold([outside, inside], inside.observedAt);
    expect(transitions(watch.advance(T0 + 15_000))).toEqual(['raised a1']);
    expect(watch.alerts()).toMatchObject([{ since: inside.observedAt }]);
  });

  it('the traffic of a vessel that had left, its cleared alert is not raised again', () => {
    const entries = numbered(watchOf(zones).observe([outside, inside, gone]));
    expect(entries).toHaveLength(2);
    const watch = watchOf(zones);
    watch.refold([outside, inside], inside.observedAt);
    for (const entry of entries) watch.commit(entry);
    expect(watch.advance(T0 + 35_000)).toEqual([]);
    expect(watch.alerts()).toMatchObject([{ state: 'runack' }]);
  });

  it('all traffic, the alerts stand but cannot be checked', () => {
    const entries = numbered(watchOf(zones).observe([outside, inside]));
    const watch = watchOf(zones);
    for (const entry of entries) watch.commit(entry);
    expect(transitions(watch.advance(T0 + 15_000))).toEqual(['unverifiable a1']);
  });
});

describe('a journal from before alerts had a whole life', () => {
  const before = (state: 'unack' | 'runack' | 'ack'): Entry => {
    const { body, ...entry } = numbered(watchOf(zones).observe([outside, inside]))[0]!;
    if (body.kind !== 'alert') throw new Error('no alert');
    const later = new Set([...Object.keys(UNTOUCHED), 'state', 'acknowledged']);
    const alert = Object.fromEntries(Object.entries(body.alert).filter(([key]) => !later.has(key)));
    const acknowledged = state === 'ack' ? { by: 'Anna', role: 'operator', at: entry.at, note: null } : null;
    return Entry.parse(JSON.parse(JSON.stringify({ ...entry, body: { ...body, alert: { ...alert, state, acknowledged } } })));
  };

  it.each([
    ['unack', ['re-alerted', 'escalated', 'escalated', 'escalated']],
    ['runack', ['closed']],
    ['ack', ['re-alarmed', 're-alerted', 'escalated', 'escalated', 'escalated']],
  ] as const)('is read, and an alert in %s does what was due since', (state, events) => {
    const watch = watchOf(zones);
    watch.commit(before(state));
    const drafts = watch.advance(inside.observedAt + 40 * 60_000);
    expect(drafts.flatMap(({ body }) => (body.kind === 'alert' && body.event !== 'unverifiable' ? [body.event] : []))).toEqual(events);
  });

  it('has a snapshot that is left alone', () => {
    expect(WatchState.safeParse({ ...watchOf(zones).snapshot(), version: 1 }).success).toBe(false);
  });
});

describe('after a restart', () => {
  it('with other zones it goes by its own, until it is told to take the others up', () => {
    const before = watchOf(zones);
    before.observe([outside, inside]);
    const state = WatchState.parse(JSON.parse(JSON.stringify(before.snapshot())));
    const others = [squareZone('other', [{ rule: 'zone-entry' }])];
    const watch = new Watch(configOf(others), state);
    expect(transitions(watch.advance(T0 + 15_000))).toEqual([]);
    const given = { zones: { content: others, mark: 'others', file: 'others.json' }, rules: { content: watch.settings.rules, mark: '', file: null } };
    const [entry] = numbered([watch.takeUp(given, T0 + 15_000)!]);
    watch.commit(entry!);
    expect(watch.settings.zones).toEqual(others);
    expect(watch.takeUp(given, T0 + 15_000)).toBeNull();
    expect(transitions(watch.observe([insideStill, gone]))).toEqual(['unverifiable a1']);
    expect(watch.alerts()).toMatchObject([{ condition: 'unknown', state: 'unack' }]);
  });

  it('long after, what fell due meanwhile happens at its own time and in order', () => {
    const before = watchOf(zones);
    before.observe([outside, inside]);
    const watch = new Watch(configOf(zones), WatchState.parse(JSON.parse(JSON.stringify(before.snapshot()))));
    const drafts = watch.advance(T0 + 3_600_000);
    expect(transitions(drafts)).toEqual(['unverifiable a1']);
    expect(drafts[0]?.at).toBe(inside.observedAt + 60_000);
    expect(watch.picture.size).toEqual({ live: 0, lost: 1 });
  });
});
