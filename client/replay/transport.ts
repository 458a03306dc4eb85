import type { Time } from '../../shared/words/position.ts';

/** Watch seconds a second: from one tenth, to look closely, to sixty, to get through a night. */
export const RATES: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60];

/** The part of time that can be shown: from the beginning of the recording to now, or a scenario's length. */
export interface Bounds {
  readonly from: Time;
  readonly to: Time;
}

/**
 * The past as it is being looked at, by name of state:
 *
 * - `seeking` a jump was made and its one query has not been answered; what was shown before stands still
 * - `still` a moment is shown
 * - `playing` time goes on by ticks
 * - `scrubbing` a hand is on the slider: its time is told, and nothing is asked for until it lets go
 * - `failed` the query of the last jump came to nothing
 */
export interface Fixed {
  readonly mode: 'fixed';
  readonly state: 'seeking' | 'still' | 'playing' | 'scrubbing' | 'failed';
  /** Where it stands: the moment that is shown, or sought, or under the hand. */
  readonly at: Time;
  /** It plays on when the moment that is sought is there, or the hand lets go. */
  readonly goesOn: boolean;
  readonly rate: number;
  readonly bounds: Bounds;
  readonly loop: { readonly from: Time | null; readonly to: Time | null };
  /** Number of the newest jump: the answer of an older one is thrown away. */
  readonly jump: number;
  /** Why the last jump failed, in words. */
  readonly trouble: string | null;
}

/** Live, or fixed at a moment of the past. Jumps are counted over both, so that no late answer is taken for a new one. */
export type Transport = { readonly mode: 'live'; readonly jump: number } | Fixed;
export const LIVE: Transport = { mode: 'live', jump: 0 };

/**
 * What can happen. A `tick` is time that passes while playing and asks for nothing; a `jump` goes somewhere else and
 * makes one query.
 */
export type TransportEvent =
  | { kind: 'open'; at: Time; bounds: Bounds }
  | { kind: 'live' }
  | { kind: 'tick'; ms: number }
  | { kind: 'jump'; to: Time }
  | { kind: 'step'; ms: number }
  | { kind: 'shown'; jump: number }
  | { kind: 'failed'; jump: number; why: string }
  | { kind: 'scrub'; to: Time }
  | { kind: 'release' }
  | { kind: 'play' }
  | { kind: 'pause' }
  | { kind: 'rate'; rate: number }
  | { kind: 'loop-from' }
  | { kind: 'loop-to' }
  | { kind: 'loop-off' }
  | { kind: 'grew'; to: Time };

const NO_LOOP = { from: null, to: null } as const;

/** What comes of an event. `jump` goes up when and only when a query is to be made; the same object when nothing changed. */
export function moved(transport: Transport, event: TransportEvent): Transport {
  if (event.kind === 'open') return opened(transport, event);
  if (transport.mode === 'live' || event.kind === 'live') return transport.mode === 'live' ? transport : { mode: 'live', jump: transport.jump };
  const t = transport;
  switch (event.kind) {
    case 'tick':
      return t.state === 'playing' ? ticked(t, event.ms) : t;
    case 'jump':
      return sought(t, event.to);
    case 'step':
      // A step is for looking closely: what plays stops.
      return sought({ ...t, state: 'still', goesOn: false }, t.at + event.ms);
    case 'shown':
      return t.state === 'seeking' && event.jump === t.jump ? { ...t, state: t.goesOn ? 'playing' : 'still', trouble: null } : t;
    case 'failed':
      return t.state === 'seeking' && event.jump === t.jump ? { ...t, state: 'failed', goesOn: false, trouble: event.why } : t;
    case 'scrub':
      return { ...t, state: 'scrubbing', goesOn: runs(t), at: within(t.bounds, event.to) };
    case 'release':
      return t.state === 'scrubbing' ? sought(t, t.at) : t;
    case 'play':
      return played(t);
    case 'pause':
      if (t.state === 'playing') return { ...t, state: 'still', goesOn: false };
      return t.goesOn ? { ...t, goesOn: false } : t;
    case 'rate':
      return event.rate === t.rate || !(event.rate >= 0.1 && event.rate <= 60) ? t : { ...t, rate: event.rate };
    case 'loop-from':
      return { ...t, loop: { from: t.at, to: t.loop.to !== null && t.loop.to > t.at ? t.loop.to : null } };
    case 'loop-to':
      return { ...t, loop: { from: t.loop.from !== null && t.loop.from < t.at ? t.loop.from : null, to: t.at } };
    case 'loop-off':
      return { ...t, loop: NO_LOOP };
    case 'grew':
      return event.to > t.bounds.to ? { ...t, bounds: { ...t.bounds, to: event.to } } : t;
  }
}

/** It plays, or will as soon as it can. */
export const runs = (t: Fixed): boolean => t.state === 'playing' || t.goesOn;

/** The rate after this one, up or down. */
export function nextRate(rate: number, by: 1 | -1): number {
  const at = RATES.findIndex((r) => r >= rate);
  return RATES[Math.max(0, Math.min(RATES.length - 1, (at < 0 ? RATES.length - 1 : at) + by))] ?? rate;
}

const within = ({ from, to }: Bounds, at: Time): Time => Math.round(Math.max(from, Math.min(to, at)));

function opened(transport: Transport, { at, bounds }: { at: Time; bounds: Bounds }): Fixed {
  const was = transport.mode === 'fixed' ? transport : null;
  return {
    mode: 'fixed',
    state: 'seeking',
    at: within(bounds, at),
    goesOn: false,
    rate: was?.rate ?? 1,
    bounds,
    loop: was?.loop ?? NO_LOOP,
    jump: transport.jump + 1,
    trouble: null,
  };
}

const sought = (t: Fixed, to: Time): Fixed => ({ ...t, state: 'seeking', goesOn: runs(t), at: within(t.bounds, to), jump: t.jump + 1, trouble: null });

/** Time passes: to the loop's end, and again from its beginning by a jump; or to the end of what there is, and stands. */
function ticked(t: Fixed, ms: number): Fixed {
  const to = t.at + ms * t.rate;
  const { from, to: end } = t.loop;
  if (from !== null && end !== null && t.at <= end && to >= end) return sought(t, from);
  if (to >= t.bounds.to) return { ...t, state: 'still', goesOn: false, at: t.bounds.to };
  return { ...t, at: to };
}

/** From the end it begins again: at the loop, or at the beginning. */
function played(t: Fixed): Fixed {
  if (runs(t) || t.state === 'failed') return t.state === 'failed' ? sought({ ...t, goesOn: true }, t.at) : t;
  if (t.state === 'seeking' || t.state === 'scrubbing') return { ...t, goesOn: true };
  if (t.at >= t.bounds.to) return sought({ ...t, goesOn: true }, t.loop.from ?? t.bounds.from);
  return { ...t, state: 'playing' };
}
