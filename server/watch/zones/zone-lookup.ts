import type { Lat, Lon } from '../../../shared/words/position.ts';

/** What the zone rules ask of the geometry: `ZoneIndex` answers it. Zones go by their place in the watch's list. */
export interface ZoneLookup {
  /** Writes the zones that hold a position into `out` and says how many. `out` has room for all zones. */
  query(lon: Lon, lat: Lat, out: Uint32Array): number;
  /** Metres from a position to the zone's nearest edge, on whichever side. */
  edgeDistanceM(zone: number, lon: Lon, lat: Lat): number;
  /** Minutes until the edge is crossed at a speed (knots) on a course (degrees true); null when not within `withinMin`. */
  minutesToEdge(zone: number, lon: Lon, lat: Lat, sog: number, cog: number, withinMin: number): number | null;
}
