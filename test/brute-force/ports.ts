import points from '../../geodata/chart/points.json' with { type: 'json' };
import { metres, type Afloat } from './afloat.ts';

/** The ports of the chart. */
export class Ports {
  readonly #ports = points.features.filter(({ properties }) => properties.kind === 'port').map(({ geometry }) => geometry.coordinates);

  /** Metres to the nearest. */
  nearest({ lon, lat }: Pick<Afloat, 'lon' | 'lat'>): number {
    return Math.min(...this.#ports.map(([x = 0, y = 0]) => metres(lon, lat, x, y)));
  }
}
