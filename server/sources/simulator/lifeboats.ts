import type { Time } from '../../../shared/words/position.ts';
import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import { follow, type Craft, type Plan } from './craft.ts';
import { pathOf } from './path.ts';
import type { Place } from './places.ts';
import { toPlane, type Point } from './plane.ts';
import type { SmallBoat, SmallBoats } from './smallBoats.ts';
import { fit, type Stage, type Traffic } from './stage.ts';

const STATIONS: readonly { name: string; at: Place; reach: number }[] = [
  { name: 'LIFEBOAT KITTIWAKE', at: [1.352, 51.1075], reach: 17_000 },
  { name: 'LIFEBOAT RAZORBILL', at: [1.0, 50.89], reach: 16_000 },
];
const KNOTS = 19;
const ALONGSIDE_MINUTES = 25;
/** A boat that waits for help is reached for sooner than one that still makes way. */
const UNDER_WAY_REACH = 0.6;

/** Lifeboats that go out to small boats off the English shore, stay alongside, and bring the people in. */
export function openLifeboats(stage: Stage, smallBoats: SmallBoats): Traffic {
  const random = stage.random('lifeboats');
  const crews = STATIONS.map((station) => {
    const home = toPlane(station.at[0], station.at[1]);
    const hull = { shiptype: 51, length: 17, beam: 6, draught: 1.8, speed: KNOTS, turn: 0.025, acceleration: 0.18 };
    const crew = { home, reach: station.reach, casualty: null as SmallBoat | null, alongsideSince: 0, back: false };
    const plan: Plan = {
      arrived(craft) {
        if (crew.casualty !== null) return;
        crew.back = false;
        craft.atRest = true;
        craft.speed = craft.vx = craft.vy = craft.rot = 0;
        craft.path = null;
      },
      dueNow() {},
    };
    const craft = stage.add({ trade: 'workboat', stream: '', hull, ...home, course: 2.2, speed: 0, plan, path: null, atRest: true });
    const made = stage.registrar.small('british');
    fit(stage, craft, random, stage.start, { class: 'A', identity: { ...made, name: station.name } });
    return Object.assign(crew, { craft });
  });

  const nearest = (home: Point, reach: number): SmallBoat | null => {
    let best: SmallBoat | null = null;
    let least = reach;
    for (const boat of smallBoats.boats) {
      if (boat.met || crews.some((crew) => crew.casualty === boat)) continue;
      const away = Math.hypot(boat.craft.x - home.x, boat.craft.y - home.y);
      if (away < least * (boat.waiting ? 1 : UNDER_WAY_REACH)) [best, least] = [boat, away];
    }
    return best;
  };
  const steerFor = (craft: Craft, to: Point, stops: boolean): void => follow(craft, pathOf([{ x: craft.x, y: craft.y }, to], { stops }), KNOTS * MPS_PER_KNOT);

  const attend = (crew: (typeof crews)[number], casualty: SmallBoat, at: Time): void => {
    const { craft } = crew;
    const away = Math.hypot(casualty.craft.x - craft.x, casualty.craft.y - craft.y);
    if (crew.alongsideSince > 0) {
      // Made fast to her: both drift.
      casualty.waiting = true;
      craft.vx = casualty.craft.vx;
      craft.vy = casualty.craft.vy;
      craft.speed = casualty.craft.speed;
      craft.course = casualty.craft.course;
      craft.x += craft.vx;
      craft.y += craft.vy;
      if (at - crew.alongsideSince < ALONGSIDE_MINUTES * 60_000) return;
      casualty.met = true;
      casualty.craft.gone = true;
      crew.casualty = null;
      crew.alongsideSince = 0;
      crew.back = true;
      craft.fellow = null;
      steerFor(craft, crew.home, true);
      return;
    }
    if (away < 60) {
      crew.alongsideSince = at;
      craft.atRest = true;
      craft.path = null;
      craft.rot = 0;
    } else if (at % 30_000 === 0 || (away < 1500 && at % 5000 === 0)) {
      steerFor(craft, casualty.craft, true);
      craft.wanted = Math.min(KNOTS * MPS_PER_KNOT, Math.max(2, away / 60));
    }
  };

  return {
    step(at) {
      for (const crew of crews) {
        if (crew.casualty !== null) attend(crew, crew.casualty, at);
        else if (at % 60_000 === 0 && !crew.back) {
          crew.casualty = nearest(crew.home, crew.reach);
          if (crew.casualty === null) continue;
          crew.craft.fellow = crew.casualty.craft;
          steerFor(crew.craft, crew.casualty.craft, true);
        }
      }
    },
  };
}
