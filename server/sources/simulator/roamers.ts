import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import { follow, type Craft, type Plan } from './craft.ts';
import { hullOf, type Hull, type ShipKind } from './fleet.ts';
import { pathOf } from './path.ts';
import { GROUNDS } from './places.ts';
import { scaleAt, toPlane, xOfLon, yOfLat, type Point } from './plane.ts';
import { chanceHeard } from './radio.ts';
import type { Random } from './random.ts';
import { inScheme } from './routeing.ts';
import { inLane } from './scheme.ts';
import { fit, identityOf, type Stage } from './stage.ts';

/** A patch of sea that a craft keeps to. Plane metres. */
interface Ground {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

type Build = Pick<ShipKind, 'types' | 'length' | 'slender' | 'draught' | 'speed'>;
const TRAWLER: Build = { types: [30], length: [11, 38], slender: 0.26, draught: [2, 5], speed: [7, 9.5] };
const SAILING: Build = { types: [36], length: [8, 15], slender: 0.3, draught: [1.4, 2.3], speed: [3.5, 6.5] };
const MOTOR_YACHT: Build = { types: [37], length: [7, 16], slender: 0.32, draught: [0.7, 1.2], speed: [5, 12] };
const WORKER: Build = { types: [33, 90, 99, 52], length: [18, 70], slender: 0.25, draught: [1.8, 4.5], speed: [5, 10] };
const ANGLER: Build = { types: [37], length: [5, 7], slender: 0.35, draught: [0.5, 0.8], speed: [2, 5] };

/** Where anglers lie, within reach of the radars. */
const ANGLING = [[1.222, 51.053], [1.435, 51.16], [0.995, 50.875]] as const;

/** What sort of craft roams, how much of each, and how it is fitted. */
const SORTS = [
  { build: TRAWLER, trade: 'fishing', classA: 0.65, share: 0.55 },
  { build: SAILING, trade: 'yacht', classA: 0, share: 0.2 },
  { build: MOTOR_YACHT, trade: 'yacht', classA: 0.05, share: 0.13 },
  { build: WORKER, trade: 'workboat', classA: 1, share: 0.12 },
] as const;

/**
 * Craft that stay about: trawlers towing to and fro, yachts out for the day, boats at work. `known` of them on the
 * usual grounds; `elsewhere` more on patches all over the Channel, clear of the lanes, for a crowded world. `anglers`
 * are small and silent: no AIS, only a radar sees them.
 */
export function openRoamers(stage: Stage, known: number, elsewhere: number, anglers: number): void {
  const random = stage.random('roamers');
  const grounds = GROUNDS.flatMap((g) => {
    const centre = toPlane(g.at[0], g.at[1]);
    return Array.from({ length: g.weight }, () => ({ ...centre, radius: g.radius }));
  });

  for (let i = 0; i < known; i++) {
    const ground = grounds[random.whole(0, grounds.length - 1)]!;
    putRoamer(stage, random, ground, sortOf(random));
  }
  const taken = new Set<string>();
  for (let i = 0; i < elsewhere; i++) {
    const ground = patchOf(stage, random, taken);
    if (ground !== null) putRoamer(stage, random, ground, sortOf(random), ground);
  }
  for (let i = 0; i < anglers; i++) {
    const spot = ANGLING[i % ANGLING.length] ?? ANGLING[0];
    const near = toPlane(spot[0], spot[1]);
    const craft = putRoamer(stage, random, { ...near, radius: 1800 }, { build: ANGLER, trade: 'yacht', classA: 0, share: 0 });
    if (craft !== null) craft.transponder = null;
  }
}

function sortOf(random: Random): (typeof SORTS)[number] {
  let at = random.next();
  for (const sort of SORTS) {
    at -= sort.share;
    if (at < 0) return sort;
  }
  return SORTS[0];
}

/** Centres of patches are at least about this far apart, metres. */
const PATCH_ROOM = 900;

const taboo = (x: number, y: number): boolean => inLane(x, y) || inScheme(x, y);
const heardWell = (x: number, y: number): boolean => chanceHeard(x, y, 'B') > 0.95;

/** A patch anywhere in the Channel with water all round and no lane; `taken` are the squares that have a centre. */
function patchOf(stage: Stage, random: Random, taken: Set<string>): Ground | null {
  for (let attempt = 0; attempt < 200; attempt++) {
    const x = random.between(xOfLon(-2.9), xOfLon(2.9));
    const y = random.between(yOfLat(49.55), yOfLat(51.95));
    const radius = random.between(3000, 6000);
    const [column, row] = [Math.floor(x / PATCH_ROOM), Math.floor(y / PATCH_ROOM)];
    if (stage.sea.toLand(x, y) < radius + 800 || taken.has(`${column},${row}`)) continue;
    // Whoever is out there is to be heard: within the reach of the weaker sets, and off the through traffic's water.
    let unfit = !heardWell(x, y);
    for (let turn = 0; turn < 16 && !unfit; turn++) {
      const a = (turn * Math.PI) / 8;
      const [sin, cos] = [Math.sin(a), Math.cos(a)];
      const out = radius + 1200;
      unfit = taboo(x + sin * out, y + cos * out) || taboo(x + (sin * radius) / 2, y + (cos * radius) / 2) || !heardWell(x + sin * radius, y + cos * radius);
    }
    if (unfit) continue;
    for (let c = -1; c <= 1; c++) for (let r = -1; r <= 1; r++) taken.add(`${column + c},${row + r}`);
    return { x, y, radius };
  }
  return null;
}

interface Sort {
  readonly build: Build;
  readonly trade: 'fishing' | 'yacht' | 'workboat';
  readonly classA: number;
  readonly share: number;
}

function pointIn(stage: Stage, random: Random, ground: Ground, from: { x: number; y: number } | null): { x: number; y: number } | null {
  for (let attempt = 0; attempt < 20; attempt++) {
    const away = Math.sqrt(random.next()) * ground.radius;
    const bearing = random.between(0, 2 * Math.PI);
    const x = ground.x + Math.sin(bearing) * away;
    const y = ground.y + Math.cos(bearing) * away;
    if (from === null) {
      if (stage.sea.toLand(x, y) >= 800 && stage.free(x, y, 500)) return { x, y };
    } else if (Math.hypot(x - from.x, y - from.y) > ground.radius * 0.35 && stage.sea.clearLine(from.x, from.y, x, y, 800)) return { x, y };
  }
  return null;
}

const LEGS_LOOKED_AT = 8;
/** A leg on which nobody comes nearer than this within `LOOKS_AHEAD_S` is clear, metres. */
const CLEAR_LEG_M = 850;
const LOOKS_AHEAD_S = 900;

/** How near the nearest of others comes, metres of the plane, if all keep on. */
function roomOnLeg(craft: Craft, to: Point, speed: number, others: readonly Craft[], count: number): number {
  const length = Math.hypot(to.x - craft.x, to.y - craft.y) || 1;
  const plane = (speed * scaleAt(craft.y)) / length;
  let room = Infinity;
  for (let i = 0; i < count; i++) {
    const other = others[i]!;
    if (other.trade === 'aircraft') continue;
    const dx = other.x - craft.x;
    const dy = other.y - craft.y;
    const wx = (to.x - craft.x) * plane - other.vx;
    const wy = (to.y - craft.y) * plane - other.vy;
    const when = Math.min(LOOKS_AHEAD_S, Math.max(0, (dx * wx + dy * wy) / (wx * wx + wy * wy + 1e-6)));
    room = Math.min(room, Math.hypot(dx - wx * when, dy - wy * when));
  }
  return room;
}

/** `begin` is where it begins, when that is known to be free. */
function putRoamer(stage: Stage, random: Random, ground: Ground, sort: Sort, begin: Point | null = null): Craft | null {
  const at = begin === null ? pointIn(stage, random, ground, null) : { x: begin.x, y: begin.y };
  if (at === null) return null;
  const hull: Hull = hullOf(sort.build, random);
  const towing = random.between(2.6, 4.2) * MPS_PER_KNOT;
  const around: Craft[] = [];
  /** Where to next: a skipper looks round before he turns, and takes a leg that leads clear of everyone, or the clearest of a few. */
  const clearLeg = (craft: Craft, speed: number): Point => {
    let best: Point = { x: ground.x, y: ground.y + 600 };
    let most = -1;
    const found = stage.neighbours.near(craft, around);
    for (let attempt = 0; attempt < LEGS_LOOKED_AT && most < CLEAR_LEG_M; attempt++) {
      const to = pointIn(stage, random, ground, craft);
      if (to === null) break;
      const room = roomOnLeg(craft, to, speed, around, found);
      if (room > most) [best, most] = [to, room];
    }
    return best;
  };
  const plan: Plan = {
    arrived(craft) {
      // Most legs of a trawler are tows; now and then it steams to another part of the ground.
      const tows = sort.trade === 'fishing' && random.chance(0.8);
      if (sort.trade === 'fishing') craft.status = tows ? 7 : 0;
      const speed = tows ? towing : hull.speed * MPS_PER_KNOT * random.between(0.7, 1);
      follow(craft, pathOf([{ x: craft.x, y: craft.y }, clearLeg(craft, speed)]), speed);
    },
    dueNow() {},
  };
  const craft = stage.add({ trade: sort.trade, stream: '', hull, ...at, course: random.between(0, 2 * Math.PI), speed: towing, plan, path: null });
  const classA = random.chance(sort.classA);
  if (sort.trade === 'yacht' && hull.shiptype === 36) craft.status = 8;
  plan.arrived(craft, stage.start);
  const first = craft.path?.legs[0];
  if (first !== undefined) craft.course = craft.aimCourse = first.course;
  fit(stage, craft, random, stage.start, { class: classA ? 'A' : 'B', identity: identityOf(stage, 'local', hull) });
  return craft;
}
