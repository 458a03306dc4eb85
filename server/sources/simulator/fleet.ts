import type { Random } from './random.ts';

/** A kind of ship with the ranges that a single one is drawn from. */
export interface ShipKind {
  readonly label: string;
  /** AIS ship-type numbers (ITU-R M.1371-5, table 53) that it may say of itself. */
  readonly types: readonly [number, ...number[]];
  /** Metres. */
  readonly length: readonly [number, number];
  /** Beam as a part of length. */
  readonly slender: number;
  /** Metres. */
  readonly draught: readonly [number, number];
  /** Service speed, knots. */
  readonly speed: readonly [number, number];
  /** Part of the lane traffic. */
  readonly share: number;
  readonly deep: boolean;
}

/** What goes through the strait, by number: many coasters and box ships, some of everything else. */
export const LANE_KINDS: readonly ShipKind[] = [
  { label: 'coaster', types: [70, 79], length: [78, 120], slender: 0.145, draught: [3.6, 6.2], speed: [9, 12.5], share: 0.26, deep: false },
  { label: 'feeder', types: [70, 79], length: [130, 170], slender: 0.155, draught: [6.5, 9.2], speed: [14, 18.5], share: 0.13, deep: false },
  { label: 'container ship', types: [70, 71, 79], length: [260, 400], slender: 0.145, draught: [11.5, 16], speed: [15, 21.5], share: 0.14, deep: true },
  { label: 'bulk carrier', types: [70], length: [170, 292], slender: 0.15, draught: [7.5, 17.5], speed: [10.5, 13.5], share: 0.11, deep: true },
  { label: 'product tanker', types: [80, 81, 82, 89], length: [110, 183], slender: 0.165, draught: [6, 11.5], speed: [11, 14.5], share: 0.14, deep: false },
  { label: 'crude tanker', types: [80], length: [240, 333], slender: 0.175, draught: [9.5, 19], speed: [10.5, 14], share: 0.04, deep: true },
  { label: 'gas carrier', types: [80, 84], length: [95, 295], slender: 0.155, draught: [5.5, 12], speed: [13, 18], share: 0.05, deep: false },
  { label: 'car carrier', types: [70, 79], length: [165, 200], slender: 0.168, draught: [7.5, 9.8], speed: [14.5, 18.5], share: 0.06, deep: false },
  { label: 'ro-ro', types: [70, 79], length: [140, 215], slender: 0.13, draught: [5.8, 7.4], speed: [15, 20], share: 0.05, deep: false },
  { label: 'cruise ship', types: [60], length: [220, 330], slender: 0.125, draught: [7.4, 8.8], speed: [15, 21], share: 0.01, deep: false },
  { label: 'fishery or heavy-lift ship', types: [90, 79], length: [90, 150], slender: 0.18, draught: [5, 7.5], speed: [9, 12], share: 0.01, deep: false },
];

/** A ship as built: what its static message says and how it handles. */
export interface Hull {
  readonly shiptype: number;
  readonly length: number;
  readonly beam: number;
  readonly draught: number;
  /** Service speed, knots. */
  readonly speed: number;
  /** Greatest rate of turn it uses, radians a second. */
  readonly turn: number;
  /** Metres a second, a second. */
  readonly acceleration: number;
}

/** A hull of a kind. Longer ships turn and stop more slowly. */
export function hullOf(kind: Pick<ShipKind, 'types' | 'length' | 'slender' | 'draught' | 'speed'>, random: Random): Hull {
  const part = random.next();
  const length = Math.round(kind.length[0] + (kind.length[1] - kind.length[0]) * part);
  const degreesAMinute = Math.min(120, Math.max(18, 4800 / (length + 10)));
  return {
    shiptype: random.pick(kind.types),
    length,
    beam: Math.max(2, Math.round(length * kind.slender * random.between(0.95, 1.05))),
    // Bigger of its kind is deeper, ballast or laden makes the rest.
    draught: Math.round((kind.draught[0] + (kind.draught[1] - kind.draught[0]) * (0.6 * part + 0.4 * random.next())) * 10) / 10,
    speed: Math.round(random.between(kind.speed[0], kind.speed[1]) * 10) / 10,
    turn: ((degreesAMinute / 60) * Math.PI) / 180,
    acceleration: Math.min(0.25, 4 / (length + 10)),
  };
}

/** A kind for a lane ship; `deep` prefers those that need the deep-water route. */
export function laneKind(deep: boolean, random: Random): ShipKind {
  const weight = (kind: ShipKind): number => kind.share * (deep ? (kind.deep ? 2.5 : 0.6) : 1);
  let at = random.next() * LANE_KINDS.reduce((sum, kind) => sum + weight(kind), 0);
  for (const kind of LANE_KINDS) {
    at -= weight(kind);
    if (at < 0) return kind;
  }
  return LANE_KINDS[0]!;
}
