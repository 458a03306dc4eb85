import type { PositionSighting, Sighting } from '../../shared/words/sighting.ts';
import { onAisGrid } from '../../shared/geo/units.ts';

/** A seeded source of chance (mulberry32): the same traffic in every run. */
export function chance(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface NoisyOptions {
  readonly vessels: number;
  readonly from: number;
  readonly minutes: number;
  readonly seed: number;
  /** How receivers err: `white` anew at each report; `wandering` slowly, as GNSS does (correlated over 2 minutes, and 0.5 m white). */
  readonly noise: 'white' | 'wandering';
}

/** Root mean square error of a position, metres. */
const NOISE_M = 5;
const METRES_PER_DEGREE = 111_120;

interface Ship {
  readonly id: string;
  lon: number;
  lat: number;
  readonly sog: number;
  cog: number;
  readonly turning: number;
  readonly moored: boolean;
  readonly aisClass: 'A' | 'B';
  eastM: number;
  northM: number;
  lastAt: number;
  lastIdentity: number;
  nextAt: number;
  begun: boolean;
}

/** Ships at the lanes' speeds with the reporting intervals of ITU-R M.1371, sorted by time of receipt (ms). */
export const noisyTraffic = (options: NoisyOptions): Sighting[] => new NoisySea(options).sail(options.minutes);

/** The same, a stretch after the other: a day of it at once would fill the memory. */
export class NoisySea {
  readonly #random: () => number;
  readonly #noise: NoisyOptions['noise'];
  readonly #ships: readonly Ship[];
  #at: number;

  constructor({ vessels, from, seed, noise }: Omit<NoisyOptions, 'minutes'>) {
    const random = (this.#random = chance(seed));
    this.#noise = noise;
    this.#at = from;
    const normal = this.#normal;
    this.#ships = Array.from({ length: vessels }, (): Ship => {
      const moored = random() < 0.15;
      const aisClass = random() < 0.8 ? 'A' : 'B';
      const sog = moored ? 0 : Math.max(2, (aisClass === 'A' ? 13.5 : 7) + 3.5 * normal());
      const lane = random() < 0.5 ? 45 : 225;
      return {
        id: String(205_000_000 + Math.floor(random() * 500_000_000)).padStart(9, '0'),
        lon: 0.5 + 2 * random(),
        lat: 50.3 + 1.2 * random(),
        sog,
        cog: lane + 12 * normal(),
        turning: random() < 0.05 ? 6 * normal() : 0,
        moored,
        aisClass,
        eastM: (NOISE_M / Math.SQRT2) * normal(),
        northM: (NOISE_M / Math.SQRT2) * normal(),
        lastAt: from,
        lastIdentity: from - random() * 360_000,
        nextAt: from + random() * 180_000,
        begun: false,
      };
    });
  }

  readonly #normal = (): number => Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());

  /** The next minutes. */
  sail(minutes: number): Sighting[] {
    const [random, normal] = [this.#random, this.#normal];
    const from = this.#at;
    const end = (this.#at = from + minutes * 60_000);
    const sightings: Sighting[] = [];
    for (const ship of this.#ships) {
      if (!ship.begun) ship.nextAt = from + random() * interval(ship);
      ship.begun = true;
      while (ship.nextAt < end) {
        const at = Math.round(ship.nextAt);
        const seconds = (at - ship.lastAt) / 1000;
        ship.lastAt = at;
        ship.cog = (ship.cog + (ship.turning * seconds) / 60 + 720) % 360;
        const run = (ship.sog * 1852 * seconds) / 3600;
        const cog = (ship.cog * Math.PI) / 180;
        ship.lat += (run * Math.cos(cog)) / METRES_PER_DEGREE;
        ship.lon += (run * Math.sin(cog)) / METRES_PER_DEGREE / Math.cos((ship.lat * Math.PI) / 180);
        wander(ship, seconds, normal, this.#noise);
        const white = this.#noise === 'white' ? 0 : 0.35;
        sightings.push(position(ship, at, ship.eastM + white * normal(), ship.northM + white * normal(), normal));
        if (at - ship.lastIdentity >= 360_000) {
          ship.lastIdentity = at;
          sightings.push({ ...base(ship, at), kind: 'identity', aisClass: ship.aisClass, name: `SHIP ${ship.id.slice(-5)}`, callsign: `C${ship.id.slice(-4)}`, imo: 9_000_000 + Number(ship.id.slice(-5)), shiptype: 70, toBow: 120, toStern: 30, toPort: 12, toStarboard: 12, destination: 'ROTTERDAM', draught: 8.4, eta: '05-18T06:00Z' });
        }
        ship.nextAt += interval(ship) * (0.9 + 0.2 * random());
      }
    }
    return sightings.sort((a, b) => a.observedAt - b.observedAt);
  }
}

function wander(ship: Ship, seconds: number, normal: () => number, noise: NoisyOptions['noise']): void {
  const axis = NOISE_M / Math.SQRT2;
  const keep = noise === 'white' ? 0 : Math.exp(-seconds / 120);
  const fresh = axis * Math.sqrt(1 - keep * keep);
  ship.eastM = keep * ship.eastM + fresh * normal();
  ship.northM = keep * ship.northM + fresh * normal();
}

const base = (ship: Ship, observedAt: number) => ({ trackId: ship.id, trackKind: 'vessel', source: 'bench', observedAt }) as const;

function position(ship: Ship, at: number, eastM: number, northM: number, normal: () => number): PositionSighting {
  const sog = Math.max(0, ship.sog + 0.1 * normal());
  const cog = ship.moored ? 360 * Math.abs(Math.sin(at)) : ship.cog + 0.7 * normal();
  const heading = ship.cog + 0.5 * normal() + 2;
  const turning = ship.aisClass === 'A' ? Math.round(ship.turning + 0.6 * normal()) || 0 : null;
  return {
    ...base(ship, at),
    kind: 'position',
    lon: onAisGrid(ship.lon + eastM / METRES_PER_DEGREE / Math.cos((ship.lat * Math.PI) / 180)),
    lat: onAisGrid(ship.lat + northM / METRES_PER_DEGREE),
    sog: Math.round(sog * 10) / 10,
    cog: ((Math.round(cog * 10) + 7200) % 3600) / 10,
    heading: ship.aisClass === 'B' ? null : (Math.round(heading) + 720) % 360,
    rot: turning,
    status: ship.aisClass === 'B' ? null : ship.moored ? 1 : 0,
    aisClass: ship.aisClass,
  };
}

/** ITU-R M.1371-5, table 1, ms. */
function interval(ship: Ship): number {
  if (ship.aisClass === 'B') return ship.sog > 2 ? 30_000 : 180_000;
  if (ship.moored) return 180_000;
  const seconds = ship.sog > 23 ? 2 : ship.sog > 14 ? 6 : 10;
  return (Math.abs(ship.turning) > 0 ? Math.max(2, seconds / 3) : seconds) * 1_000;
}
