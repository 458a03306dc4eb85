import { booleanPointInPolygon, point } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';

type Rings = readonly (readonly (readonly number[])[])[];

/** An area by Turf; what is outside its box is outside it. */
export class Area {
  readonly #shape: Feature<Polygon | MultiPolygon>;
  readonly #polygons: readonly Rings[];
  readonly #box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];

  constructor(geometry: Polygon | MultiPolygon) {
    this.#shape = { type: 'Feature', properties: {}, geometry };
    this.#polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [x = 0, y = 0] of this.#polygons.flat(2)) {
      this.#box[0] = Math.min(this.#box[0], x);
      this.#box[1] = Math.min(this.#box[1], y);
      this.#box[2] = Math.max(this.#box[2], x);
      this.#box[3] = Math.max(this.#box[3], y);
    }
  }

  has(lon: number, lat: number): boolean {
    const [west, south, east, north] = this.#box;
    return lon >= west && lon <= east && lat >= south && lat <= north && booleanPointInPolygon(point([lon, lat]), this.#shape);
  }

  /** Metres to its line, from nearby. */
  toLine(lon: number, lat: number): number {
    const perLon = 111_195 * Math.cos((lat * Math.PI) / 180);
    let least = Infinity;
    for (const rings of this.#polygons) {
      for (const ring of rings) {
        for (let i = 0; i + 1 < ring.length; i++) {
          const ax = (ring[i]![0]! - lon) * perLon;
          const ay = (ring[i]![1]! - lat) * 111_195;
          const bx = (ring[i + 1]![0]! - lon) * perLon - ax;
          const by = (ring[i + 1]![1]! - lat) * 111_195 - ay;
          const t = Math.max(0, Math.min(1, -(ax * bx + ay * by) / (bx * bx + by * by || 1)));
          least = Math.min(least, Math.hypot(ax + bx * t, ay + by * t));
        }
      }
    }
    return least;
  }
}
