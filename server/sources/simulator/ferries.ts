import type { Time } from '../../../shared/words/position.ts';
import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import { follow, type Craft, type Plan } from './craft.ts';
import { hullOf } from './fleet.ts';
import { alongPath, pathOf, type Path } from './path.ts';
import type { Place } from './places.ts';
import { toPlane, wrapPi } from './plane.ts';
import { fit, identityOf, type Stage, type Traffic } from './stage.ts';

interface Line {
  readonly name: string;
  /** From the first port to the second, without the berths. */
  readonly out: readonly Place[];
  /** And back, apart from the way out. */
  readonly back: readonly Place[];
  /** Berths in either port; ferries take them in turn. */
  readonly berths: readonly [readonly Place[], readonly Place[]];
  readonly ships: number;
  /** One round trip, minutes; it leaves the second port after half of it. */
  readonly cycle: number;
  readonly speed: readonly [number, number];
  readonly length: readonly [number, number];
  readonly ports: readonly [string, string];
}

/** In harbour nobody looks out for others: the time-table and the fairway rule keep them apart. */
export const HARBOUR_KNOTS = 8;
/** Legs at either end that are taken at harbour speed. */
const HARBOUR_LEGS = 3;
/** On the leg next to those it is slower already, but still keeps clear of others. */
const APPROACH_KNOTS = 12;
/** Least time between arriving and leaving, minutes. */
const LEAST_STAY = 25;
/** None leaves its berth while another that comes in is nearer than this, or one that goes out than that; metres. */
const COMING_IN_M = 4500;
const GOING_OUT_M = 1500;

/** One that comes in behind another keeps this far from it, metres, at this speed. */
const QUEUE_M = 1400;
const WAITING_KNOTS = 1.5;
const QUEUE_EVERY_MS = 5000;
/** Berths nearer to each other than this are in one port, metres. */
const SAME_PORT_M = 3500;

// The crossings are at right angles to the lanes, outward to the south of homeward, so that the two never meet. At
// Dover they leave by the western entrance and come in by the eastern one. Calais is entered east of the jetties.
const LINES: readonly Line[] = [
  {
    name: 'dover-calais',
    out: [[1.3325, 51.1178], [1.3289, 51.1123], [1.333, 51.105], [1.41, 51.076], [1.555, 51.0105], [1.71, 50.982], [1.8, 50.979], [1.838, 50.9785], [1.8455, 50.976]],
    back: [[1.857, 50.9765], [1.848, 50.9845], [1.82, 50.995], [1.715, 51.0125], [1.6, 51.045], [1.46, 51.1035], [1.378, 51.1215], [1.3625, 51.1221], [1.3525, 51.1216], [1.3437, 51.121], [1.3412, 51.1211]],
    berths: [[[1.3402, 51.1238], [1.338, 51.1243], [1.3358, 51.1236]], [[1.8495, 50.9722], [1.8527, 50.9724], [1.8559, 50.9726]]],
    ships: 8,
    cycle: 272,
    speed: [16.5, 18.5],
    length: [165, 215],
    ports: ['CALAIS', 'DOVER'],
  },
  {
    name: 'dover-dunkerque',
    out: [[1.331, 51.1172], [1.3289, 51.1123], [1.334, 51.107], [1.43, 51.084], [1.6, 51.021], [1.8, 51.012], [1.98, 51.032], [2.11, 51.05], [2.162, 51.0445]],
    back: [[2.167, 51.0475], [2.11, 51.0585], [1.98, 51.052], [1.79, 51.03], [1.64, 51.0565], [1.47, 51.113], [1.38, 51.125], [1.3625, 51.1226], [1.3525, 51.1216], [1.3437, 51.121], [1.3412, 51.1211]],
    berths: [[[1.3345, 51.1213]], [[2.1795, 51.0325], [2.1825, 51.0337], [2.1855, 51.0349]]],
    ships: 3,
    cycle: 360,
    speed: [17.5, 19],
    length: [186, 190],
    ports: ['DUNKERQUE', 'DOVER'],
  },
  {
    name: 'newhaven-dieppe',
    out: [[0.0615, 50.77], [0.07, 50.76], [0.15, 50.66], [0.31, 50.45], [0.52, 50.33], [0.85, 50.1], [1.07, 49.965], [1.081, 49.95]],
    back: [[1.076, 49.952], [1.06, 49.967], [0.82, 50.12], [0.49, 50.36], [0.28, 50.48], [0.12, 50.68], [0.06, 50.762], [0.0575, 50.77]],
    berths: [[[0.0597, 50.7745]], [[1.0815, 49.9435]]],
    ships: 1,
    cycle: 600,
    speed: [17, 18],
    length: [142, 142],
    ports: ['DIEPPE', 'NEWHAVEN'],
  },
];

function ferryPath(from: Place, places: readonly Place[], to: Place): Path {
  const all = [from, ...places, to];
  const limits = all.map((_, i) => {
    const fromEnd = Math.min(i, all.length - 2 - i);
    return fromEnd < HARBOUR_LEGS ? HARBOUR_KNOTS * MPS_PER_KNOT : fromEnd === HARBOUR_LEGS ? APPROACH_KNOTS * MPS_PER_KNOT : undefined;
  });
  return pathOf(
    all.map((place) => toPlane(place[0], place[1])),
    { stops: true, limits },
  );
}

/** Ferries on their time-tables, counted from midnight UTC. */
export function openFerries(stage: Stage): Traffic {
  const random = stage.random('ferries');
  /** Those at a berth, with the course on which they will leave it. */
  const berthed = new Map<Craft, number>();
  const fleet: Craft[] = [];
  /** May it leave now, or is another in the fairway? */
  const fairwayClear = (craft: Craft): boolean =>
    fleet.every((other) => {
      if (other === craft || other.atRest) return true;
      const away = Math.hypot(other.x - craft.x, other.y - craft.y);
      const comingIn = (other.x - craft.x) * other.vx + (other.y - craft.y) * other.vy < 0;
      return away > (comingIn ? COMING_IN_M : GOING_OUT_M);
    });
  /** Who comes in behind another waits off the entrance until that one has berthed. */
  const queue = (): void => {
    for (const craft of fleet) {
      const end = craft.path?.legs.at(-1);
      if (craft.atRest || craft.path === null || end === undefined || craft.leg < craft.path.legs.length - HARBOUR_LEGS - 1) continue;
      const toGo = Math.hypot(end.x - craft.x, end.y - craft.y);
      const behind = fleet.some((other) => {
        const berth = other.path?.legs.at(-1);
        if (other === craft || other.atRest || berth === undefined || Math.hypot(berth.x - end.x, berth.y - end.y) > SAME_PORT_M) return false;
        return Math.hypot(other.x - craft.x, other.y - craft.y) < QUEUE_M && Math.hypot(berth.x - other.x, berth.y - other.y) < toGo;
      });
      craft.wanted = behind ? WAITING_KNOTS * MPS_PER_KNOT : craft.hull.speed * MPS_PER_KNOT;
    }
  };
  for (const line of LINES) {
    for (let i = 0; i < line.ships; i++) putFerry(line, i);
  }

  function putFerry(line: Line, i: number): void {
    const hull = hullOf({ types: [60, 69], length: line.length, slender: 0.14, draught: [5.7, 6.6], speed: line.speed }, random);
    const ferry = { ...hull, turn: hull.turn * 1.3, acceleration: 0.08 };
    const service = ferry.speed * MPS_PER_KNOT;
    const [here, there] = [line.berths[0][i % line.berths[0].length]!, line.berths[1][i % line.berths[1].length]!];
    const out = ferryPath(here, line.out, there);
    const back = ferryPath(there, line.back, here);
    const cycle = line.cycle * 60_000;
    const phase = (i / line.ships) * cycle;
    const midnight = Math.floor(stage.start / 86_400_000) * 86_400_000 - 86_400_000;
    /** The next departure after `at` from the first port (0) or the second (1). */
    const departure = (from: 0 | 1, at: Time): Time => {
      const base = midnight + phase + (from === 0 ? 0 : cycle / 2);
      return base + Math.ceil((at - base) / cycle) * cycle;
    };

    let bound: 0 | 1 = 0;
    const plan: Plan = {
      arrived(craft, at) {
        const port = bound === 0 ? 1 : 0;
        craft.atRest = true;
        craft.status = 5;
        craft.speed = craft.vx = craft.vy = craft.rot = 0;
        craft.path = null;
        // Late is late: it still takes its time to unload, and makes up for it at the next port.
        const scheduled = departure(port, at - 20 * 60_000);
        craft.due = Math.max(scheduled, at + LEAST_STAY * 60_000);
        berthed.set(craft, (bound === 0 ? back : out).legs[0]?.course ?? craft.course);
      },
      dueNow(craft, at) {
        if (!fairwayClear(craft)) {
          craft.due = at + 45_000;
          return;
        }
        bound = bound === 0 ? 1 : 0;
        leave(craft);
      },
    };
    const leave = (craft: Craft): void => {
      craft.due = Number.POSITIVE_INFINITY;
      craft.status = 0;
      berthed.delete(craft);
      const path = bound === 0 ? out : back;
      follow(craft, path, service);
      if (craft.transponder !== null) craft.transponder.destination = line.ports[bound];
    };

    // Where the time-table has it at the start.
    const into = (((stage.start - midnight - phase) % cycle) + cycle) % cycle;
    const sailed = into < cycle / 2 ? into : into - cycle / 2;
    bound = into < cycle / 2 ? 0 : 1;
    const path = bound === 0 ? out : back;
    const metres = (sailed / 1000) * service * 0.93;
    const underWay = metres < path.length - 1200;
    const where = alongPath(path, underWay ? metres : path.length);
    const speed = underWay ? Math.min(service, path.legs[where.leg]?.limit ?? service) : 0;
    const craft = stage.add({ trade: 'ferry', stream: line.name, hull: ferry, x: where.x, y: where.y, course: where.course, speed, plan, path, leg: where.leg });
    craft.wanted = service;
    fleet.push(craft);
    fit(stage, craft, random, stage.start, { class: 'A', identity: identityOf(stage, bound === 0 ? 'british' : 'french', ferry), destination: line.ports[bound] });
    if (!underWay) plan.arrived(craft, stage.start);
  }

  return {
    step(at) {
      if (at % QUEUE_EVERY_MS === 0) queue();
      // At the berth they swing round to leave bow first.
      for (const [craft, course] of berthed) {
        if (at < craft.due - 420_000) continue;
        const turn = wrapPi(course - craft.course);
        const most = (0.8 * Math.PI) / 180;
        craft.course += Math.max(-most, Math.min(most, turn));
        if (craft.course < 0) craft.course += 2 * Math.PI;
        else if (craft.course >= 2 * Math.PI) craft.course -= 2 * Math.PI;
      }
    },
  };
}
