import type { Time } from '../../../shared/words/position.ts';
import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import type { Plan } from './craft.ts';
import { hullOf, laneKind } from './fleet.ts';
import { alongPath, pathOf, type Path } from './path.ts';
import { courseThrough, STREAMS, type Stream } from './scheme.ts';
import { fit, identityOf, type Stage, type Traffic } from './stage.ts';

/** Ships enter no nearer than this to another, metres. */
const ENTRY_ROOM = 1500;
/** At the start they stand no nearer than this. */
const START_ROOM = 1300;
/** Mean speed of the lane ships, for the balance of those that enter and those that are there. */
const MEAN_MPS = 13.2 * MPS_PER_KNOT;

/** Where a stream's middle takes a ship. */
const pathIn = (stream: Stream, fraction: number): Path => {
  const course = courseThrough(stream, fraction);
  return pathOf(course.points, { left: course.roomLeft, right: course.roomRight });
};

/**
 * Through traffic of the scheme. About `ships` at once; from the first second they stand all along the lanes, as if
 * the world had run for a day.
 */
export function openLanes(stage: Stage, ships: number): Traffic {
  const random = stage.random('lanes');
  const plan: Plan = {
    arrived(craft) {
      craft.gone = true;
    },
    dueNow() {},
  };

  /** Puts a ship of a stream on the stage, that has been under way in it for some seconds. False when there is no room. */
  const enter = (stream: Stream, at: Time, seconds: number): boolean => {
    const hull = hullOf(laneKind(stream.deep, random), random);
    const speed = hull.speed * MPS_PER_KNOT;
    for (let attempt = 0; attempt < 12; attempt++) {
      const path = pathIn(stream, random.next());
      // At the start a place a little before or behind will do as well.
      const metres = seconds * speed + (seconds > 0 && attempt > 2 ? random.between(-6000, 6000) : 0);
      if (metres >= path.length - 3000) return true;
      const where = alongPath(path, metres);
      if (!stage.free(where.x, where.y, seconds === 0 ? ENTRY_ROOM : START_ROOM)) continue;
      const craft = stage.add({ trade: 'lane', stream: stream.name, hull, x: where.x, y: where.y, course: where.course, speed, plan, path, leg: where.leg });
      fit(stage, craft, random, at, { class: 'A', identity: identityOf(stage, 'ship', hull), destination: random.pick(stream.destinations) });
      return true;
    }
    return false;
  };

  const streams = STREAMS.map((stream) => {
    const seconds = pathIn(stream, 0.5).length / MEAN_MPS;
    return { stream, seconds, next: 0, perMs: 0 };
  });
  const seconds = streams.reduce((sum, s) => sum + s.seconds * s.stream.share, 0);
  for (const s of streams) {
    s.perMs = (ships / seconds / 1000) * s.stream.share;
    const wait = (): number => -Math.log(1 - random.next()) / s.perMs;
    if (ships === 0) {
      s.next = Number.POSITIVE_INFINITY;
      continue;
    }
    // The slowest took this long; who was faster has left already.
    for (let ago = wait(); ago < s.seconds * 1600; ago += wait()) enter(s.stream, stage.start, ago / 1000);
    s.next = stage.start + wait();
  }

  return {
    step(at) {
      for (const s of streams) {
        if (at < s.next) continue;
        s.next = enter(s.stream, at, 0) ? at - Math.log(1 - random.next()) / s.perMs : at + 45_000;
      }
    },
  };
}
