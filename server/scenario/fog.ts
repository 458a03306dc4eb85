import { METRES_PER_NM } from '../../shared/geo/units.ts';
import { RADARS } from '../sources/simulator/places.ts';
import { scaleAt, toPlane, xOfLon, yOfLat } from '../sources/simulator/plane.ts';

const stations = RADARS.map(({ at: [lon, lat] }) => toPlane(lon, lat));

/** How far radars see in the fog that there is. */
export class Fog {
  readonly #banks = new Map<string, number>();

  comes(id: string, reachNm: number): void {
    this.#banks.set(id, reachNm);
  }

  lifts(id: string): void {
    this.#banks.delete(id);
  }

  /** Whether it hides a small echo there from every radar of the coast. */
  hides(lon: number, lat: number): boolean {
    if (this.#banks.size === 0) return false;
    const [x, y] = [xOfLon(lon), yOfLat(lat)];
    const reach = Math.min(...this.#banks.values()) * METRES_PER_NM * scaleAt(y);
    return stations.every((station) => Math.hypot(station.x - x, station.y - y) > reach);
  }
}
