import type { WatersData } from '../../server/watch/rules/waters.ts';
import { ZoneIndex } from '../../server/watch/zones/zone-index.ts';
import { destination } from '../../shared/geo/distance.ts';
import { METRES_PER_NM, MPS_PER_KNOT } from '../../shared/geo/units.ts';
import type { IdentitySighting, PositionSighting, Sighting, TextSighting } from '../../shared/words/sighting.ts';
import type { SourceState } from '../../shared/words/source.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import { said, seen, T0 } from '../stand-ins/sea.ts';

/** A short script at sea and what the watch must say of it. */
export interface Scenario {
  /** Reads as a sentence after the rule's name. */
  readonly it: string;
  /** The rule that it is about: all others are switched off, so that a script shows one thing. */
  readonly rule: string;
  /** Further rules that take part. */
  readonly with?: readonly string[];
  readonly zones?: readonly ZoneFeature[];
  readonly sightings: readonly Sighting[];
  /** Sources that change: seconds after the beginning. */
  readonly sources?: readonly { readonly at: number; readonly source: string; readonly state: SourceState }[];
  /** Seconds that it lasts. */
  readonly lasts: number;
  /** One line a transition: `MM:SS event rule priority state [tracks] {figures}`; the time is the watch's. */
  readonly lines: readonly string[];
}

export interface Leg {
  readonly id: string;
  /** Seconds after the beginning. */
  readonly from: number;
  readonly to: number;
  /** Nautical miles east and north of the middle of the scene. */
  readonly at: readonly [east: number, north: number];
  readonly sog: number;
  readonly cog: number;
  /** Seconds between positions. */
  readonly every?: number;
  readonly more?: Partial<PositionSighting>;
}

const MIDDLE = [1.5, 50.5] as const;

/** A place so many nautical miles east and north of the middle of the scene. */
export function place(east: number, north: number): [number, number] {
  const [lon, lat] = destination(MIDDLE[0], MIDDLE[1], 0, north * METRES_PER_NM);
  return destination(lon, lat, 90, east * METRES_PER_NM);
}

/** The positions of a vessel that keeps course and speed. */
export function leg({ id, from, to, at, sog, cog, every = 10, more = {} }: Leg): PositionSighting[] {
  const [lon, lat] = place(at[0], at[1]);
  const positions: PositionSighting[] = [];
  for (let second = from; second <= to; second += every) {
    const [x, y] = destination(lon, lat, cog, sog * MPS_PER_KNOT * (second - from));
    positions.push(seen(id, second, x, y, { sog, cog, heading: Math.round(cog) % 360, ...more }));
  }
  return positions;
}

/** Half of a vessel's length each way from its antenna. */
export const isLong = (id: string, metres: number, second = 0, more: Partial<IdentitySighting> = {}): IdentitySighting =>
  said(id, second, { toBow: metres / 2, toStern: metres - metres / 2, shiptype: 70, ...more });

export const text = (id: string, second: number, words: string, more: Partial<TextSighting> = {}): TextSighting => ({
  kind: 'text',
  trackId: id,
  trackKind: 'vessel',
  source: 'tcp',
  observedAt: T0 + second * 1000,
  text: words,
  addressedTo: null,
  ...more,
});

/** All that several vessels do, in the order of time. */
export const together = (...parts: readonly (readonly Sighting[] | Sighting)[]): Sighting[] => parts.flat().sort((a, b) => a.observedAt - b.observedAt);

type Box = readonly [west: number, south: number, east: number, north: number];

function ring([west, south, east, north]: Box): [number, number][] {
  const corners = [place(west, south), place(east, south), place(east, north), place(west, north)];
  return [...corners, corners[0]!];
}

/**
 * Invented waters, in nautical miles from the middle: a lane that flows east from north of 5 to 9, a separation zone from
 * 3 to 5, the shore south of -20 with a port on it, and a light vessel.
 */
export const WATERS: WatersData = {
  areas: [
    { id: 'east-lane', name: 'East lane', kind: 'lane', flow: 90 },
    { id: 'middle', name: 'Middle separation zone', kind: 'separation-zone', flow: null },
  ],
  areaLookup: ZoneIndex.build([{ polygons: [[ring([-30, 5, 30, 9])]] }, { polygons: [[ring([-30, 3, 30, 5])]] }]),
  land: { lookup: ZoneIndex.build([{ polygons: [[ring([-30, -30, 30, -20])]] }]), count: 1 },
  ports: [{ name: 'Port', position: place(0, -19.5) }],
  lightVessels: [{ name: 'Middle', position: place(10, 0) }],
};
