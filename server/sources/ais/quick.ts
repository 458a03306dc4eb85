import { UNITS_PER_DEGREE } from '../../../shared/words/position.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { PositionSighting } from '../../../shared/words/sighting.ts';
import type { PayloadBits } from './bits.ts';
import { kindOfMobile, trackIdOf } from './kind.ts';
import { rotOf } from './scale.ts';

/**
 * Hot path: nine of ten sentences are types 1, 2, 3 and 18, so their sightings are made straight from the payload with
 * every field's place written out. The unit tests hold it against `decodePayload` and `toSightings`; the budget stands in
 * test/bench/RESULTS.md.
 */

/** A sighting; `none`: a sound message that says nothing of where; `other`: not for this path (another type, too short, or a status without a place, which may be a call for help). */
export type Quick = PositionSighting | 'none' | 'other';

const LON_END = 180 * UNITS_PER_DEGREE;
const LAT_END = 90 * UNITS_PER_DEGREE;
/** Rates of turn by the eight bits that carry them. */
const ROT: readonly (number | null)[] = Array.from({ length: 256 }, (_, raw) => rotOf((raw << 24) >> 24));

export function quickSighting(b: PayloadBits, source: string, at: Time): Quick {
  const type = b.sixes[0]!;
  if (type >= 1 && type <= 3) return b.length < 149 ? 'other' : classA(b.sixes, source, at);
  if (type === 18) return b.length < 148 ? 'other' : classB(b.sixes, source, at);
  return 'other';
}

const mmsiOf = (s: Uint8Array): number => ((s[1]! & 15) << 26) | (s[2]! << 20) | (s[3]! << 14) | (s[4]! << 8) | (s[5]! << 2) | (s[6]! >> 4);

function classA(s: Uint8Array, source: string, at: Time): Quick {
  const lon = (((s[10]! & 31) << 27) | (s[11]! << 21) | (s[12]! << 15) | (s[13]! << 9) | ((s[14]! >> 1) << 4)) >> 4;
  const lat = (((s[14]! & 1) << 31) | (s[15]! << 25) | (s[16]! << 19) | (s[17]! << 13) | (s[18]! << 7) | ((s[19]! >> 4) << 5)) >> 5;
  if (lon < -LON_END || lon > LON_END || lat < -LAT_END || lat > LAT_END) return 'other';
  const mmsi = mmsiOf(s);
  const sog = ((s[8]! & 15) << 6) | s[9]!;
  const cog = ((s[19]! & 15) << 8) | (s[20]! << 2) | (s[21]! >> 4);
  const heading = ((s[21]! & 15) << 5) | (s[22]! >> 1);
  return {
    kind: 'position',
    trackId: trackIdOf(mmsi),
    trackKind: kindOfMobile(mmsi),
    source,
    observedAt: at,
    lon: lon / UNITS_PER_DEGREE,
    lat: lat / UNITS_PER_DEGREE,
    sog: sog === 1023 ? null : sog / 10,
    cog: cog >= 3600 ? null : cog / 10,
    heading: heading >= 360 ? null : heading,
    rot: ROT[(s[7]! << 2) | (s[8]! >> 4)]!,
    status: s[6]! & 15,
    aisClass: 'A',
  };
}

function classB(s: Uint8Array, source: string, at: Time): Quick {
  const lon = (((s[9]! & 7) << 29) | (s[10]! << 23) | (s[11]! << 17) | (s[12]! << 11) | (s[13]! << 5) | ((s[14]! >> 5) << 4)) >> 4;
  const lat = (((s[14]! & 31) << 27) | (s[15]! << 21) | (s[16]! << 15) | (s[17]! << 9) | ((s[18]! >> 2) << 5)) >> 5;
  if (lon < -LON_END || lon > LON_END || lat < -LAT_END || lat > LAT_END) return 'none';
  const mmsi = mmsiOf(s);
  const sog = ((s[7]! & 3) << 8) | (s[8]! << 2) | (s[9]! >> 4);
  const cog = ((s[18]! & 3) << 10) | (s[19]! << 4) | (s[20]! >> 2);
  const heading = ((s[20]! & 3) << 7) | (s[21]! << 1) | (s[22]! >> 5);
  return {
    kind: 'position',
    trackId: trackIdOf(mmsi),
    trackKind: kindOfMobile(mmsi),
    source,
    observedAt: at,
    lon: lon / UNITS_PER_DEGREE,
    lat: lat / UNITS_PER_DEGREE,
    sog: sog === 1023 ? null : sog / 10,
    cog: cog >= 3600 ? null : cog / 10,
    heading: heading >= 360 ? null : heading,
    rot: null,
    status: null,
    aisClass: 'B',
  };
}
