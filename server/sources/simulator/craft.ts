import type { Time } from '../../../shared/words/position.ts';
import type { Hull } from './fleet.ts';
import type { Path } from './path.ts';
import { scaleAt, wrapPi } from './plane.ts';
import type { Transponder } from './transponder.ts';

/** What a craft is about; it decides its habits and who gives way to whom. */
export type Trade = 'lane' | 'ferry' | 'fishing' | 'yacht' | 'workboat' | 'anchored' | 'aircraft' | 'small-boat';

/** What the few do that are a danger to others. */
export type Peril = 'blind' | 'adrift' | 'against';

/**
 * Who keeps clear of whom: the lower gives way. Small boats cannot, and everyone keeps clear of them; anchored ships
 * do not move at all. Same rank: the steering rules (COLREG 13 to 15).
 */
const RANK: Record<Trade, number> = { yacht: 0, fishing: 1, workboat: 2, ferry: 3, lane: 4, anchored: 9, 'small-boat': 9, aircraft: 9 };

/** One moving (or anchored) thing. Metres of the plane, seconds, radians clockwise from north. */
export interface Craft {
  readonly id: number;
  readonly trade: Trade;
  readonly rank: number;
  readonly hull: Hull;
  /** Name of its stream, or of whatever makes two craft fellows on parallel ways. */
  readonly stream: string;
  x: number;
  y: number;
  /** Plane metres a second over ground. */
  vx: number;
  vy: number;
  course: number;
  /** Radians a second. */
  rot: number;
  /** Metres of sea a second over ground. */
  speed: number;
  /** Made fast, anchored or otherwise not to be steered. */
  atRest: boolean;
  /** Others keep this much farther off than they otherwise would, metres. */
  readonly berth: number;
  /** The one that it is meant to come close to: a pilot's ship, a lifeboat's casualty. */
  fellow: Craft | null;
  /** Speed it would like, metres of sea a second. */
  wanted: number;
  path: Path | null;
  leg: number;
  /** Where the steering now aims, radians and metres of sea a second. */
  aimCourse: number;
  aimSpeed: number;
  /** While it keeps clear of someone: the course, and the part of its speed. NaN while there is no need. */
  clearCourse: number;
  clearSpeed: number;
  /** How far right of its path it is, metres. */
  offPath: number;
  /** Where the bow points while it drifts, radians. NaN while it makes way: then that is where it goes. */
  bow: number;
  /** What is said of it on AIS; null when it says nothing. */
  transponder: Transponder | null;
  /** What it does that it must not, or did: null for nearly everyone. */
  peril: Peril | null;
  /** That has passed. */
  over: boolean;
  /** AIS navigational status (ITU-R M.1371-5, table 45). */
  status: number;
  /** What it does next, when the path ends or `due` has come. */
  plan: Plan;
  due: Time;
  gone: boolean;
}

/** A habit: decides what a craft does when it arrives, or when its time has come. */
export interface Plan {
  /** The path ended. */
  arrived(craft: Craft, at: Time): void;
  /** `craft.due` has come. */
  dueNow(craft: Craft, at: Time): void;
}

export interface CraftStart {
  readonly trade: Trade;
  readonly hull: Hull;
  readonly stream: string;
  readonly x: number;
  readonly y: number;
  readonly course: number;
  /** Metres of sea a second. */
  readonly speed: number;
  readonly plan: Plan;
  readonly path: Path | null;
  readonly leg?: number;
  readonly atRest?: boolean;
  readonly status?: number;
  readonly berth?: number;
}

export function newCraft(id: number, start: CraftStart): Craft {
  const craft: Craft = {
    id,
    trade: start.trade,
    rank: RANK[start.trade],
    hull: start.hull,
    stream: start.stream,
    x: start.x,
    y: start.y,
    vx: 0,
    vy: 0,
    course: start.course,
    rot: 0,
    speed: start.speed,
    atRest: start.atRest ?? false,
    berth: start.berth ?? 0,
    fellow: null,
    wanted: start.speed,
    path: start.path,
    leg: start.leg ?? 0,
    aimCourse: start.course,
    aimSpeed: start.speed,
    clearCourse: Number.NaN,
    clearSpeed: 1,
    offPath: 0,
    bow: Number.NaN,
    transponder: null,
    peril: null,
    over: false,
    status: start.status ?? 0,
    plan: start.plan,
    due: Number.POSITIVE_INFINITY,
    gone: false,
  };
  setVelocity(craft);
  return craft;
}

/** It looks out for nobody: it keeps no lookout, or cannot do anything about it. */
export const heedsNobody = (craft: Craft): boolean => !craft.over && (craft.peril === 'blind' || craft.peril === 'adrift');

export function setVelocity(craft: Craft): void {
  const plane = craft.speed * scaleAt(craft.y);
  craft.vx = Math.sin(craft.course) * plane;
  craft.vy = Math.cos(craft.course) * plane;
}

/** Puts a craft on a new path from its first leg. */
export function follow(craft: Craft, path: Path, speed: number): void {
  craft.path = path;
  craft.leg = 0;
  craft.wanted = speed;
  craft.atRest = false;
}

/**
 * Aims the steering: along the leg and back to it by line of sight, slower where the leg asks for it or the end is
 * near. Moves on to the next leg early enough to turn into it.
 */
export function guide(craft: Craft, at: Time): void {
  let path = craft.path;
  if (craft.atRest || path === null) return;
  let leg = path.legs[craft.leg]!;
  let along = (craft.x - leg.x) * leg.tx + (craft.y - leg.y) * leg.ty;
  for (;;) {
    const next = path.legs[craft.leg + 1];
    if (next === undefined) break;
    const bend = Math.abs(wrapPi(next.course - leg.course));
    const lead = Math.min(leg.length / 2, ((craft.speed / craft.hull.turn) * 1.25 + craft.speed * 8) * Math.tan(Math.min(1.2, bend / 2)));
    if (along < leg.length - lead) break;
    craft.leg++;
    leg = next;
    along = (craft.x - leg.x) * leg.tx + (craft.y - leg.y) * leg.ty;
  }
  const rest = leg.length - along;
  if (craft.leg === path.legs.length - 1 && (rest <= (path.stops ? 12 : Math.max(30, craft.speed * 10)) || (path.stops && rest < 80 && craft.speed < 0.15))) {
    craft.plan.arrived(craft, at);
    path = craft.path;
    if (craft.atRest || craft.gone || path === null) return;
    leg = path.legs[craft.leg]!;
  }
  craft.offPath = (craft.x - leg.x) * leg.ty - (craft.y - leg.y) * leg.tx;
  const courseToMakeGood = leg.course - Math.atan(craft.offPath / lookAhead(craft, leg.limit));
  // Slow down in time for the next leg, and for the end when one stops there.
  let speed = Math.min(craft.wanted, leg.limit);
  const next = path.legs[craft.leg + 1];
  const nextSpeed = next === undefined ? (path.stops ? 0 : speed) : next.limit;
  if (nextSpeed < speed) speed = Math.min(speed, Math.sqrt(nextSpeed * nextSpeed + 1.3 * craft.hull.acceleration * Math.max(0, rest)) + 0.1);
  const clearing = !Number.isNaN(craft.clearCourse);
  craft.aimCourse = clearing ? craft.clearCourse : courseToMakeGood;
  craft.aimSpeed = clearing ? speed * craft.clearSpeed : speed;
}

/** The course that would bring it along its path, whatever it now steers to keep clear. */
export function pathCourse(craft: Craft): number {
  const leg = craft.path?.legs[craft.leg];
  if (leg === undefined) return craft.course;
  return leg.course - Math.atan(craft.offPath / lookAhead(craft, leg.limit));
}

/** How far ahead it aims for its path: gently at sea, sharply in a fairway. */
const lookAhead = (craft: Craft, limit: number): number => (limit < 5 ? 170 : Math.max(250, craft.speed * 110));

const STEADY = 0.0008;

/** Moves one craft by `dt` seconds: rudder, engine, way. Nothing turns or speeds up faster than its hull can. */
export function move(craft: Craft, dt: number): void {
  if (craft.atRest) return;
  const hull = craft.hull;
  const turnBy = wrapPi(craft.aimCourse - craft.course);
  let changed = false;
  if (Math.abs(turnBy) > STEADY || craft.rot !== 0) {
    const aimRot = Math.max(-hull.turn, Math.min(hull.turn, turnBy / 18));
    const rotStep = (hull.turn / 8) * dt;
    craft.rot += Math.max(-rotStep, Math.min(rotStep, aimRot - craft.rot));
    if (Math.abs(turnBy) <= STEADY && Math.abs(craft.rot) < 2e-4) craft.rot = 0;
    craft.course += craft.rot * dt;
    if (craft.course > Math.PI * 2) craft.course -= Math.PI * 2;
    else if (craft.course < 0) craft.course += Math.PI * 2;
    changed = true;
  }
  const faster = craft.aimSpeed - craft.speed;
  if (faster !== 0) {
    const step = hull.acceleration * dt;
    craft.speed = Math.abs(faster) <= step ? craft.aimSpeed : craft.speed + Math.sign(faster) * step;
    changed = true;
  }
  if (changed) setVelocity(craft);
  craft.x += craft.vx * dt;
  craft.y += craft.vy * dt;
}
