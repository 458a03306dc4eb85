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
  /** From the berth side of the first port's entrance to that of the second, in deep enough water. */
  readonly out: readonly Place[];
  /** And back, apart from the way out. */
  readonly back: readonly Place[];
  readonly ships: number;
  /** One round trip, minutes. */
  readonly cycle: number;
  /** Part of the cycle after which it leaves the second port. */
  readonly turn: number;
  readonly speed: readonly [number, number];
  readonly length: readonly [number, number];
  readonly ports: readonly [string, string];
  /** Berths at either end: the last legs are taken at harbour speed. */
  readonly slowLegs: number;
}

const HARBOUR_KNOTS = 8;
/** Least time between arriving and leaving, minutes. */
const LEAST_STAY = 25;

// Berths and entrances; the crossings at right angles to the lanes, outward to the south of homeward.
const LINES: readonly Line[] = [
  {
    name: 'dover-calais',
    out: [[1.3385, 51.1248], [1.3447, 51.1216], [1.354, 51.1155], [1.43, 51.088], [1.555, 51.0155], [1.71, 50.985], [1.81, 50.979], [1.8365, 50.9745], [1.8465, 50.9685]],
    back: [[1.8465, 50.9685], [1.8375, 50.9755], [1.82, 50.99], [1.715, 51.009], [1.6, 51.041], [1.46, 51.1035], [1.375, 51.124], [1.352, 51.1252], [1.3447, 51.1216], [1.3385, 51.1248]],
    ships: 8,
    cycle: 272,
    turn: 0.5,
    speed: [16.5, 18.5],
    length: [165, 215],
    ports: ['CALAIS', 'DOVER'],
    slowLegs: 2,
  },
  {
    name: 'dover-dunkerque',
    out: [[1.3365, 51.1238], [1.3447, 51.1216], [1.356, 51.1165], [1.44, 51.1], [1.6, 51.031], [1.8, 51.012], [1.98, 51.032], [2.11, 51.05], [2.162, 51.0445], [2.181, 51.0335]],
    back: [[2.181, 51.0335], [2.162, 51.0475], [2.11, 51.0585], [1.98, 51.052], [1.79, 51.03], [1.64, 51.0525], [1.47, 51.113], [1.378, 51.129], [1.352, 51.1262], [1.3447, 51.1216], [1.3365, 51.1238]],
    ships: 3,
    cycle: 360,
    turn: 0.5,
    speed: [17.5, 19],
    length: [186, 190],
    ports: ['DUNKERQUE', 'DOVER'],
    slowLegs: 2,
  },
  {
    name: 'newhaven-dieppe',
    out: [[0.0562, 50.7795], [0.062, 50.768], [0.15, 50.66], [0.31, 50.45], [0.52, 50.33], [0.85, 50.1], [1.075, 49.96], [1.0825, 49.937]],
    back: [[1.0825, 49.937], [1.068, 49.962], [0.82, 50.12], [0.49, 50.36], [0.28, 50.48], [0.12, 50.68], [0.056, 50.766], [0.0562, 50.7795]],
    ships: 1,
    cycle: 600,
    turn: 0.5,
    speed: [17, 18],
    length: [142, 142],
    ports: ['DIEPPE', 'NEWHAVEN'],
    slowLegs: 1,
  },
];

function ferryPath(places: readonly Place[], slowLegs: number): Path {
  const limits = places.map((_, i) => (i < slowLegs || i >= places.length - 1 - slowLegs ? HARBOUR_KNOTS * MPS_PER_KNOT : undefined));
  return pathOf(
    places.map((place) => toPlane(place[0], place[1])),
    { stops: true, limits },
  );
}

/** Ferries on their time-tables, counted from midnight UTC. */
export function openFerries(stage: Stage): Traffic {
  const random = stage.random('ferries');
  const berthed = new Set<Craft>();
  for (const line of LINES) {
    for (let i = 0; i < line.ships; i++) putFerry(line, i);
  }

  function putFerry(line: Line, i: number): void {
    const hull = hullOf({ types: [60, 69], length: line.length, slender: 0.14, draught: [5.7, 6.6], speed: line.speed }, random);
    const ferry = { ...hull, turn: hull.turn * 1.6, acceleration: 0.045 };
    const service = ferry.speed * MPS_PER_KNOT;
    const out = ferryPath(line.out, line.slowLegs);
    const back = ferryPath(line.back, line.slowLegs);
    const cycle = line.cycle * 60_000;
    const phase = (i / line.ships) * cycle;
    const midnight = Math.floor(stage.start / 86_400_000) * 86_400_000 - 86_400_000;
    /** The next departure after `at` from the first port (0) or the second (1). */
    const departure = (from: 0 | 1, at: Time): Time => {
      const base = midnight + phase + (from === 0 ? 0 : cycle * line.turn);
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
        berthed.add(craft);
      },
      dueNow(craft) {
        bound = bound === 0 ? 1 : 0;
        leave(craft);
      },
    };
    const leave = (craft: Craft): void => {
      craft.due = Number.POSITIVE_INFINITY;
      craft.status = 0;
      berthed.delete(craft);
      const path = bound === 0 ? out : back;
      craft.course = path.legs[0]?.course ?? craft.course;
      follow(craft, path, service);
      if (craft.transponder !== null) craft.transponder.destination = line.ports[bound];
    };

    // Where the time-table has it at the start.
    const into = (((stage.start - midnight - phase) % cycle) + cycle) % cycle;
    const sailed = into < cycle * line.turn ? into : into - cycle * line.turn;
    bound = into < cycle * line.turn ? 0 : 1;
    const path = bound === 0 ? out : back;
    const metres = (sailed / 1000) * service * 0.93;
    const underWay = metres < path.length - 1200;
    const where = alongPath(path, underWay ? metres : path.length);
    const speed = underWay ? Math.min(service, path.legs[where.leg]?.limit ?? service) : 0;
    const craft = stage.add({ trade: 'ferry', stream: line.name, hull: ferry, x: where.x, y: where.y, course: where.course, speed, plan, path, leg: where.leg });
    craft.wanted = service;
    fit(craft, random, stage.start, { class: 'A', identity: identityOf(stage, bound === 0 ? 'british' : 'french', ferry), destination: line.ports[bound] });
    if (!underWay) plan.arrived(craft, stage.start);
  }

  return {
    step(at) {
      // At the berth they swing round to leave bow first.
      for (const craft of berthed) {
        if (at < craft.due - 420_000) continue;
        const line = LINES.find((l) => l.name === craft.stream);
        if (line === undefined) continue;
        const places = craft.transponder?.destination === line.ports[0] ? line.back : line.out;
        const a = toPlane(...places[0]!);
        const b = toPlane(...places[1]!);
        const turn = wrapPi(Math.atan2(b.x - a.x, b.y - a.y) - craft.course);
        const most = (0.6 * Math.PI) / 180;
        craft.course += Math.max(-most, Math.min(most, turn));
        if (craft.course < 0) craft.course += 2 * Math.PI;
        else if (craft.course >= 2 * Math.PI) craft.course -= 2 * Math.PI;
      }
    },
  };
}
