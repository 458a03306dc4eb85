import routeing from '../../geodata/chart/routeing.json' with { type: 'json' };
import type { MultiPolygon, Polygon } from 'geojson';
import { ChartCollection } from '../../shared/words/chart.ts';
import { isSmall, silentMs, type Afloat } from './afloat.ts';
import { Area } from './area.ts';
import { LATE_MS, type Demand } from './demand.ts';
import { keyOf } from './log.ts';

const HOLD_S = 180;
const OFF_FLOW_DEG = 135;

/** Who goes against a lane: every position against every lane by Turf. */
export class LaneCheck {
  readonly #lanes: { readonly area: Area; readonly flow: number }[];
  readonly #since = new Map<string, { at: number; last: number; asked: boolean }>();
  readonly demands: Demand[] = [];

  constructor() {
    this.#lanes = ChartCollection.parse(routeing).features.flatMap(({ geometry, properties: { kind, flow } }) =>
      kind === 'lane' && flow !== null && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') ? [{ area: new Area(geometry as Polygon | MultiPolygon), flow }] : [],
    );
  }

  see(one: Afloat): void {
    if (one.kind !== 'vessel') return;
    const off = isSmall(one) || one.cog === null || one.sog === null || one.sog < 2.05 ? null : this.offFlow(one);
    const since = this.#since.get(one.id);
    // Where lanes overlap, against each of them.
    if (off === null || off.least <= OFF_FLOW_DEG + 0.05) {
      if (since !== undefined) this.#since.delete(one.id);
      return;
    }
    if (since === undefined || one.at - since.last > silentMs(one) - 1000) {
      this.#since.set(one.id, { at: one.at, last: one.at, asked: false });
      return;
    }
    since.last = one.at;
    if (since.asked || one.at < since.at + HOLD_S * 1000 + LATE_MS) return;
    since.asked = true;
    this.demands.push({ key: keyOf('lane-against-flow', [one.id]), from: since.at, by: one.at, why: `${off.least.toFixed(0)} degrees off the flow since ${new Date(since.at).toISOString()}` });
  }

  /** Degrees off the flow of the lanes that hold it; null outside them. */
  offFlow({ lon, lat, cog }: Afloat): { least: number; most: number } | null {
    const off = this.#lanes.filter(({ area }) => area.has(lon, lat)).map(({ flow }) => Math.abs(((((cog ?? 0) - flow + 540) % 360) + 360) % 360 - 180));
    return off.length === 0 ? null : { least: Math.min(...off), most: Math.max(...off) };
  }
}
