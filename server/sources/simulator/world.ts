import type { Time } from '../../../shared/words/position.ts';
import { openAnchored } from './anchored.ts';
import { openCalls, type Call } from './calls.ts';
import { guide, move, type Craft } from './craft.ts';
import { openFerries } from './ferries.ts';
import { openLanes } from './lanes.ts';
import { openLifeboats } from './lifeboats.ts';
import { openLookout } from './lookout.ts';
import { DEFAULT_DANGER, openPerils } from './perils.ts';
import { openRadar } from './radar.ts';
import { openRadio, type Heard } from './radio.ts';
import { openRoamers } from './roamers.ts';
import type { Sea } from './sea.ts';
import { openSmallBoats, type SmallBoat } from './smallBoats.ts';
import { openStage, type Stage, type Traffic } from './stage.ts';
import { openWorkboats } from './workboats.ts';
import { openYachts } from './yachts.ts';

export interface WorldOptions {
  readonly seed: number;
  /** Vessels under way at once, about. */
  readonly ships: number;
  /** Small boats a day. */
  readonly boats: number;
  /** Taken down to the whole second. */
  readonly start: Time;
  /** The share of ships that are a danger to others once, 0 to 1; `DEFAULT_DANGER` where absent. */
  readonly danger?: number;
  readonly sea: Sea;
  /** Nobody is there, not even at anchor, and no aid to navigation speaks: only what is put on the stage. */
  readonly bare?: boolean;
}

/** What comes out of a stretch of time, each list in the order of its times. */
export interface Output {
  readonly heard: Heard[];
  readonly calls: Call[];
}

/**
 * A made-up Channel that moves by itself. Everything in it follows from its options: the same ones give the same
 * output, byte for byte, however its time is cut into steps.
 */
export interface World {
  /** Time up to which the output has been given. */
  readonly now: Time;
  readonly crafts: readonly Craft[];
  /** Where others may put craft of their own. One of the trade `small-boat` is moved by whoever put it there. */
  readonly stage: Stage;
  readonly boats: readonly SmallBoat[];
  /** Lets time pass until `to` and gives what was heard and reported meanwhile: after the last `now`, up to `to`. */
  step(to: Time): Output;
  /** What a receiver that has been on for a while would know at this moment: everyone's last position and static data. */
  rollCall(): Heard[];
}

const SECOND = 1000;
/** Each craft looks round every so many seconds, and steers for its path every so many; not all at the same time. */
const LOOK_EVERY = 8;
const LOOK_FERRIES_EVERY = 4;
const GUIDE_EVERY = 2;
const GUIDE_SHIPS_EVERY = 4;
const SORT_EVERY = 8;
/** The world runs this long before it is shown, so that everyone has found clear water. */
const SETTLE_S = 240;
/** More ships than this do not fit into the lanes with the room that they want. */
const LANE_CAPACITY = 420;

/** How a number of vessels under way is shared out. */
export function mixOf(ships: number): { lanes: number; grounds: number; elsewhere: number; yachts: number } {
  const lanes = Math.min(LANE_CAPACITY, Math.round(ships * 0.76));
  const rest = Math.max(0, ships - lanes - 20);
  const grounds = Math.min(36, Math.round(rest * 0.6));
  const yachts = Math.min(26, Math.round(rest * 0.4));
  return { lanes, grounds, yachts, elsewhere: Math.max(0, rest - grounds - yachts) };
}

export function openWorld(options: WorldOptions): World {
  const start = Math.floor(options.start / SECOND) * SECOND;
  const zero = start - SETTLE_S * SECOND;
  const stage = openStage(options.seed, zero, start, options.sea);
  const { crafts, neighbours } = stage;
  const mix = mixOf(options.ships);

  const bare = options.bare ?? false;
  const traffic: Traffic[] = [];
  if (!bare) {
    traffic.push(openAnchored(stage), openFerries(stage));
    openWorkboats(stage);
    traffic.push(openLanes(stage, mix.lanes));
    openRoamers(stage, mix.grounds, mix.elsewhere, options.ships > 50 ? 3 : 0);
    traffic.push(openYachts(stage, mix.yachts));
  }
  const smallBoats = openSmallBoats(stage, bare ? 0 : options.boats);
  if (!bare) traffic.push(smallBoats, openLifeboats(stage, smallBoats), openPerils(stage, options.danger ?? DEFAULT_DANGER));

  const lookout = openLookout(neighbours, options.sea);
  const radio = openRadio(stage.random('radio'), start, !bare);
  const radar = openRadar(stage.random('radar'));
  const calls = openCalls(stage.random('calls'), neighbours);

  let tick = zero;
  let count = 0;
  let now = start;
  const heard: Heard[] = [];
  const rung: Call[] = [];

  /** Moves the world from one whole second to the next and gathers what is heard between them. */
  const second = (): void => {
    if (count % SORT_EVERY === 0) {
      if (crafts.some((craft) => craft.gone)) crafts.splice(0, crafts.length, ...crafts.filter((craft) => !craft.gone));
      neighbours.sort(crafts);
    }
    for (const craft of crafts) {
      if (craft.gone) continue;
      if (craft.due <= tick) craft.plan.dueNow(craft, tick);
      if (craft.atRest || craft.trade === 'small-boat') continue;
      if ((count + craft.id) % (craft.trade === 'ferry' ? LOOK_FERRIES_EVERY : LOOK_EVERY) === 0) lookout.look(craft);
      if ((count + craft.id) % (craft.trade === 'lane' ? GUIDE_SHIPS_EVERY : GUIDE_EVERY) === 0) guide(craft, tick);
    }
    if (tick >= start) radio.speak(crafts, tick, heard);
    radar.sweep(crafts, tick, heard);
    calls.ring(smallBoats.boats, tick, rung);
    for (const craft of crafts) {
      if (!craft.atRest && craft.trade !== 'small-boat') move(craft, 1);
    }
    for (const part of traffic) part.step(tick);
    tick += SECOND;
    count++;
  };

  const take = <T extends { readonly at: Time }>(from: T[], to: Time): T[] => {
    // Sorting keeps the order of those of the same millisecond.
    from.sort((a, b) => a.at - b.at);
    let n = 0;
    while (n < from.length && from[n]!.at <= to) n++;
    return from.splice(0, n);
  };

  const runTo = (to: Time): void => {
    for (let seconds = Math.floor((to - tick) / SECOND) + 1; seconds > 0; seconds--) second();
  };
  runTo(start - SECOND);
  heard.length = 0;
  rung.length = 0;

  return {
    get now() {
      return now;
    },
    crafts,
    stage,
    boats: smallBoats.boats,
    step(to) {
      runTo(to);
      now = Math.max(now, to);
      return { heard: take(heard, to), calls: take(rung, to) };
    },
    rollCall() {
      const into: Heard[] = [];
      radio.rollCall(crafts, now, into);
      return into;
    },
  };
}
