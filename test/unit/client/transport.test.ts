import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIVE, moved, nextRate, RATES, type Fixed, type Transport, type TransportEvent } from '../../../client/replay/transport.ts';

const FROM = 1_000_000;
const TO = 2_000_000;
const fixed = (t: Transport): Fixed => {
  if (t.mode === 'live') throw new Error('it is live');
  return t;
};
const after = (...events: TransportEvent[]): Transport => events.reduce(moved, LIVE);
const opened = (at = 1_500_000): TransportEvent => ({ kind: 'open', at, bounds: { from: FROM, to: TO } });
/** The past, open, and its moment shown. */
const shown = (...events: TransportEvent[]): Fixed => fixed(after(opened(), { kind: 'shown', jump: 1 }, ...events));

describe('the transport of time', () => {
  it('is live until the past is opened, and nothing moves it until then', () => {
    expect(after({ kind: 'play' }, { kind: 'tick', ms: 200 }, { kind: 'jump', to: FROM })).toBe(LIVE);
    expect(fixed(after(opened()))).toMatchObject({ state: 'seeking', at: 1_500_000, jump: 1 });
    expect(after(opened(), { kind: 'live' }).mode).toBe('live');
  });

  it('asks once for a jump and never for a tick', () => {
    const playing = shown({ kind: 'play' });
    const ticked = [200, 200, 200].reduce<Transport>((t, ms) => moved(t, { kind: 'tick', ms }), playing);
    expect(fixed(ticked)).toMatchObject({ state: 'playing', at: 1_500_600, jump: 1 });
    const jumped = fixed(moved(ticked, { kind: 'jump', to: 1_100_000 }));
    expect(jumped).toMatchObject({ state: 'seeking', at: 1_100_000, jump: 2, goesOn: true });
    expect(moved(jumped, { kind: 'tick', ms: 200 })).toBe(jumped);
  });

  it('plays on after a jump when its moment is there, and takes no answer of an older one', () => {
    const twice = shown({ kind: 'play' }, { kind: 'jump', to: 1_100_000 }, { kind: 'jump', to: 1_200_000 });
    expect(moved(twice, { kind: 'shown', jump: 2 })).toBe(twice);
    expect(fixed(moved(twice, { kind: 'shown', jump: 3 }))).toMatchObject({ state: 'playing', at: 1_200_000 });
  });

  it('follows a hand without asking, and asks when it lets go', () => {
    const scrubbing = shown({ kind: 'play' }, { kind: 'scrub', to: 1_200_000 }, { kind: 'scrub', to: 1_300_000 });
    expect(scrubbing).toMatchObject({ state: 'scrubbing', at: 1_300_000, jump: 1 });
    expect(fixed(moved(scrubbing, { kind: 'release' }))).toMatchObject({ state: 'seeking', at: 1_300_000, jump: 2, goesOn: true });
  });

  it('steps to and fro, stops what plays for it, and stays within what there is', () => {
    expect(shown({ kind: 'play' }, { kind: 'step', ms: -10_000 })).toMatchObject({ state: 'seeking', at: 1_490_000, goesOn: false });
    expect(shown({ kind: 'step', ms: 10_000_000 }).at).toBe(TO);
    expect(shown({ kind: 'jump', to: 0 }).at).toBe(FROM);
  });

  it('stands at the end, plays again from the beginning, and goes on when more has come', () => {
    const end = shown({ kind: 'jump', to: TO - 100 }, { kind: 'shown', jump: 2 }, { kind: 'play' }, { kind: 'tick', ms: 200 });
    expect(end).toMatchObject({ state: 'still', at: TO, goesOn: false });
    expect(fixed(moved(end, { kind: 'play' }))).toMatchObject({ state: 'seeking', at: FROM, goesOn: true });
    expect(fixed(moved(moved(end, { kind: 'grew', to: TO + 5_000 }), { kind: 'play' }))).toMatchObject({ state: 'playing', at: TO });
  });

  it('loops between two moments by jumps', () => {
    const looped = shown({ kind: 'loop-from' }, { kind: 'jump', to: 1_510_000 }, { kind: 'shown', jump: 2 }, { kind: 'loop-to' }, { kind: 'step', ms: -100 }, { kind: 'shown', jump: 3 }, { kind: 'play' });
    expect(looped.loop).toEqual({ from: 1_500_000, to: 1_510_000 });
    expect(fixed(moved(looped, { kind: 'tick', ms: 200 }))).toMatchObject({ state: 'seeking', at: 1_500_000, goesOn: true, jump: 4 });
    expect(shown({ kind: 'loop-to' }, { kind: 'loop-off' }).loop).toEqual({ from: null, to: null });
  });

  it('says why a moment cannot be shown, and tries it again when asked to play', () => {
    const failed = fixed(after(opened(), { kind: 'failed', jump: 1, why: 'Nothing is recorded at that time.' }));
    expect(failed).toMatchObject({ state: 'failed', trouble: 'Nothing is recorded at that time.' });
    expect(fixed(moved(failed, { kind: 'play' }))).toMatchObject({ state: 'seeking', jump: 2, trouble: null });
  });

  it('goes at a tenth to sixty times, in steps', () => {
    expect([RATES[0], RATES.at(-1)]).toEqual([0.1, 60]);
    expect([nextRate(1, 1), nextRate(1, -1), nextRate(60, 1), nextRate(0.1, -1)]).toEqual([2, 0.5, 60, 0.1]);
    expect(shown({ kind: 'rate', rate: 60 }, { kind: 'play' }, { kind: 'tick', ms: 200 }).at).toBe(1_512_000);
    expect(shown({ kind: 'rate', rate: 61 }).rate).toBe(1);
  });

  it('never leaves what there is, and counts jumps up and one at a time, whatever happens', () => {
    const at = fc.integer({ min: 0, max: 3_000_000 });
    const event = fc.oneof(
      at.map((to): TransportEvent => ({ kind: 'jump', to })),
      at.map((to): TransportEvent => ({ kind: 'scrub', to })),
      at.map((at): TransportEvent => opened(at)),
      fc.integer({ min: -100_000, max: 100_000 }).map((ms): TransportEvent => ({ kind: 'step', ms })),
      fc.integer({ min: 1, max: 5_000 }).map((ms): TransportEvent => ({ kind: 'tick', ms })),
      fc.integer({ min: 0, max: 20 }).map((jump): TransportEvent => ({ kind: 'shown', jump })),
      fc.constantFrom(...(['release', 'play', 'pause', 'live', 'loop-from', 'loop-to', 'loop-off'] as const)).map((kind): TransportEvent => ({ kind })),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let t: Transport = LIVE;
        for (const e of events) {
          const next = moved(t, e);
          expect([0, 1]).toContain(next.jump - t.jump);
          const places = next.mode === 'fixed' ? next.at : FROM;
          expect(places >= FROM && places <= TO).toBe(true);
          // What was shown changes place only by a tick or a hand, or by a jump that is being asked for.
          const wentThere = next.mode === 'fixed' && t.mode === 'fixed' && t.at !== next.at && e.kind !== 'tick' && e.kind !== 'scrub';
          expect(next.jump - t.jump).toBeGreaterThanOrEqual(wentThere ? 1 : 0);
          t = next;
        }
      }),
    );
  });
});
