import { METRES_PER_NM, MPS_PER_KNOT, RADIANS } from '../../shared/geo/units.ts';
import type { Drift } from '../../shared/scenario/injects/drift.ts';
import type { Position, Time } from '../../shared/words/position.ts';
import { follow, guide, move, setVelocity, type Craft } from '../sources/simulator/craft.ts';
import { pathOf, type Path } from '../sources/simulator/path.ts';
import { courseTo, scaleAt, toPlane, type Point } from '../sources/simulator/plane.ts';

/** A vessel without engine loses its way by a factor e in this many seconds: a boat soon, a ship slowly. */
const BOAT_LOSES_WAY_S = 20;
const SHIP_LOSES_WAY_S = 240;
const SHIP_M = 40;
/** Who steers for another aims anew this often, and no more when it is near. */
const AIM_EVERY_S = 10;
const AIM_NO_NEARER_M = 0.3 * METRES_PER_NM;
const NUC = 2;

type Mode = { readonly kind: 'way' } | { readonly kind: 'adrift'; readonly drift: Drift; readonly since: Time; readonly vx: number; readonly vy: number; readonly before: Before } | { readonly kind: 'chase'; readonly target: Craft };

/** What a stopped engine goes back to. */
interface Before {
  readonly path: Path | null;
  readonly leg: number;
  readonly status: number;
  readonly speed: number;
}

/**
 * One vessel in the scenario's hands: its own, or one of the simulated traffic from the moment that an inject took it. Those of its
 * own are moved here; simulated ones are only told where to steer, except while they drift.
 */
export class Helm {
  readonly craft: Craft;
  readonly #own: boolean;
  #mode: Mode = { kind: 'way' };

  constructor(craft: Craft, own: boolean) {
    this.craft = craft;
    this.#own = own;
  }

  /** One second from `at`. */
  step(at: Time): void {
    const { craft } = this;
    if (craft.gone) return;
    const second = Math.floor(at / 1_000);
    if (this.#mode.kind === 'adrift') return this.#drift(this.#mode, at);
    if (this.#mode.kind === 'chase' && second % AIM_EVERY_S === 0) this.#aimAt(this.#mode.target);
    if (!this.#own) return;
    if (craft.atRest) return;
    guide(craft, at);
    move(craft, 1);
  }

  /** Steers a course, at a speed in metres a second, and keeps clear of nobody. */
  steer(course: number, speed: number): void {
    const { craft } = this;
    this.#take();
    craft.path = null;
    craft.aimCourse = course;
    craft.aimSpeed = speed;
  }

  /** Goes along positions from where it is; null keeps its speed. */
  route(places: readonly Position[], speed: number | null): void {
    const { craft } = this;
    this.#take();
    const points = [{ x: craft.x, y: craft.y }, ...places.map((place) => toPlane(...place))];
    const path = pathOf(points);
    if (path.legs.length === 0) return;
    follow(craft, path, speed ?? Math.max(craft.speed, craft.wanted));
  }

  /** Back along the way that it came; without a way, on the opposite course. */
  turnBack(speed: number | null): void {
    const { craft } = this;
    const wanted = speed ?? Math.max(craft.speed, craft.aimSpeed);
    const path = craft.path;
    if (path === null) return this.steer(wrap(craft.course + Math.PI), wanted);
    this.#take();
    const back: Point[] = [{ x: craft.x, y: craft.y }];
    for (let i = craft.leg; i >= 0; i--) back.push(path.legs[i]!);
    const way = pathOf(back);
    if (way.legs.length === 0) return this.steer(wrap(craft.course + Math.PI), wanted);
    follow(craft, way, wanted);
  }

  /** Steers to meet another. */
  chase(target: Craft, speed: number | null): void {
    this.steer(this.craft.course, speed ?? Math.max(this.craft.speed, this.craft.aimSpeed));
    this.#mode = { kind: 'chase', target };
    this.#aimAt(target);
  }

  /** Another speed on its present way, metres a second. */
  speed(wanted: number): void {
    const { craft } = this;
    if (this.#mode.kind === 'adrift') this.startEngine();
    craft.wanted = wanted;
    craft.aimSpeed = wanted;
  }

  /** Is elsewhere from now on. */
  put(place: Position): void {
    const { craft } = this;
    const { x, y } = toPlane(...place);
    craft.x = x;
    craft.y = y;
    if (craft.path === null) return;
    // On its way again from there.
    const rest = craft.path.legs.slice(craft.leg).map((leg) => ({ x: leg.x + leg.tx * leg.length, y: leg.y + leg.ty * leg.length }));
    const path = pathOf([{ x, y }, ...rest], { stops: craft.path.stops });
    if (path.legs.length > 0) follow(craft, path, craft.wanted);
  }

  stopEngine(drift: Drift, saysSo: boolean, at: Time): void {
    const { craft } = this;
    if (this.#mode.kind === 'adrift') return;
    const before: Before = { path: craft.path, leg: craft.leg, status: craft.status, speed: Math.max(craft.speed, craft.aimSpeed) };
    this.#take();
    this.#mode = { kind: 'adrift', drift, since: at, vx: craft.vx, vy: craft.vy, before };
    craft.path = null;
    craft.bow = craft.course;
    craft.rot = 0;
    // The traffic's own hand is off it.
    craft.atRest = true;
    if (saysSo) craft.status = NUC;
  }

  startEngine(): void {
    const { craft } = this;
    if (this.#mode.kind !== 'adrift') return;
    const { before } = this.#mode;
    craft.course = craft.bow;
    craft.bow = Number.NaN;
    craft.atRest = false;
    craft.status = before.status;
    craft.path = before.path;
    craft.leg = before.leg;
    craft.wanted = before.speed;
    craft.aimCourse = craft.course;
    craft.aimSpeed = before.speed;
    setVelocity(craft);
    this.#mode = { kind: 'way' };
  }

  /** Whatever it was about, it is now about this. */
  #take(): void {
    const { craft } = this;
    if (this.#mode.kind === 'adrift') this.startEngine();
    this.#mode = { kind: 'way' };
    craft.due = Number.POSITIVE_INFINITY;
    craft.clearCourse = Number.NaN;
    craft.atRest = false;
  }

  #drift({ drift, since, vx, vy }: Extract<Mode, { kind: 'adrift' }>, at: Time): void {
    const { craft } = this;
    const left = Math.exp(-(at - since) / 1_000 / (craft.hull.length < SHIP_M ? BOAT_LOSES_WAY_S : SHIP_LOSES_WAY_S));
    const scale = scaleAt(craft.y);
    const rate = drift.rate * MPS_PER_KNOT * scale;
    craft.vx = vx * left + Math.sin(drift.set * RADIANS) * rate;
    craft.vy = vy * left + Math.cos(drift.set * RADIANS) * rate;
    craft.speed = Math.hypot(craft.vx, craft.vy) / scale;
    craft.course = wrap(courseTo(craft.vx, craft.vy));
    craft.x += craft.vx;
    craft.y += craft.vy;
  }

  /** The course on which both come to the same place at the same time; without one, straight at it. */
  #aimAt(target: Craft): void {
    const { craft } = this;
    const dx = target.x - craft.x;
    const dy = target.y - craft.y;
    const distance = Math.hypot(dx, dy);
    if (distance < AIM_NO_NEARER_M || target.gone) return;
    const speed = Math.max(0.1, craft.aimSpeed * scaleAt(craft.y));
    const a = target.vx ** 2 + target.vy ** 2 - speed ** 2;
    const b = dx * target.vx + dy * target.vy;
    const root = b * b - a * distance * distance;
    const times = root < 0 ? [] : a === 0 ? [-(distance * distance) / (2 * b)] : [(-b - Math.sqrt(root)) / a, (-b + Math.sqrt(root)) / a];
    const soonest = Math.min(...times.filter((t) => t > 0));
    const t = Number.isFinite(soonest) ? soonest : 0;
    craft.aimCourse = courseTo(dx + target.vx * t, dy + target.vy * t);
  }
}

const wrap = (course: number): number => ((course % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
