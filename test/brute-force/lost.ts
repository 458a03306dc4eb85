import { isBeacon, isNobody, isSmall, MILE, silentMs, type Afloat, type Fleet } from './afloat.ts';
import { LATE_MS, type Demand } from './demand.ts';
import { keyOf, type AlertLog } from './log.ts';
import type { Ports } from './ports.ts';

/** The delivered delays after a track counts as lost, seconds. */
const HOLD_S = 30;
const SMALL_CRAFT_HOLD_S = 450;

/** Who has fallen silent, and whether that matters: something in distress or in a live alert, or small and out at sea. */
export class LostCheck {
  readonly #fleet: Fleet;
  readonly #ports: Ports;
  readonly #log: AlertLog;
  /** The position after which each counts as lost, and what is to come of it. */
  readonly #lost = new Map<string, { readonly at: number; readonly by: number | null }>();
  readonly demands: Demand[] = [];

  constructor(fleet: Fleet, ports: Ports, log: AlertLog) {
    this.#fleet = fleet;
    this.#ports = ports;
    this.#log = log;
  }

  second(at: number): void {
    for (const one of this.#fleet.all.values()) {
      if (one.at === 0) continue;
      const silent = at - one.at;
      const known = this.#lost.get(one.id);
      if (known !== undefined && known.at !== one.at) this.#lost.delete(one.id);
      if (silent < silentMs(one)) continue;
      if (known === undefined || known.at !== one.at) this.#lost.set(one.id, { at: one.at, by: this.#due(one, at) });
      const by = this.#lost.get(one.id)?.by ?? null;
      if (by === null || at < by) continue;
      this.#lost.set(one.id, { at: one.at, by: null });
      this.demands.push({ key: keyOf('contact-lost', [one.id]), from: one.at, by, why: `silent since ${new Date(one.at).toISOString()}` });
    }
  }

  /** Whether one that was just told of as lost was silent. */
  near(track: string, at: number): boolean {
    const one = this.#fleet.all.get(track);
    return one !== undefined && at - one.at >= silentMs(one) - 1000;
  }

  #due(one: Afloat, at: number): number | null {
    if (isBeacon(one)) return one.distress ? at + LATE_MS : null;
    if (one.kind !== 'vessel' && !isNobody(one)) return null;
    const small = isSmall(one);
    const holdS = small && !isNobody(one) ? SMALL_CRAFT_HOLD_S : HOLD_S;
    const by = at + holdS * 1000 + LATE_MS;
    if (this.#log.worries(one.id, at)) return by;
    return small && this.#ports.nearest(one) > 0.82 * MILE ? by : null;
  }
}
