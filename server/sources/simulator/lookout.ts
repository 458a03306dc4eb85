import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import type { Craft } from './craft.ts';
import { heedsNobody, pathCourse } from './craft.ts';
import { HARBOUR_KNOTS } from './ferries.ts';
import type { Neighbours } from './neighbours.ts';
import { scaleAt, wrapPi } from './plane.ts';
import type { Sea } from './sea.ts';

/**
 * Keeping clear. Every few seconds each craft under way looks at how close it would come to those around it on the
 * course that it wants; if too close, it tries other courses and speeds and takes the one that costs least. Who must
 * give way acts early and with room; who may stand on acts only when it grows late.
 */
interface Threat {
  dx: number;
  dy: number;
  vx: number;
  vy: number;
  /** Wished-for distance at the closest point, metres. */
  clearance: number;
  /** How far ahead it counts, seconds. */
  horizon: number;
}

const TURNS = [0, 6, -6, 12, -12, 19, -19, 28, -28, 39, -39, 52, -52, 68, -68, 90, -90].map((degrees) => (degrees * Math.PI) / 180);
const PACES = [1, 0.85, 0.65, 0.4, 0.12];
/** A ship in the lanes does not stop: others reckon with her way. */
const SLOWEST_SHIP = 0.4;
/**
 * Room that ships of the lanes keep from each other, metres: a domain of about half a mile (Goodwin 1975 and later
 * counts in the strait), and a little more past small craft that can do nothing themselves.
 */
const DOMAIN = 900;
const DOMAIN_OF_HELPLESS = 1000;
/** Room that everybody else keeps, ferries that cross the lanes among them: what a watch floor does not ask about. */
const BERTH = 680;
/** Who may stand on acts when less is left, and only when it has grown late. */
const HARD_RADIUS = 420;
/** So far ahead one looks, seconds: a quarter of an hour. */
const AHEAD_S = 900;
/** So many seconds of another's turn are reckoned with. */
const SEEN_TURNING_S = 60;
/** A ship of the lanes does not like to turn farther than the first, and does not turn farther than the second off its way, radians; a ferry would go against the flow, and slows down instead. */
const WIDE_TURN = 0.35;
const MOST_TURN_OF_SHIP = 0.92;
const MOST_TURN_OF_FERRY = 0.7;

/** Does `a` have to keep out of the way of `b`? (COLREG 13, 15, 18, much simplified.) */
function mustGiveWay(a: Craft, b: Craft): boolean {
  if (b.atRest) return true;
  if (a.rank !== b.rank) return a.rank < b.rank;
  const toB = Math.atan2(b.x - a.x, b.y - a.y);
  const toA = Math.atan2(a.x - b.x, a.y - b.y);
  const bearingFromA = wrapPi(toB - a.course);
  const bearingFromB = wrapPi(toA - b.course);
  const abaft = (112.5 * Math.PI) / 180;
  // Overtaking: who comes up from behind.
  if (Math.abs(bearingFromB) > abaft) return true;
  if (Math.abs(bearingFromA) > abaft) return false;
  return bearingFromA > -0.1;
}

function threatOf(a: Craft, b: Craft, threat: Threat): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy);
  const closing = a.speed + b.speed + 1;
  const giveWay = mustGiveWay(a, b);
  const reach = a.hull.length + b.hull.length;
  if (giveWay) {
    threat.clearance = (a.trade === 'lane' && b.trade === 'lane' ? DOMAIN : b.trade === 'small-boat' ? DOMAIN_OF_HELPLESS : BERTH) + reach * 0.15;
    threat.horizon = AHEAD_S;
  } else {
    threat.clearance = HARD_RADIUS + reach * 0.2;
    threat.horizon = a.rank > b.rank ? 160 : 300;
  }
  threat.clearance += b.berth;
  if (distance > threat.clearance + closing * threat.horizon) return false;
  threat.dx = dx;
  threat.dy = dy;
  // One sees the other's rudder: it is reckoned with on the course that it is turning to.
  const turning = b.atRest ? 0 : wrapPi(b.aimCourse - b.course);
  if (Math.abs(turning) < 0.03 || b.trade === 'small-boat') {
    threat.vx = b.vx;
    threat.vy = b.vy;
  } else {
    const most = b.hull.turn * SEEN_TURNING_S;
    const course = b.course + Math.max(-most, Math.min(most, turning));
    const plane = Math.hypot(b.vx, b.vy);
    threat.vx = Math.sin(course) * plane;
    threat.vy = Math.cos(course) * plane;
  }
  return true;
}

/** A manoeuvre as it will really go: turning and changing speed take time, and the way made meanwhile counts. */
interface Manoeuvre {
  /** Velocity when it is done, plane metres a second. */
  vx: number;
  vy: number;
  /** Seconds that it takes. */
  takes: number;
  /** Where the craft would now have to be to get, at that velocity throughout, to where it will be when it is done. */
  fromX: number;
  fromY: number;
  /** Where it is after each part of the turn. */
  readonly arcX: Float64Array;
  readonly arcY: Float64Array;
}

/** A long turn is looked at in so many parts. */
const ARC_PARTS = 4;
/** Turns that take less are taken as done at once, seconds. */
const SHORT_TURN_S = 30;

function plan(m: Manoeuvre, craft: Craft, course: number, plane: number, scale: number): void {
  const turn = wrapPi(course - craft.course);
  const now = craft.speed * scale;
  const turnTime = Math.abs(turn) < 0.035 ? 0 : Math.abs(turn) / craft.hull.turn + 9;
  const paceTime = Math.abs(plane - now) / (craft.hull.acceleration * scale);
  const sin = Math.sin(course);
  const cos = Math.cos(course);
  m.vx = sin * plane;
  m.vy = cos * plane;
  m.takes = turnTime;
  const lag = ((now - plane) * paceTime) / 2;
  let endX = 0;
  let endY = 0;
  if (turnTime > 0) {
    // Along a circle, at the speed that it has.
    const radius = (now * turnTime) / turn;
    const sin0 = Math.sin(craft.course);
    const cos0 = Math.cos(craft.course);
    if (turnTime > SHORT_TURN_S) {
      for (let i = 1; i < ARC_PARTS; i++) {
        const there = craft.course + (turn * i) / ARC_PARTS;
        m.arcX[i] = radius * (cos0 - Math.cos(there));
        m.arcY[i] = radius * (Math.sin(there) - sin0);
      }
    }
    endX = radius * (cos0 - cos);
    endY = radius * (sin - sin0);
  }
  m.fromX = endX - sin * plane * turnTime + sin * lag;
  m.fromY = endY - cos * plane * turnTime + cos * lag;
}

function riskOf(m: Manoeuvre, threats: readonly Threat[], count: number, margin: number): number {
  let risk = 0;
  for (let i = 0; i < count; i++) {
    const t = threats[i]!;
    const dx = t.dx - m.fromX;
    const dy = t.dy - m.fromY;
    const wx = m.vx - t.vx;
    const wy = m.vy - t.vy;
    const closing = dx * wx + dy * wy;
    const w2 = wx * wx + wy * wy + 1e-6;
    const opens = closing <= 0;
    // Already opening: better the more it opens.
    const when = Math.max(m.takes, opens ? 40 : Math.min(t.horizon, closing / w2));
    const cx = dx - wx * when;
    const cy = dy - wy * when;
    const wish = t.clearance * margin;
    let c2 = cx * cx + cy * cy;
    if (m.takes > SHORT_TURN_S) {
      for (let part = 1; part < ARC_PARTS; part++) {
        const then = (m.takes * part) / ARC_PARTS;
        const hx = t.dx + t.vx * then - m.arcX[part]!;
        const hy = t.dy + t.vy * then - m.arcY[part]!;
        c2 = Math.min(c2, hx * hx + hy * hy);
      }
    }
    if (c2 >= wish * wish) continue;
    const short = 1 - Math.sqrt(c2) / wish;
    risk += (opens ? 0.4 : 1) * (short * short + 0.25 * short) * (1.6 - Math.min(1, when / t.horizon));
  }
  return risk;
}

export interface Lookout {
  /** Decides for one craft whether it must keep clear, and how. */
  look(craft: Craft): void;
}

export function openLookout(neighbours: Neighbours, sea: Sea): Lookout {
  const near: Craft[] = [];
  const threats: Threat[] = [];
  const manoeuvre: Manoeuvre = { vx: 0, vy: 0, takes: 0, fromX: 0, fromY: 0, arcX: new Float64Array(ARC_PARTS), arcY: new Float64Array(ARC_PARTS) };

  const strayCost = (craft: Craft, course: number, speed: number): number => {
    const leg = craft.path?.legs[craft.leg];
    if (leg === undefined) return 0;
    const along = Math.min(1, Math.max(0, ((craft.x - leg.x) * leg.tx + (craft.y - leg.y) * leg.ty) / leg.length));
    const left = leg.left[0] + (leg.left[1] - leg.left[0]) * along;
    const right = leg.right[0] + (leg.right[1] - leg.right[0]) * along;
    const off = craft.offPath + Math.sin(wrapPi(course - leg.course)) * speed * 150;
    const beyond = off > right ? off - right : off < -left ? -left - off : 0;
    return beyond <= 0 ? 0 : 0.5 + beyond / 400;
  };

  const groundCost = (craft: Craft, sin: number, cos: number, speed: number): number => {
    for (const ahead of [60, 150, 300]) {
      if (!sea.clear(craft.x + sin * speed * ahead, craft.y + cos * speed * ahead)) return 40 - ahead / 10;
    }
    return 0;
  };

  return {
    look(craft) {
      if (craft.atRest || craft.trade === 'aircraft' || craft.trade === 'small-boat') return;
      if (heedsNobody(craft)) {
        craft.clearCourse = Number.NaN;
        return;
      }
      // Inside a harbour it keeps to the fairway; the time-table sees to it that it is alone there.
      if (craft.trade === 'ferry' && (craft.path?.legs[craft.leg]?.limit ?? 0) <= HARBOUR_KNOTS * MPS_PER_KNOT) {
        craft.clearCourse = Number.NaN;
        return;
      }
      const found = neighbours.near(craft, near);
      let count = 0;
      for (let i = 0; i < found; i++) {
        const other = near[i]!;
        if (other.trade === 'aircraft' || other === craft.fellow || (other.trade === 'ferry' && other.atRest)) continue;
        const threat = (threats[count] ??= { dx: 0, dy: 0, vx: 0, vy: 0, clearance: 0, horizon: 0 });
        if (threatOf(craft, other, threat)) count++;
      }
      const wish = pathCourse(craft);
      const clearing = !Number.isNaN(craft.clearCourse);
      const legLimit = craft.path?.legs[craft.leg]?.limit ?? craft.wanted;
      const speed = Math.min(craft.wanted, legLimit);
      const scale = scaleAt(craft.y);
      const plane = speed * scale;
      if (count > 0) plan(manoeuvre, craft, wish, plane, scale);
      if (count === 0 || riskOf(manoeuvre, threats, count, clearing ? 1.12 : 1) === 0) {
        craft.clearCourse = Number.NaN;
        craft.clearSpeed = 1;
        return;
      }
      const near1 = sea.nearLand(craft.x, craft.y);
      let best = Number.POSITIVE_INFINITY;
      let bestCourse = wish;
      let bestPace = 1;
      const mostTurn = craft.trade === 'lane' ? MOST_TURN_OF_SHIP : craft.trade === 'ferry' ? MOST_TURN_OF_FERRY : Math.PI;
      // Besides the turns off its way: to go on as it goes, and as it had decided.
      const legCourse = craft.path?.legs[craft.leg]?.course ?? wish;
      const goesOn = [craft.course, clearing ? craft.clearCourse : craft.course];
      for (let i = 0; i < TURNS.length + goesOn.length; i++) {
        const course = i < TURNS.length ? wish + TURNS[i]! : goesOn[i - TURNS.length]!;
        // Who is off its way already need not come back before it is clear.
        const offLeg = wrapPi(course - legCourse);
        if (Math.abs(offLeg) > mostTurn) continue;
        const offWish = wrapPi(course - wish);
        const turn = Math.abs(offLeg) < Math.abs(offWish) ? offLeg : offWish;
        const sin = Math.sin(course);
        const cos = Math.cos(course);
        // A turn to port costs a little more than one to starboard.
        const turnCost = Math.abs(turn) * (turn < 0 ? 0.75 : 0.6) + (craft.trade === 'lane' ? 2 * Math.max(0, Math.abs(turn) - WIDE_TURN) : 0);
        const stray = strayCost(craft, course, speed) + (near1 ? groundCost(craft, sin, cos, plane) : 0);
        const steady = clearing ? Math.abs(wrapPi(course - craft.clearCourse)) * 0.5 : Math.abs(wrapPi(course - craft.course)) * 0.1;
        if (turnCost + stray >= best) continue;
        for (const pace of PACES) {
          if (pace < SLOWEST_SHIP && craft.trade === 'lane') continue;
          plan(manoeuvre, craft, course, plane * pace, scale);
          const cost = turnCost + stray + steady + (1 - pace) * 0.9 + 14 * riskOf(manoeuvre, threats, count, clearing ? 1.05 : 1.02);
          if (cost < best) {
            best = cost;
            bestCourse = course;
            bestPace = pace;
          }
        }
      }
      craft.clearCourse = bestCourse;
      craft.clearSpeed = bestPace;
    },
  };
}
