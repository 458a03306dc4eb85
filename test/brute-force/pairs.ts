import { classOf, isBeacon, isNobody, isSmall, metres, MILE, silentMs, type Afloat, type Fleet } from './afloat.ts';
import { LATE_MS, type Demand } from './demand.ts';
import { keyOf } from './log.ts';
import type { Ports } from './ports.ts';

/** The limits: miles, minutes. */
const SHIPS = { nm: 0.25, min: 10 };
const SMALL = { nm: 0.3, min: 12 };
/** The delivered delay: a minute, but at most 15 % of the time that is left, and ten seconds at least. */
const waitS = (tcpaS: number): number => Math.min(60, Math.max(10, tcpaS * 0.15));
/** What is this near to a limit may be judged either way: a hundredth of it, and ten metres. */
const clearlyWithin = (limit: number): number => limit * 0.99 - 10;
const notBeyond = (limit: number): number => limit * 1.02 + 20;

/** Who is out of reach at the greatest speed of anyone (and a little more) needs no look for a minute, or until somebody goes faster. */
const LEAST_FASTEST_KN = 26;
const LOOK_AGAIN_S = 60;

interface Moving {
  readonly one: Afloat;
  /** Where it is by now, degrees, and the length of a degree of longitude there. */
  lon: number;
  lat: number;
  lonM: number;
  /** Metres a second, east and north. */
  vx: number;
  vy: number;
  here: boolean;
  sog: number;
}

const LAT_M = metres(0, 0, 0, 1);

export type Plotted = (id: string) => { readonly sog: number | null; readonly cog: number | null } | undefined;

interface Since {
  readonly at: number;
  asked: boolean;
}

/**
 * Every pair, every second: where both are by dead reckoning, how near they come by the formula of the closest point of approach.
 * Alerts that are due become demands; whether one that was told was near its limits can be asked afterwards.
 */
export class PairCheck {
  readonly #fleet: Fleet;
  readonly #ports: Ports;
  readonly #plotted: Plotted;
  readonly #moving = new Map<string, Moving>();
  #near: [Moving, Moving][] = [];
  #nextSort = 0;
  /** Knots: of anyone now, and what was reckoned with when they were sorted. */
  #fastestNow = 0;
  #fastest = 0;
  /** Since when each pair has been within its limits without a break, and whether it was asked for since. */
  #since = new Map<string, Since>();
  readonly demands: Demand[] = [];
  pairs = 0;

  /** `plotted` gives speed and course of a radar's target: what plots say of them is the picture's affair, and no rule's. */
  constructor(fleet: Fleet, ports: Ports, plotted: Plotted) {
    this.#plotted = plotted;
    this.#fleet = fleet;
    this.#ports = ports;
  }

  /** Looks at a whole second, before what comes in at it. */
  second(at: number): void {
    this.#reckon(at);
    if (at >= this.#nextSort || this.#fastestNow > this.#fastest) this.#sort(at);
    const before = this.#since;
    this.#since = new Map();
    for (const [a, b] of this.#near) {
      if (!a.here || !b.here) continue;
      this.pairs++;
      const x = ((b.lon - a.lon) * (a.lonM + b.lonM)) / 2;
      const y = (b.lat - a.lat) * LAT_M;
      const vx = b.vx - a.vx;
      const vy = b.vy - a.vy;
      const v2 = vx * vx + vy * vy;
      const when = v2 < 1e-6 ? 0 : -(x * vx + y * vy) / v2;
      if (when < 0 || when > SMALL.min * 60) continue;
      const cx = x + vx * when;
      const cy = y + vy * when;
      const c2 = cx * cx + cy * cy;
      if (c2 > (SMALL.nm * MILE) ** 2) continue;
      this.#judge(a, b, Math.sqrt(c2), when, at, Math.hypot(x, y), before);
    }
  }

  /** Whether a pair that was just told of was near its limits, at the newest second that was looked at. */
  near(ids: readonly string[]): boolean {
    const [a, b] = ids.map((id) => this.#moving.get(id));
    if (a === undefined || b === undefined) return false;
    const limit = limitOf(a.one, b.one);
    const [x, y, vx, vy] = [((b.lon - a.lon) * (a.lonM + b.lonM)) / 2, (b.lat - a.lat) * LAT_M, b.vx - a.vx, b.vy - a.vy];
    const v2 = vx * vx + vy * vy;
    const when = v2 < 1e-6 ? 0 : -(x * vx + y * vy) / v2;
    return when >= -3 && when <= limit.min * 60 + 5 && Math.hypot(x + vx * when, y + vy * when) <= notBeyond(limit.nm * MILE);
  }

  #judge(a: Moving, b: Moving, cpa: number, when: number, at: number, apart: number, before: ReadonlyMap<string, Since>): void {
    const limit = limitOf(a.one, b.one);
    if (when > limit.min * 60 - 2 || cpa > clearlyWithin(limit.nm * MILE) || this.#excused(a, b, apart)) return;
    const key = keyOf('closest-approach', [a.one.id, b.one.id]);
    const since = before.get(key) ?? { at, asked: false };
    this.#since.set(key, since);
    const holdS = a.one.distress || b.one.distress ? 0 : waitS(when);
    if (since.asked || at < since.at + holdS * 1000 + LATE_MS) return;
    since.asked = true;
    this.demands.push({ key, from: since.at, by: at, why: `${(cpa / MILE).toFixed(3)} nm in ${(when / 60).toFixed(1)} min, predicted for ${(at - since.at) / 1000} s` });
  }

  /** Left alone by the rule: both lie still, together, or in harbour. Whoever is near to being excused is. */
  #excused(a: Moving, b: Moving, apart: number): boolean {
    const still = (m: Moving): boolean => m.sog < 1.05;
    if (still(a) && still(b)) return true;
    const tug = classOf(a.one) === 'tug' || classOf(b.one) === 'tug';
    if (apart < (tug ? 520 : 110) && Math.hypot(b.vx - a.vx, b.vy - a.vy) < 0.85) return true;
    const berthed = (m: Moving): boolean => this.#ports.nearest(m.one) < 0.83 * MILE;
    if (still(a) && berthed(a)) return true;
    return still(b) ? berthed(b) : berthed(a) && berthed(b);
  }

  #reckon(at: number): void {
    this.#fastestNow = 0;
    for (const one of this.#fleet.all.values()) {
      let m = this.#moving.get(one.id);
      if (m === undefined) this.#moving.set(one.id, (m = { one, lon: 0, lat: 0, lonM: 0, vx: 0, vy: 0, here: false, sog: 0 }));
      const seen = one.kind === 'vessel' || isNobody(one) || (isBeacon(one) && one.distress);
      const ageS = (at - one.at) / 1000;
      const lies = one.kind === 'reported' || isBeacon(one);
      const said = one.kind === 'radar' && one.sog === null ? (this.#plotted(one.id) ?? one) : one;
      const sog = said.sog ?? (lies ? 0 : null);
      const course = said.cog ?? one.heading;
      m.sog = sog ?? 0;
      const moves = sog !== null && sog >= 0.95;
      m.here = one.at > 0 && seen && ageS * 1000 < silentMs(one) - 1500 && sog !== null && !(moves && (course === null || (ageS > 178 && !lies)));
      if (!m.here || sog === null) continue;
      this.#fastestNow = Math.max(this.#fastestNow, sog);
      const mps = course === null ? 0 : (sog * MILE) / 3600;
      const angle = ((course ?? 0) * Math.PI) / 180;
      m.lonM = metres(0, one.lat, 1, one.lat);
      m.vx = mps * Math.sin(angle);
      m.vy = mps * Math.cos(angle);
      m.lon = one.lon + (m.vx * ageS) / m.lonM;
      m.lat = one.lat + (m.vy * ageS) / LAT_M;
    }
  }

  /** Who could come near whom within the next minute's looks at all. */
  #sort(at: number): void {
    this.#nextSort = at + LOOK_AGAIN_S * 1000;
    this.#near = [];
    this.#fastest = Math.max(LEAST_FASTEST_KN, this.#fastestNow + 2);
    const reachM = ((2 * this.#fastest * MILE) / 3600) * (SMALL.min * 60 + LOOK_AGAIN_S) + SMALL.nm * MILE + 500;
    const all = [...this.#moving.values()].filter(({ one }) => one.at > 0);
    for (let i = 0; i < all.length; i++) {
      const a = all[i]!;
      for (let j = i + 1; j < all.length; j++) {
        const b = all[j]!;
        if (Math.abs(a.one.lat - b.one.lat) * 110_000 > reachM || Math.abs(a.one.lon - b.one.lon) * 60_000 > reachM) continue;
        this.#near.push([a, b]);
      }
    }
  }
}

function limitOf(a: Afloat, b: Afloat): { nm: number; min: number } {
  const small = isSmall(a) || isSmall(b) || isBeacon(a) || isBeacon(b) || a.distress || b.distress;
  return small ? SMALL : SHIPS;
}
