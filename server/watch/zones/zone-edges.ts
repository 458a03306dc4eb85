import { metresPerDegree, planeM } from '../../../shared/geo/distance.ts';
import { METRES_PER_NM, RADIANS } from '../../../shared/geo/units.ts';
import type { ZoneArea } from './zone-index.ts';

/** Edges are looked at in runs that share a box, so that most are passed over unseen. */
const RUN = 16;

/** One zone's edges, for distances and for crossings of a course line. */
export class ZoneEdges {
  /** Four coordinates an edge. */
  readonly #edges: Float64Array;
  /** West, south, east, north of each run. */
  readonly #boxes: Float64Array;

  constructor({ polygons }: ZoneArea) {
    const edges: number[] = [];
    for (const rings of polygons) {
      for (const ring of rings) {
        for (let i = 0; i + 1 < ring.length; i++) edges.push(ring[i]![0]!, ring[i]![1]!, ring[i + 1]![0]!, ring[i + 1]![1]!);
      }
    }
    this.#edges = Float64Array.from(edges);
    const runs = Math.ceil(edges.length / 4 / RUN);
    this.#boxes = new Float64Array(runs * 4);
    for (let r = 0; r < runs; r++) {
      let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = r * RUN * 4; i < Math.min(edges.length, (r + 1) * RUN * 4); i += 2) {
        w = Math.min(w, edges[i]!);
        e = Math.max(e, edges[i]!);
        s = Math.min(s, edges[i + 1]!);
        n = Math.max(n, edges[i + 1]!);
      }
      this.#boxes.set([w, s, e, n], r * 4);
    }
  }

  /** Metres to the nearest edge; Infinity when there is none. */
  distanceM(lon: number, lat: number): number {
    const edges = this.#edges;
    const boxes = this.#boxes;
    const { lon: kx, lat: ky } = metresPerDegree(lat);
    let best = Infinity;
    let [nearLon, nearLat] = [NaN, NaN];
    for (let r = 0; r * 4 < boxes.length; r++) {
      const gapX = Math.max(boxes[r * 4]! - lon, lon - boxes[r * 4 + 2]!, 0) * kx;
      const gapY = Math.max(boxes[r * 4 + 1]! - lat, lat - boxes[r * 4 + 3]!, 0) * ky;
      if (gapX * gapX + gapY * gapY >= best) continue;
      const end = Math.min(edges.length, (r + 1) * RUN * 4);
      for (let i = r * RUN * 4; i < end; i += 4) {
        const ax = (edges[i]! - lon) * kx;
        const ay = (edges[i + 1]! - lat) * ky;
        const dx = (edges[i + 2]! - edges[i]!) * kx;
        const dy = (edges[i + 3]! - edges[i + 1]!) * ky;
        const length2 = dx * dx + dy * dy;
        const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
        const x = ax + t * dx;
        const y = ay + t * dy;
        const d2 = x * x + y * y;
        if (d2 >= best) continue;
        best = d2;
        nearLon = edges[i]! + t * (edges[i + 2]! - edges[i]!);
        nearLat = edges[i + 1]! + t * (edges[i + 3]! - edges[i + 1]!);
      }
    }
    // Measured again on the plane halfway, where a degree of longitude is what it is on the way.
    return best === Infinity ? Infinity : planeM(lon, lat, nearLon, nearLat);
  }

  /** Minutes until a vessel's course line first crosses an edge, or null when it does not within `withinMin`. */
  crossingMin(lon: number, lat: number, sog: number, cog: number, withinMin: number): number | null {
    const metres = ((sog * METRES_PER_NM) / 60) * withinMin;
    if (!(metres > 0) || !Number.isFinite(cog)) return null;
    const north = metres * Math.cos(cog * RADIANS);
    const lat2 = lat + north / metresPerDegree(lat).lat;
    const k = metresPerDegree((lat + lat2) / 2);
    const dx = (metres * Math.sin(cog * RADIANS)) / k.lon;
    const dy = north / k.lat;
    const [w, e] = dx < 0 ? [lon + dx, lon] : [lon, lon + dx];
    const [s, n] = dy < 0 ? [lat + dy, lat] : [lat, lat + dy];
    const edges = this.#edges;
    const boxes = this.#boxes;
    let first = Infinity;
    for (let r = 0; r * 4 < boxes.length; r++) {
      if (boxes[r * 4]! > e || boxes[r * 4 + 2]! < w || boxes[r * 4 + 1]! > n || boxes[r * 4 + 3]! < s) continue;
      const end = Math.min(edges.length, (r + 1) * RUN * 4);
      for (let i = r * RUN * 4; i < end; i += 4) {
        const ax = edges[i]! - lon;
        const ay = edges[i + 1]! - lat;
        const ex = edges[i + 2]! - edges[i]!;
        const ey = edges[i + 3]! - edges[i + 1]!;
        const cross = dx * ey - dy * ex;
        if (cross === 0) continue;
        const t = (ax * ey - ay * ex) / cross;
        const u = (ax * dy - ay * dx) / cross;
        if (t >= 0 && t <= 1 && u >= 0 && u <= 1 && t < first) first = t;
      }
    }
    return first === Infinity ? null : first * withinMin;
  }
}
