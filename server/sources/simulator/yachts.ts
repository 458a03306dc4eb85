import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import { follow, type Craft, type Plan } from './craft.ts';
import { hullOf } from './fleet.ts';
import { alongPath, pathOf, type Path } from './path.ts';
import { YACHT_ROUTES } from './places.ts';
import { toPlane, type Point } from './plane.ts';
import { fit, identityOf, type Stage } from './stage.ts';

/** Yachts on passage: along the coast, and across the lanes at right angles. They wait a while and go back. */
export function openYachts(stage: Stage, count: number): void {
  const random = stage.random('yachts');
  for (let i = 0; i < count; i++) {
    const sail = random.chance(0.7);
    const hull = hullOf(
      sail
        ? { types: [36], length: [8, 16], slender: 0.3, draught: [1.4, 2.4], speed: [4.2, 6.8] }
        : { types: [37], length: [8, 18], slender: 0.3, draught: [0.8, 1.4], speed: [8, 17] },
      random,
    );
    const speed = hull.speed * MPS_PER_KNOT;
    const route = (YACHT_ROUTES[random.whole(0, YACHT_ROUTES.length - 1)] ?? []).map((place): Point => {
      const at = toPlane(place[0], place[1]);
      // Each keeps a little off the line that everyone takes.
      return { x: at.x + random.between(-500, 500), y: at.y + random.between(-350, 350) };
    });
    const there = pathOf(route, { stops: true });
    const home = pathOf(route.toReversed(), { stops: true });
    let way: Path = random.chance(0.5) ? there : home;
    const where = alongPath(way, random.between(0.05, 0.9) * way.length);
    if (!stage.free(where.x, where.y, 500)) continue;
    const plan: Plan = {
      arrived(craft, at) {
        craft.atRest = true;
        craft.speed = craft.vx = craft.vy = craft.rot = 0;
        craft.path = null;
        craft.due = at + random.whole(20, 150) * 60_000;
      },
      dueNow(craft: Craft) {
        craft.due = Number.POSITIVE_INFINITY;
        way = way === there ? home : there;
        follow(craft, way, speed);
      },
    };
    const craft = stage.add({ trade: 'yacht', stream: '', hull, x: where.x, y: where.y, course: where.course, speed, plan, path: way, leg: where.leg });
    fit(stage, craft, random, stage.start, { class: 'B', identity: identityOf(stage, 'local', hull) });
  }
}
