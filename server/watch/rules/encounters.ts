import { approachOf, type Approach, type Motion } from '../../../shared/geo/approach.ts';

/** What a search needs to know of the limits: no pair beyond these counts. */
export interface Reach {
  readonly cpaM: number;
  readonly tcpaS: number;
}

/** Boxes are laid with degrees of their own latitude; this much wider they hold also on the plane between two. */
const SLACK = 1.02;

/**
 * Which of many motions come close to each other: sort and sweep over the boxes that each sweeps until the horizon
 * (Baraff, 1992). Boxes are sorted by their western edge; each is compared with those that begin before it ends.
 * Exactly the pairs for which `approachOf` says so are found. Not across the 180th meridian.
 */
export class Encounters {
  #west = new Float64Array(0);
  #east = new Float64Array(0);
  #south = new Float64Array(0);
  #north = new Float64Array(0);
  #order = new Uint32Array(0);

  /** Calls `found` with the places in the list of each pair that comes within the reach from now on. */
  find(motions: readonly Motion[], reach: Reach, found: (i: number, j: number, approach: Approach) => void): void {
    const count = motions.length;
    this.#lay(motions, reach);
    const order = this.#order.subarray(0, count);
    const west = this.#west;
    order.sort((i, j) => west[i]! - west[j]! || i - j);
    for (let a = 0; a < count; a++) {
      const i = order[a]!;
      const east = this.#east[i]!;
      const south = this.#south[i]!;
      const north = this.#north[i]!;
      for (let b = a + 1; b < count; b++) {
        const j = order[b]!;
        if (west[j]! > east) break;
        if (this.#south[j]! > north || this.#north[j]! < south) continue;
        const approach = approachOf(motions[i]!, motions[j]!);
        if (comesWithin(approach, reach)) found(i, j, approach);
      }
    }
  }

  #lay(motions: readonly Motion[], { cpaM, tcpaS }: Reach): void {
    const count = motions.length;
    if (this.#west.length < count) {
      const size = Math.ceil(count * 1.5);
      this.#west = new Float64Array(size);
      this.#east = new Float64Array(size);
      this.#south = new Float64Array(size);
      this.#north = new Float64Array(size);
      this.#order = new Uint32Array(size);
    }
    for (let i = 0; i < count; i++) {
      const m = motions[i]!;
      const aside = ((cpaM / 2) * SLACK) / m.metresPerLon;
      const along = ((cpaM / 2) * SLACK) / m.metresPerLat;
      const x = (m.east * tcpaS * SLACK) / m.metresPerLon;
      const y = (m.north * tcpaS * SLACK) / m.metresPerLat;
      this.#west[i] = m.lon + Math.min(0, x) - aside;
      this.#east[i] = m.lon + Math.max(0, x) + aside;
      this.#south[i] = m.lat + Math.min(0, y) - along;
      this.#north[i] = m.lat + Math.max(0, y) + along;
      this.#order[i] = i;
    }
  }
}

/** Whether an approach still to come is within limits. Two that move alike are as close as they will be. */
export const comesWithin = ({ cpaM, tcpaS }: Approach, reach: Reach): boolean => tcpaS >= 0 && tcpaS <= reach.tcpaS && cpaM <= reach.cpaM;
