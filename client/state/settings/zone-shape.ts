import { readPosition } from '../../../shared/geo/position-reading.ts';
import { positionText, type PositionNotation } from '../../../shared/geo/position-text.ts';
import type { Position } from '../../../shared/words/position.ts';
import type { ZoneGeometry } from '../../../shared/words/zone.ts';

/** A closed ring of positions: the last is the first. */
export type Ring = readonly Position[];

/** Fifth decimal: about a metre, as the charted zones have. */
const PLACES = 1e5;
const rounded = (degrees: number): number => Math.round(degrees * PLACES) / PLACES;

/** All rings of a shape, part by part, the outline of each part before its holes. */
export const ringsOf = (geometry: ZoneGeometry): Ring[] => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat());

/** The shape with one ring replaced. */
export function withRing(geometry: ZoneGeometry, index: number, ring: Ring): ZoneGeometry {
  let n = 0;
  const put = (rings: Position[][]): Position[][] => rings.map((old) => (n++ === index ? [...ring] : old));
  return geometry.type === 'Polygon' ? { type: 'Polygon', coordinates: put(geometry.coordinates) } : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((part) => put(part)) };
}

/** What a ring is, where a zone has several: `Outline`, `Hole 1`, `Part 2, outline`. */
export function ringNames(geometry: ZoneGeometry): string[] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.flatMap((part, p) =>
    part.map((_, r) => {
      const name = r === 0 ? 'outline' : `hole ${r}`;
      return parts.length > 1 ? `Part ${p + 1}, ${name}` : name.charAt(0).toUpperCase() + name.slice(1);
    }),
  );
}

/** A ring from positions as drawn: closed, and on the grid of a metre. */
export function closedRing(corners: Iterable<readonly number[]>): Position[] {
  const ring: Position[] = [];
  for (const [lon = NaN, lat = NaN] of corners) {
    const at: Position = [rounded(lon), rounded(lat)];
    const before = ring.at(-1);
    if (before?.[0] !== at[0] || before[1] !== at[1]) ring.push(at);
  }
  const first = ring[0];
  const last = ring.at(-1);
  if (first && last && (ring.length === 1 || first[0] !== last[0] || first[1] !== last[1])) ring.push([...first]);
  return ring;
}

/** A ring's corners, one a line, the first not said again. */
export const cornersText = (ring: Ring, notation: PositionNotation): string =>
  ring
    .slice(0, -1)
    .map(([lon, lat]) => positionText(lat, lon, notation))
    .join('\n');

export type CornersRead = { ok: true; ring: Position[] } | { ok: false; line: number; words: string };

/**
 * Reads corners, one a line, each in any notation. A line that stands as one of `ring` was written keeps that corner
 * to the last digit: text is coarser than what was drawn.
 */
export function readCorners(text: string, ring: Ring, notation: PositionNotation): CornersRead {
  const known = new Map(ring.map(([lon, lat]) => [positionText(lat, lon, notation), [lon, lat] as Position]));
  const corners: Position[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const typed = line.trim();
    if (typed === '') continue;
    const kept = known.get(typed);
    if (kept) {
      corners.push(kept);
      continue;
    }
    const reading = readPosition(typed);
    if (reading.kind === 'not-understood') return { ok: false, line: i + 1, words: reading.message };
    if (reading.kind === 'question') return { ok: false, line: i + 1, words: `${reading.ask} Write N or S and E or W after the numbers.` };
    corners.push([rounded(reading.meant.lon), rounded(reading.meant.lat)]);
  }
  return { ok: true, ring: closed(corners) };
}

/** Without rounding: what was kept to the last digit stays so. */
function closed(corners: readonly Position[]): Position[] {
  const first = corners[0];
  return first ? [...corners, [...first]] : [];
}

/** Mean radius of the earth, metres: enough for a figure that is only read. */
const EARTH_M = 6_371_008.8;

/** How large a shape is, square metres, holes taken off (on the sphere; Chamberlain and Duquette, JPL 07-03). */
export function areaM2(geometry: ZoneGeometry): number {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.reduce((sum, [outer = [], ...holes]) => sum + ringM2(outer) - holes.reduce((h, hole) => h + ringM2(hole), 0), 0);
}

function ringM2(ring: Ring): number {
  const rad = Math.PI / 180;
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    sum += (bx - ax) * rad * (2 + Math.sin(ay * rad) + Math.sin(by * rad));
  }
  return Math.abs((sum * EARTH_M * EARTH_M) / 2);
}
