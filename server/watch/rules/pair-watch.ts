import { approachOf, type Approach, type Motion } from '../../../shared/geo/approach.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import type { Alert, AlertPriority, Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { CLOSEST_APPROACH_CARD } from '../../../shared/words/rule-cards/closest-approach.card.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import type { AlertFacts } from '../alerts/book.ts';
import { minuteOf, whereOf, whoIs, type Place } from '../alerts/wording.ts';
import type { Picture } from '../picture/picture.ts';
import type { Track } from '../picture/track.ts';
import { comesToHarm, farthest, isDangerous, limitOf, motionNow, needsNoWatch } from './closest-approach.rule.ts';
import { inDistress, isSmallCraft, isUnidentified } from './craft.ts';
import { elapsed, looked, stands, type Delayed } from './delayed.ts';
import { Encounters } from './encounters.ts';
import type { Finding, RuleRoom, Told } from './finding.ts';
import type { Waters } from './waters.ts';

/** Where the rule stands with one pair. */
export interface PairSlot extends Delayed {
  /** Track ids, in the order of their text. */
  readonly a: string;
  readonly b: string;
  /** Of the alert, when it was told. */
  readonly priority: AlertPriority;
  readonly told: 'true' | 'unknown' | null;
}

/** A pair that was found within its limits: seconds until then, and for how long it must be so. */
interface Danger {
  readonly inS: number;
  readonly holdS: number;
}

const KEY = 'closest-approach';
const keyOf = (a: string, b: string): string => `${KEY}:${a}:${b}`;

/** Runs the rules about pairs of tracks, once a watch second. */
export class PairWatch implements RuleRoom {
  readonly #picture: Picture;
  readonly #settings: RuleSettings;
  readonly #waters: Waters;
  readonly #places: readonly Place[];
  readonly #tell: (finding: Finding) => void;
  readonly #encounters = new Encounters();
  readonly #slots = new Map<string, PairSlot>();
  /** Their keys in order, so that what is told does not depend on how they came to be remembered; null when to be made again. */
  #sorted: string[] | null = null;

  constructor(picture: Picture, settings: RuleSettings, waters: Waters, places: readonly Place[], slots: readonly PairSlot[], tell: (finding: Finding) => void) {
    this.#picture = picture;
    this.#settings = settings;
    this.#waters = waters;
    this.#places = places;
    this.#tell = tell;
    if (settings[KEY].on) for (const slot of slots) this.#slots.set(keyOf(slot.a, slot.b), slot);
  }

  /** Nothing can come of looking: fewer than two contacts live, and nothing remembered that could still change. */
  get idle(): boolean {
    if (!this.#settings[KEY].on) return true;
    if (this.#picture.size.live >= 2) return false;
    for (const slot of this.#slots.values()) if (slot.phase !== 'on' || !slot.unsure) return false;
    return true;
  }

  /** Whether an alert above a caution stands that names the track. */
  concerns(trackId: string): boolean {
    for (const slot of this.#slots.values()) if ((slot.a === trackId || slot.b === trackId) && slot.told !== null && slot.priority !== 'caution') return true;
    return false;
  }

  /** Looks at every pair at a whole watch second. */
  look(at: Time): void {
    const tracks: Track[] = [];
    const motions: Motion[] = [];
    for (const track of this.#picture.all()) {
      if (track.lost || !track.placed || !comesToHarm(track)) continue;
      const motion = motionNow(track, at, this.#settings);
      if (motion === null) continue;
      tracks.push(track);
      motions.push(motion);
    }
    const dangerous = new Map<string, Danger>();
    this.#encounters.find(motions, farthest(this.#settings), (i, j, approach) => {
      const [a, b] = inOrder(tracks[i]!, tracks[j]!);
      const limit = limitOf(a, b, this.#settings);
      if (!isDangerous(approach, limit, 1)) return;
      if (needsNoWatch(tracks[i]!, tracks[j]!, { a: motions[i]!, b: motions[j]!, nowM: approach.nowM }, this.#settings, this.#waters)) return;
      const key = keyOf(a.id, b.id);
      dangerous.set(key, { inS: approach.tcpaS, holdS: limit.holdS });
      if (!this.#slots.has(key)) this.#remember(key, { a: a.id, b: b.id, phase: 'pending', since: -1, due: null, unsure: false, told: null, priority: 'caution' });
    });
    if (this.#slots.size === 0) return;
    this.#sorted ??= [...this.#slots.keys()].sort();
    for (const key of this.#sorted) this.#judge(key, dangerous.get(key) ?? null, at);
  }

  *told(at: Time): Iterable<Told> {
    for (const [key, slot] of [...this.#slots].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (slot.told !== null) yield { finding: this.#finding(slot, slot.told, at), forget: () => this.#forget(key) };
    }
  }

  adopt(alert: Pick<Alert, 'situation' | 'since' | 'tracks' | 'condition' | 'priority'>): 'true' | 'unknown' | null {
    const [one, other] = alert.tracks;
    if (one === undefined || other === undefined || !this.#settings[KEY].on) return null;
    const [a, b] = one < other ? [one, other] : [other, one];
    if (keyOf(a, b) !== alert.situation) return null;
    const seen = [a, b].every((id) => this.#picture.get(id)?.lost === false);
    const told = !seen || alert.condition === 'unknown' ? 'unknown' : 'true';
    this.#remember(alert.situation, { a, b, phase: 'on', since: alert.since, due: null, unsure: told === 'unknown', told, priority: alert.priority });
    return told;
  }

  toState(): PairSlot[] {
    return [...this.#slots].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slot]) => slot);
  }

  #remember(key: string, slot: PairSlot): void {
    this.#slots.set(key, slot);
    this.#sorted = null;
  }

  #forget(key: string): void {
    this.#slots.delete(key);
    this.#sorted = null;
  }

  #judge(key: string, dangerous: Danger | null, at: Time): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    const { releaseS } = this.#settings[KEY];
    const holdS = dangerous?.holdS ?? 0;
    const fresh = slot.since === -1;
    const value = dangerous !== null ? 'true' : this.#condition(slot, at);
    let next: Delayed | null = looked(fresh ? null : slot, value, at, { holdS, releaseS });
    if (fresh && next !== null) next = { ...next, since: Math.min(at, this.#newest(slot)) };
    // The nearer it is, the less it may wait.
    const earlierMs = next?.phase === 'pending' && dangerous !== null ? (holdS - this.#waitS(dangerous)) * 1000 : 0;
    if (next !== null && next.due !== null && next.due - earlierMs <= at) next = elapsed(next);
    if (next === null) {
      this.#forget(key);
      if (slot.told !== null) this.#tell(this.#finding(slot, 'false', at));
      return;
    }
    const told = stands(next) ? (next.unsure ? 'unknown' : 'true') : null;
    if (next === slot && told === slot.told) return;
    const priority = slot.told === null && told !== null ? this.#priority(slot) : slot.priority;
    const changed: PairSlot = { ...slot, ...next, told, priority };
    this.#slots.set(key, changed);
    if (told !== slot.told && told !== null) this.#tell(this.#finding(changed, told, at));
  }

  /** How long a pair must be in danger without a break before it counts, by the time that is left. */
  #waitS({ inS, holdS }: Danger): number {
    const { soonHoldS, holdPart } = this.#settings[KEY];
    return Math.min(holdS, Math.max(soonHoldS, inS * holdPart));
  }

  /** A pair that is remembered and not found within the limits proper. */
  #condition(slot: PairSlot, at: Time): Condition {
    const pair = this.#approach(slot, at);
    if (pair === null) return 'unknown';
    if (slot.phase === 'pending') return 'false';
    const limit = limitOf(pair.a, pair.b, this.#settings);
    if (!isDangerous(pair.approach, limit, this.#settings[KEY].deadband)) return 'false';
    return needsNoWatch(pair.a, pair.b, { ...pair.motions, nowM: pair.approach.nowM }, this.#settings, this.#waters) ? 'false' : 'true';
  }

  #approach({ a: idA, b: idB }: PairSlot, at: Time): { a: Track; b: Track; motions: { a: Motion; b: Motion }; approach: Approach } | null {
    const a = this.#picture.get(idA);
    const b = this.#picture.get(idB);
    if (a === undefined || b === undefined) return null;
    const motionA = motionNow(a, at, this.#settings);
    const motionB = motionNow(b, at, this.#settings);
    if (motionA === null || motionB === null) return null;
    return { a, b, motions: { a: motionA, b: motionB }, approach: approachOf(motionA, motionB) };
  }

  #newest(slot: PairSlot): Time {
    return Math.max(this.#picture.get(slot.a)?.at ?? 0, this.#picture.get(slot.b)?.at ?? 0);
  }

  #priority(slot: PairSlot): AlertPriority {
    const a = this.#picture.get(slot.a);
    const b = this.#picture.get(slot.b);
    return a === undefined || b === undefined ? slot.priority : limitOf(a, b, this.#settings).priority;
  }

  #finding(slot: PairSlot, value: Condition, at: Time): Finding {
    return { key: keyOf(slot.a, slot.b), value, at, observedAt: this.#newest(slot), since: slot.since, facts: () => this.#facts(slot, at) };
  }

  #facts(slot: PairSlot, at: Time): AlertFacts {
    const pair = this.#approach(slot, at);
    const tracks = [slot.a, slot.b].map((id) => this.#picture.get(id)).filter((track) => track !== undefined);
    // Whoever has more to lose comes first.
    tracks.sort((x, y) => this.#frailty(y) - this.#frailty(x));
    const main = tracks[0];
    const figures: Record<string, number> = {};
    let what = 'Two vessels will pass too close';
    if (pair !== null) {
      const { cpaM, tcpaS, nowM } = pair.approach;
      figures.cpa = Math.round((cpaM / METRES_PER_NM) * 1000) / 1000;
      figures.tcpa = Math.round((tcpaS / 60) * 10) / 10;
      figures.distance_nm = Math.round((nowM / METRES_PER_NM) * 100) / 100;
      what = `Two vessels will pass within ${(cpaM / METRES_PER_NM).toFixed(2)} nm at ${minuteOf(at + tcpaS * 1000)}`;
    }
    return {
      rule: KEY,
      priority: slot.priority,
      category: CLOSEST_APPROACH_CARD.category,
      latched: slot.priority === 'emergency',
      since: slot.since,
      tracks: tracks.length === 2 ? tracks.map(({ id }) => id) : [slot.a, slot.b],
      zone: null,
      position: main?.placed === true ? [main.lon, main.lat] : null,
      figures,
      what,
      who: tracks.map(whoIs).join(' and '),
      where: main === undefined ? 'its position is not known' : whereOf(main, this.#places),
      todo: CLOSEST_APPROACH_CARD.action,
    };
  }

  #frailty(track: Track): number {
    if (inDistress(track)) return 3;
    return isUnidentified(track) ? 2 : Number(isSmallCraft(track, this.#settings.sea));
  }
}

const inOrder = (a: Track, b: Track): [Track, Track] => (a.id < b.id ? [a, b] : [b, a]);
