import { destination } from '../../../shared/geo/distance.ts';
import { METRES_PER_NM, onAisGrid, wrap360 } from '../../../shared/geo/units.ts';
import type { Position, Time } from '../../../shared/words/position.ts';
import type { PositionSighting } from '../../../shared/words/sighting.ts';
import type { DropReason } from './counts.ts';
import { degreesOf, numberOf, positionOf, type Observer } from './receiver.ts';

/** The units of a TTM sentence in nautical miles (and so in knots): kilometres, nautical and statute miles. */
const UNIT: Readonly<Record<string, number>> = { K: 1 / 1.852, N: 1, S: 1609.344 / METRES_PER_NM };
/** Farther than any ship's or shore radar looks, nautical miles. */
const MAX_RANGE_NM = 200;

/** What a radar target sentence comes to. `gone`: the radar itself has lost the target, nothing was seen. */
export type TargetOutcome = { sighting: PositionSighting } | { gone: true } | { fault: DropReason };

/** Who saw it, when, and the name that its tracks are to have: `radar:NAME:NUMBER`. */
export interface TargetContext {
  source: string;
  radar: string;
  at: Time;
  observer: Observer;
}

/** TLL: target latitude and longitude. */
export function targetByPosition(f: readonly string[], context: TargetContext): TargetOutcome {
  if (f[7] === 'L') return { gone: true };
  const position = positionOf(f[1], f[2], f[3], f[4]);
  if (position === null) return { fault: 'bad-target' };
  return sightingOf(f[0], position, null, null, context);
}

/** TTM: tracked target by distance and bearing from the observer. */
export function targetByBearing(f: readonly string[], context: TargetContext): TargetOutcome {
  if (f[11] === 'L') return { gone: true };
  const unit = UNIT[f[9] === '' || f[9] === undefined ? 'N' : f[9]];
  const distance = numberOf(f[1]);
  const bearing = degreesOf(f[2]);
  if (unit === undefined || distance === null || bearing === null) return { fault: 'bad-target' };
  const range = distance * unit;
  if (range < 0 || range > MAX_RANGE_NM || (f[3] !== 'T' && f[3] !== 'R')) return { fault: 'bad-target' };
  const { position, heading } = context.observer;
  if (position === null || (f[3] === 'R' && heading === null)) return { fault: 'no-observer' };
  const trueBearing = f[3] === 'R' ? wrap360(bearing + (heading ?? 0)) : bearing;
  const [lon, lat] = destination(position[0], position[1], trueBearing, range * METRES_PER_NM);
  // A course relative to the ship that carries the radar says nothing over ground, nor does the speed with it.
  const overGround = f[6] === 'T';
  const speed = overGround ? numberOf(f[4]) : null;
  const course = overGround ? degreesOf(f[5]) : null;
  return sightingOf(f[0], [lon, lat], speed === null || speed < 0 ? null : speed * unit, course, context);
}

function sightingOf(number: string | undefined, place: Position, sog: number | null, cog: number | null, c: TargetContext): TargetOutcome {
  if (!/^\d{1,4}$/.test(number ?? '')) return { fault: 'bad-target' };
  return {
    sighting: {
      kind: 'position',
      trackId: `radar:${c.radar}:${Number(number)}`,
      trackKind: 'radar',
      source: c.source,
      observedAt: c.at,
      lon: onAisGrid(place[0]),
      lat: onAisGrid(place[1]),
      sog: sog === null ? null : Math.min(102.2, Math.round(sog * 10) / 10),
      cog: cog === null ? null : (Math.round(cog * 10) % 3600) / 10,
      heading: null,
      rot: null,
      status: null,
      aisClass: null,
    },
  };
}
