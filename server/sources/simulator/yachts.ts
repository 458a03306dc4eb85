import type { Time } from '../../../shared/words/position.ts';
import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import type { Plan } from './craft.ts';
import { hullOf } from './fleet.ts';
import { alongPath, pathOf } from './path.ts';
import { YACHT_ROUTES } from './places.ts';
import { toPlane, type Point } from './plane.ts';
import { fit, identityOf, type Stage, type Traffic } from './stage.ts';

/** Room to others when one puts to sea, metres. */
const ROOM = 600;

/**
 * Yachts on passage: along the coast, and across the lanes at right angles. Who arrives goes into harbour and off the
 * air; some time later another puts to sea.
 */
export function openYachts(stage: Stage, count: number): Traffic {
  const random = stage.random('yachts');
  const inHarbour: Time[] = [];
  const plan: Plan = {
    arrived(craft, at) {
      craft.gone = true;
      inHarbour.push(at + random.whole(5, 60) * 60_000);
    },
    dueNow() {},
  };

  /** Puts one to sea, `part` of its way along a passage; false when there is somebody. */
  const putToSea = (at: Time, part: number): boolean => {
    const sail = random.chance(0.7);
    const hull = hullOf(
      sail
        ? { types: [36], length: [8, 16], slender: 0.3, draught: [1.4, 2.4], speed: [4.2, 6.8] }
        : { types: [37], length: [8, 18], slender: 0.3, draught: [0.8, 1.4], speed: [8, 17] },
      random,
    );
    const speed = hull.speed * MPS_PER_KNOT;
    const places = YACHT_ROUTES[random.whole(0, YACHT_ROUTES.length - 1)] ?? [];
    const route = places.map((place, i): Point => {
      const point = toPlane(place[0], place[1]);
      if (i === 0 || i === places.length - 1) return point;
      // Each keeps a little off the line that everyone takes.
      return { x: point.x + random.between(-500, 500), y: point.y + random.between(-350, 350) };
    });
    const path = pathOf(random.chance(0.5) ? route : route.toReversed());
    const where = alongPath(path, part * path.length);
    if (!stage.free(where.x, where.y, ROOM)) return false;
    const craft = stage.add({ trade: 'yacht', stream: '', hull, x: where.x, y: where.y, course: where.course, speed, plan, path, leg: where.leg });
    fit(stage, craft, random, at, { class: 'B', identity: identityOf(stage, 'local', hull) });
    return true;
  };

  for (let i = 0; i < count; i++) {
    for (let attempt = 0; attempt < 6; attempt++) if (putToSea(stage.start, random.between(0.03, 0.92))) break;
  }
  return {
    step(at) {
      for (let i = 0; i < inHarbour.length; i++) {
        if (at < inHarbour[i]!) continue;
        if (putToSea(at, 0)) inHarbour.splice(i--, 1);
        else inHarbour[i] = at + 120_000;
      }
    },
  };
}
