import type { Feature, FeatureCollection, LineString } from 'geojson';

/** West, south, east, north, degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Minutes of arc between lines: those that divide a degree, or ten of them, as charts have them. */
const STEPS_MIN = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200];
/** Lines stand no nearer than this on the screen, CSS pixels. */
const APART_PX = 110;
/** The whole world at the coarsest step has fewer. */
const LINES_AT_MOST = 400;

/** The finest step, in minutes of arc, that leaves lines of longitude room at this scale (pixels a degree of longitude). */
export const stepMinutes = (pixelsPerDegree: number): number => STEPS_MIN.find((step) => (step / 60) * pixelsPerDegree >= APART_PX) ?? 1200;

/** `50°55'N`, `001°20'E`; tenths where the step has them. */
function named(minutes: number, step: number, width: number, positive: string, negative: string): string {
  const whole = Math.round(Math.abs(minutes) * 10) / 10;
  const degrees = Math.floor(whole / 60);
  const rest = whole - degrees * 60;
  const side = minutes === 0 ? '' : minutes < 0 ? negative : positive;
  return `${String(degrees).padStart(width, '0')}°${step >= 60 ? '' : `${rest.toFixed(step < 1 ? 1 : 0).padStart(step < 1 ? 4 : 2, '0')}'`}${side}`;
}

/** Parallels and meridians of a box with one box more on each side, so that a drag does not run out of them. */
export function graticule([west, south, east, north]: Box, step: number): FeatureCollection<LineString> {
  const [dx, dy] = [east - west, north - south];
  const [w, e] = [Math.max(-180, west - dx), Math.min(180, east + dx)];
  const [s, n] = [Math.max(-80, south - dy), Math.min(80, north + dy)];
  const features: Feature<LineString>[] = [];
  const line = (name: string, coordinates: LineString['coordinates']) => {
    if (features.length < LINES_AT_MOST) features.push({ type: 'Feature', properties: { name }, geometry: { type: 'LineString', coordinates } });
  };
  for (let k = Math.ceil((w * 60) / step); k * step <= e * 60; k++) line(named(k * step, step, 3, 'E', 'W'), [[(k * step) / 60, s], [(k * step) / 60, n]]);
  for (let k = Math.ceil((s * 60) / step); k * step <= n * 60; k++) line(named(k * step, step, 2, 'N', 'S'), [[w, (k * step) / 60], [e, (k * step) / 60]]);
  return { type: 'FeatureCollection', features };
}
