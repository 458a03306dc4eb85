import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import { follow, type Craft, type Plan } from './craft.ts';
import { hullOf } from './fleet.ts';
import { pathOf } from './path.ts';
import type { Place } from './places.ts';
import { toPlane } from './plane.ts';
import { fit, type Stage } from './stage.ts';
import type { FlagGroup } from './identity.ts';

/** A craft that goes round the same places and waits at each. */
interface Round {
  readonly name: string;
  readonly type: number;
  readonly length: number;
  readonly knots: number;
  readonly flags: FlagGroup;
  readonly status: number;
  readonly places: readonly Place[];
  /** Minutes at each place, from and to; no wait where both are 0. */
  readonly wait: readonly [number, number];
}

const ROUNDS: readonly Round[] = [
  { name: 'PILOT ALDER', type: 50, length: 19, knots: 18, flags: 'british', status: 0, places: [[1.24, 51.06], [1.08, 50.9], [1.16, 50.965]], wait: [8, 35] },
  { name: 'PILOTE TADORNE', type: 50, length: 17, knots: 17, flags: 'french', status: 0, places: [[1.8, 50.99], [1.62, 50.97], [1.7, 50.995]], wait: [10, 40] },
  { name: 'TUG HAWKSBILL', type: 52, length: 29, knots: 9, flags: 'british', status: 0, places: [[1.36, 51.105], [1.41, 51.11], [1.33, 51.085]], wait: [20, 60] },
  { name: 'REMORQUEUR CORMORAN', type: 31, length: 31, knots: 8, flags: 'french', status: 0, places: [[1.53, 50.73], [1.47, 50.79], [1.5, 50.7]], wait: [15, 60] },
  { name: 'CUTTER SANDERLING', type: 55, length: 42, knots: 13, flags: 'british', status: 0, places: [[1.38, 51.09], [1.2, 51.0], [1.02, 50.86], [1.18, 50.97], [1.36, 51.055]], wait: [0, 20] },
  { name: 'VEDETTE AVOCETTE', type: 55, length: 46, knots: 12, flags: 'french', status: 0, places: [[1.75, 50.995], [1.57, 50.9], [1.5, 50.8], [1.52, 50.865], [1.64, 50.945]], wait: [0, 25] },
  { name: 'SURVEY TELLIN', type: 33, length: 48, knots: 5, flags: 'british', status: 3, places: [[1.02, 50.88], [0.88, 50.82], [0.9, 50.79], [1.06, 50.86]], wait: [0, 0] },
];

const AIRCRAFT: readonly { name: string; mmsi: number; knots: number; altitude: number; places: readonly Place[] }[] = [
  { name: 'RESCUE HERON', mmsi: 111_232_911, knots: 105, altitude: 155, places: [[1.02, 50.95], [1.45, 51.0], [1.7, 51.1], [1.6, 51.02], [1.35, 50.85], [1.15, 50.9]] },
  { name: 'PATROL PETREL', mmsi: 111_232_912, knots: 165, altitude: 610, places: [[0.95, 50.9], [1.5, 51.05], [2.1, 51.3], [2.2, 51.15], [1.55, 50.9], [1.2, 50.6], [0.6, 50.55]] },
];

/** Pilots, tugs, patrols, a survey ship, and two aircraft. */
export function openWorkboats(stage: Stage): void {
  const random = stage.random('workboats');

  const put = (round: Round, trade: 'workboat' | 'aircraft', altitude: number, mmsi: number | null): void => {
    const hull = hullOf({ types: [round.type], length: [round.length, round.length], slender: 0.25, draught: [2, 3], speed: [round.knots, round.knots] }, random);
    const points = round.places.map((place) => toPlane(place[0], place[1]));
    let next = random.whole(0, points.length - 1);
    const from = points[next]!;
    const goOn = (craft: Craft): void => {
      next = (next + 1) % points.length;
      follow(craft, pathOf([{ x: craft.x, y: craft.y }, points[next]!], { stops: round.wait[1] > 0 }), round.knots * MPS_PER_KNOT);
    };
    const plan: Plan = {
      arrived(craft, at) {
        const minutes = random.between(round.wait[0], round.wait[1]);
        if (minutes < 3) return goOn(craft);
        craft.atRest = true;
        craft.speed = craft.vx = craft.vy = craft.rot = 0;
        craft.path = null;
        craft.due = at + Math.round(minutes * 60_000);
      },
      dueNow(craft) {
        craft.due = Number.POSITIVE_INFINITY;
        goOn(craft);
      },
    };
    const turn = trade === 'aircraft' ? 0.05 : hull.turn;
    const acceleration = trade === 'aircraft' ? 2 : hull.acceleration;
    const craft = stage.add({ trade, stream: '', hull: { ...hull, turn, acceleration }, x: from.x, y: from.y, course: 0, speed: 0, plan, path: null, status: round.status });
    goOn(craft);
    craft.course = craft.path?.legs[0]?.course ?? 0;
    const made = stage.registrar.small(round.flags);
    fit(stage, craft, random, stage.start, {
      class: trade === 'aircraft' ? 'aircraft' : 'A',
      identity: { ...made, name: round.name, mmsi: mmsi ?? made.mmsi },
      altitude,
    });
  };

  for (const round of ROUNDS) put(round, 'workboat', 0, null);
  for (const plane of AIRCRAFT) {
    const round: Round = { ...plane, type: 51, length: 17, flags: 'british', status: 0, wait: [0, 0] };
    put(round, 'aircraft', plane.altitude, plane.mmsi);
  }
}
