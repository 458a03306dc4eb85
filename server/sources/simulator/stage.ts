import type { Time } from '../../../shared/words/position.ts';
import { newCraft, type Craft, type CraftStart } from './craft.ts';
import type { Hull } from './fleet.ts';
import { openRegistrar, type FlagGroup, type Identity, type Registrar } from './identity.ts';
import { openNeighbours, type Neighbours } from './neighbours.ts';
import { randomStream, type Random } from './random.ts';
import type { Sea } from './sea.ts';
import type { Transponder } from './transponder.ts';

/** What every trade works with: the craft that there are, the sea, and chance. */
export interface Stage {
  readonly sea: Sea;
  readonly crafts: Craft[];
  readonly neighbours: Neighbours;
  readonly registrar: Registrar;
  /** When the world begins, and when the first of it is heard. */
  readonly start: Time;
  readonly speakFrom: Time;
  /** A stream of chance for one use. */
  random(label: string): Random;
  add(start: CraftStart): Craft;
  /** Is there nobody within so many metres? */
  free(x: number, y: number, metres: number): boolean;
}

export function openStage(seed: number, start: Time, speakFrom: Time, sea: Sea): Stage {
  const crafts: Craft[] = [];
  let ids = 0;
  return {
    sea,
    crafts,
    neighbours: openNeighbours(),
    registrar: openRegistrar(randomStream(seed, 'identity')),
    start,
    speakFrom,
    random: (label) => randomStream(seed, label),
    add(from) {
      const craft = newCraft(ids++, from);
      crafts.push(craft);
      return craft;
    },
    free: (x, y, metres) => crafts.every((craft) => Math.abs(craft.x - x) > metres || Math.abs(craft.y - y) > metres || craft.trade === 'aircraft'),
  };
}

/** One use of the world: puts craft on the stage and keeps them busy. */
export interface Traffic {
  /** Called every second of the world. */
  step(at: Time): void;
}

export interface Fitting {
  readonly class: 'A' | 'B' | 'aircraft';
  readonly identity: Identity;
  readonly destination?: string;
  readonly altitude?: number;
}

/** An identity for a ship or a small craft. */
export const identityOf = (stage: Stage, flags: FlagGroup, hull: Hull): Identity =>
  hull.length >= 60 ? stage.registrar.ship(flags) : stage.registrar.small(flags);

/** Fits an AIS set; a few have no compass connected or were never given a name. */
export function fit(stage: Stage, craft: Craft, random: Random, now: Time, fitting: Fitting): void {
  const at = Math.max(now, stage.speakFrom);
  const { hull } = craft;
  const aft = hull.shiptype === 60 || hull.length < 30 ? 0.4 : 0.16;
  const toStern = Math.max(1, Math.round(hull.length * aft));
  const toPort = Math.max(1, Math.round(hull.beam / 2));
  const classB = fitting.class === 'B';
  const transponder: Transponder = {
    class: fitting.class,
    identity: fitting.identity,
    shiptype: hull.shiptype,
    toBow: Math.max(1, hull.length - toStern),
    toStern,
    toPort,
    toStarboard: Math.max(1, hull.beam - toPort),
    destination: fitting.destination ?? '',
    eta: fitting.destination === undefined ? null : etaText(at + random.whole(3, 60) * 3_600_000),
    noHeading: random.chance(classB ? 0.7 : 0.04),
    noName: random.chance(classB ? 0.04 : 0.012),
    altitude: fitting.altitude ?? 0,
    nextPosition: at + random.whole(0, craft.atRest ? 180_000 : 10_000),
    nextStatic: at + random.whole(0, 360_000),
    half: 'A',
    lastPosition: at,
    meanCourse: craft.course,
    turningUntil: 0,
    interval: 180_000,
    intervalSpeed: -1,
    intervalStatus: -1,
    silentFrom: at,
    silentUntil: at,
    heard: 0,
    heardUntil: 0,
    errorX: random.normal() * 3,
    errorY: random.normal() * 3,
    channel: 'A',
  };
  // Off the air for the first time after a while of its own, not at once.
  transponder.silentFrom = Number.POSITIVE_INFINITY;
  transponder.silentUntil = 0;
  craft.transponder = transponder;
}

const two = (n: number): string => String(n).padStart(2, '0');
function etaText(at: Time): string {
  const d = new Date(at);
  return `${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}T${two(d.getUTCHours())}:${two(Math.floor(d.getUTCMinutes() / 30) * 30)}Z`;
}
