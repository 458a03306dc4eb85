import type { ZoneFeature, ZoneRule } from '../../shared/words/zone.ts';
import { classOf, isNobody, silentMs, type Afloat } from './afloat.ts';
import { Area } from './area.ts';
import { LATE_MS, type Demand } from './demand.ts';
import { keyOf } from './log.ts';

type Core = 'zone-entry' | 'zone-exit' | 'zone-dwell';
const isCore = (rule: ZoneRule['rule']): rule is Core => rule === 'zone-entry' || rule === 'zone-exit' || rule === 'zone-dwell';

/** Where one vessel stands with one rule: out or in by the deadband, and since when it has been on the side that it is on now. */
interface Stand {
  in: boolean;
  /** Since when every position was inside, or beyond the deadband; null while it is neither. */
  inside: number | null;
  beyond: number | null;
  asked: boolean;
  /** Its first position of all was inside: nobody saw it come. */
  quiet: boolean;
}

interface Ruled {
  readonly zone: ZoneFeature;
  readonly area: Area;
  readonly rule: ZoneRule & { readonly rule: Core };
  readonly stands: Map<string, Stand>;
}

/** Every position against every zone by Turf. */
export class ZoneCheck {
  readonly #ruled: Ruled[];
  readonly #last = new Map<string, { readonly lon: number; readonly lat: number; readonly at: number; readonly silentMs: number }>();
  readonly demands: Demand[] = [];
  positions = 0;

  constructor(zones: readonly ZoneFeature[]) {
    this.#ruled = zones.flatMap((zone) => {
      const area = new Area(zone.geometry);
      return zone.properties.rules.flatMap((rule) => (isCore(rule.rule) ? [{ zone, area, rule: { ...rule, rule: rule.rule }, stands: new Map<string, Stand>() }] : []));
    });
  }

  /** A position of it has just come. */
  see(one: Afloat): void {
    if (one.kind !== 'vessel' && !isNobody(one)) return;
    this.positions++;
    const last = this.#last.get(one.id);
    const silent = last !== undefined && one.at - last.at > last.silentMs - 1000;
    this.#last.set(one.id, { lon: one.lon, lat: one.lat, at: one.at, silentMs: silentMs(one) });
    let area: Area | null = null;
    let inside = false;
    for (const ruled of this.#ruled) {
      if (ruled.area !== area) [area, inside] = [ruled.area, ruled.area.has(one.lon, one.lat)];
      this.#step(ruled, one, inside, last?.at ?? null, silent);
    }
  }

  /** Whether an alert that was just told of had a position that bears it out: inside, or for leaving outside. */
  near(rule: string, zone: string, track: string): boolean {
    const last = this.#last.get(track);
    if (last === undefined) return false;
    return this.#ruled.some((ruled) => {
      if (ruled.zone.id !== zone || ruled.rule.rule !== rule) return false;
      const inside = ruled.area.has(last.lon, last.lat);
      return rule === 'zone-exit' ? !inside : inside || ruled.area.toLine(last.lon, last.lat) <= ruled.rule.hysteresisM + 50;
    });
  }

  #step({ zone, area, rule, stands }: Ruled, one: Afloat, inside: boolean, lastAt: number | null, silent: boolean): void {
    const stand = stands.get(one.id) ?? { in: false, inside: null, beyond: null, asked: false, quiet: false };
    if (lastAt === null) {
      stand.quiet = inside && !rule.firstSeenInside && rule.rule === 'zone-entry';
      stand.in = stand.quiet;
    } else if (!stand.in && !inside && stand.inside === null) return;
    stands.set(one.id, stand);
    const { at } = one;
    const beyond = !inside && area.toLine(one.lon, one.lat) >= rule.hysteresisM + 1;
    // What it did while nobody heard it is not known: it begins anew.
    if (silent) stand.inside = stand.beyond = null;
    const exit = rule.rule === 'zone-exit';
    if (!exit && stand.in && stand.beyond !== null && at >= stand.beyond + rule.releaseS * 1000) Object.assign(stand, { in: false, quiet: false, asked: false });
    stand.inside = inside ? (stand.inside ?? at) : null;
    stand.beyond = beyond ? (stand.beyond ?? at) : null;
    if (exit) this.#left(zone, rule, stand, one);
    else if (inside && !stand.quiet) this.#stays(zone, rule, stand, one);
    // Back for less than the off-delay, it never was away.
    const countsS = exit ? Math.max(rule.holdS, rule.releaseS) + 5 : rule.holdS;
    if (inside && stand.inside !== null && at >= stand.inside + countsS * 1000) stand.in = true;
    if (!inside && !stand.in) stand.asked = false;
  }

  #stays(zone: ZoneFeature, rule: Ruled['rule'], stand: Stand, one: Afloat): void {
    const holdS = rule.rule === 'zone-dwell' ? (rule.dwellS ?? rule.holdS) : rule.holdS;
    // An entry that did not count as having left is no new entry.
    if (stand.asked || (rule.rule === 'zone-entry' && stand.in)) return;
    this.#ask(zone, rule, stand, one, stand.inside, holdS);
  }

  #left(zone: ZoneFeature, rule: Ruled['rule'], stand: Stand, one: Afloat): void {
    if (stand.in) this.#ask(zone, rule, stand, one, stand.beyond, rule.holdS);
    if (!stand.asked) return;
    stand.asked = false;
    stand.in = false;
  }

  #ask(zone: ZoneFeature, rule: Ruled['rule'], stand: Stand, one: Afloat, since: number | null, holdS: number): void {
    if (since === null || one.at < since + holdS * 1000 + LATE_MS) return;
    stand.asked = true;
    if (rule.classes !== undefined && !rule.classes.includes(classOf(one))) return;
    this.demands.push({ key: keyOf(rule.rule, [one.id], zone.id), from: since, by: one.at, why: `${rule.rule} of ${zone.id} since ${new Date(since).toISOString()}` });
  }
}
