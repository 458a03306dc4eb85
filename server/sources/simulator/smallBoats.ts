import type { Time } from '../../../shared/words/position.ts';
import { METRES_PER_NM, MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import type { Craft, Plan } from './craft.ts';
import { LANDFALLS, LAUNCHES } from './places.ts';
import { courseTo, scaleAt, toPlane, wrapPi, type Point } from './plane.ts';
import type { Stage, Traffic } from './stage.ts';
import { streamAxis, streamMps } from './tide.ts';

/**
 * An overloaded inflatable with people on board. It sends nothing; what is known of it comes from radars and from
 * people who call. Eight to ten metres, about 3 knots, 60 people on average (MAIB 7/2023 and later Home Office
 * figures); it drifts with the stream, and sometimes its engine stops.
 */
export interface SmallBoat {
  readonly number: number;
  readonly craft: Craft;
  readonly people: number;
  readonly children: boolean;
  readonly launchedAt: Time;
  engine: boolean;
  /** Waiting for help off the English shore, or drifting for good. */
  waiting: boolean;
  /** A lifeboat has taken the people off. */
  met: boolean;
}

export interface SmallBoats extends Traffic {
  readonly boats: readonly SmallBoat[];
}

const IDLE: Plan = { arrived() {}, dueNow() {} };
const HOUR = 3_600_000;
/** They stop here and wait: nobody is left to run onto the beach. */
const OFF_SHORE_M = 1.4 * METRES_PER_NM;
/** At least this many are on the water at any time when there are any. */
const LEAST = 2;

/** About `perDay` boats a day, by a seeded plan. */
export function openSmallBoats(stage: Stage, perDay: number): SmallBoats {
  const random = stage.random('small-boats');
  const boats: SmallBoat[] = [];
  const state = new Map<SmallBoat, { speed: number; aim: Point; bearing: number; wander: number; nextChange: Time; stopAt: Time; goAt: Time }>();
  let number = 0;
  let next = perDay > 0 ? stage.start + (24 * HOUR * random.between(0.3, 0.8)) / perDay : Number.POSITIVE_INFINITY;

  const launch = (at: Time, progress: number): void => {
    const from = toPlane(...random.pick([LAUNCHES[0]!, ...LAUNCHES.slice(1)]));
    // The nearest landfalls first: from Dunkirk nobody makes for Dungeness.
    const landfalls = LANDFALLS.map((place) => toPlane(...place)).sort((a, b) => Math.hypot(a.x - from.x, a.y - from.y) - Math.hypot(b.x - from.x, b.y - from.y));
    const aim = landfalls[random.whole(0, 2)]!;
    const speed = random.between(2.5, 4) * MPS_PER_KNOT;
    const x = from.x + (aim.x - from.x) * progress + random.normal() * 400;
    const y = from.y + (aim.y - from.y) * progress + random.normal() * 400;
    const hull = { shiptype: 0, length: random.whole(8, 10), beam: 2, draught: 0.5, speed: speed / MPS_PER_KNOT, turn: 0.05, acceleration: 0.1 };
    const course = courseTo(aim.x - x, aim.y - y);
    const craft = stage.add({ trade: 'small-boat', stream: '', hull, x, y, course, speed, plan: IDLE, path: null });
    const hours = (aim.y - y) ** 2 + (aim.x - x) ** 2;
    const passage = (Math.sqrt(hours) / speed) * 1000;
    const boat: SmallBoat = {
      number: ++number,
      craft,
      people: Math.max(8, Math.min(95, Math.round(58 + random.normal() * 15))),
      children: random.chance(0.7),
      launchedAt: Math.round(at - ((progress * passage) / Math.max(0.1, 1 - progress)) * 0.9),
      engine: true,
      waiting: false,
      met: false,
    };
    // About a third lose their engine on the way; some get it going again.
    const fails = random.chance(0.35);
    const stopAt = fails ? at + passage * random.between(0.25, 0.8) : Number.POSITIVE_INFINITY;
    const goAt = fails && random.chance(0.5) ? stopAt + random.between(0.3, 1.2) * HOUR : Number.POSITIVE_INFINITY;
    state.set(boat, { speed, aim, bearing: course, wander: 0, nextChange: at, stopAt, goAt });
    boats.push(boat);
  };

  if (perDay > 0) {
    const first = Math.max(LEAST, Math.round((perDay / 24) * 5));
    for (let i = 0; i < first; i++) launch(stage.start, random.between(0.3, 0.85));
  }

  let stream = 0;
  return {
    boats,
    step(at) {
      if (at >= next) {
        launch(at, 0);
        next = at + ((24 * HOUR) / perDay) * random.between(0.5, 1.5);
      }
      if (at % 60_000 === 0 || stream === 0) stream = streamMps(at);
      let afloat = 0;
      for (let i = boats.length - 1; i >= 0; i--) {
        const boat = boats[i]!;
        const how = state.get(boat);
        if (how === undefined || boat.met) {
          boat.craft.gone = true;
          state.delete(boat);
          boats.splice(i, 1);
          continue;
        }
        if (!boat.waiting) afloat++;
        drive(boat, how, at);
      }
      // The picture is never without one: when the last waits for help, the next sets out.
      if (perDay > 0 && afloat === 0) launch(at, 0.12);
    },
  };

  function drive(boat: SmallBoat, how: NonNullable<ReturnType<typeof state.get>>, at: Time): void {
    const { craft } = boat;
    if (at >= how.nextChange) {
      how.wander = random.normal() * 0.25;
      how.nextChange = at + random.whole(60, 400) * 1000;
      how.bearing = courseTo(how.aim.x - craft.x, how.aim.y - craft.y);
      const left = Math.hypot(how.aim.x - craft.x, how.aim.y - craft.y);
      boat.waiting ||= left < OFF_SHORE_M || stage.sea.toLand(craft.x, craft.y) < 1800 && at - boat.launchedAt > 2 * HOUR || at - boat.launchedAt > 16 * HOUR;
    }
    boat.engine = !boat.waiting && !(at >= how.stopAt && at < how.goAt);
    const wanted = boat.engine ? how.speed : 0;
    const heading = how.bearing + how.wander;
    const axis = streamAxis(craft.x);
    const scale = scaleAt(craft.y);
    // Inshore the stream is weak: it does not set anybody onto the beach here.
    const set = stream * Math.min(1, Math.max(0, (stage.sea.toLand(craft.x, craft.y) - 700) / 4000));
    const vx = (Math.sin(heading) * wanted + axis.x * set) * scale;
    const vy = (Math.cos(heading) * wanted + axis.y * set) * scale;
    craft.vx += (vx - craft.vx) / 20;
    craft.vy += (vy - craft.vy) / 20;
    craft.speed = Math.hypot(craft.vx, craft.vy) / scale;
    const course = courseTo(craft.vx, craft.vy);
    craft.rot = 0;
    craft.course += wrapPi(course - craft.course);
    craft.x += craft.vx;
    craft.y += craft.vy;
  }
}
