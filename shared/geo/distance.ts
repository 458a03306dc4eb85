import geodesic from 'geographiclib-geodesic';
import { RADIANS } from './units.ts';

const { Geodesic } = geodesic;
const wgs84 = Geodesic.WGS84;

/** Geodesic distance on WGS 84, metres: for distances that decide something. About 5 microseconds a call. */
export function geodesicM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return wgs84.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE).s12 ?? 0;
}

/** Where one gets from a position on a course (degrees true) after so many metres, along the geodesic. */
export function destination(lon: number, lat: number, courseDeg: number, metres: number): [number, number] {
  const r = wgs84.Direct(lat, lon, courseDeg, metres);
  return [r.lon2 ?? lon, r.lat2 ?? lat];
}

/**
 * Metres in a degree of latitude and of longitude at a latitude (WGS 84 series, Snyder, "Map Projections: A Working
 * Manual", USGS 1395, 1987). On a plane of these two, distances under 50 km here are right to about 0.05 %.
 */
export function metresPerDegree(lat: number): { lon: number; lat: number } {
  const p = lat * RADIANS;
  return {
    lat: 111_132.954 - 559.822 * Math.cos(2 * p) + 1.175 * Math.cos(4 * p),
    lon: 111_412.84 * Math.cos(p) - 93.5 * Math.cos(3 * p) + 0.118 * Math.cos(5 * p),
  };
}

/** Distance on the local plane, metres: for the hot paths. */
export function planeM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const m = metresPerDegree((lat1 + lat2) / 2);
  return Math.hypot((lon2 - lon1) * m.lon, (lat2 - lat1) * m.lat);
}

/** Initial bearing on the local plane, degrees true. */
export function bearingDeg(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const m = metresPerDegree((lat1 + lat2) / 2);
  const d = Math.atan2((lon2 - lon1) * m.lon, (lat2 - lat1) * m.lat) / RADIANS;
  return d < 0 ? d + 360 : d;
}
