import type { EntryDraft } from '../../shared/words/entry.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import type { RecordedBatch } from '../../server/sources/source.ts';
import { Fleet, isBeacon } from './afloat.ts';
import { LATE_MS, type Demand } from './demand.ts';
import { LaneCheck } from './lanes.ts';
import { AlertLog, keyOf } from './log.ts';
import { LostCheck } from './lost.ts';
import { PairCheck, type Plotted } from './pairs.ts';
import { Ports } from './ports.ts';
import { ZoneCheck } from './zones.ts';

export interface Verdict {
  /** What had to be told, by rule. */
  readonly demanded: Readonly<Record<string, number>>;
  /** What had to be told and was not. */
  readonly missed: readonly Demand[];
  /** What was told and should not have been. */
  readonly invented: readonly string[];
  /** Positions and pairs that were looked at. */
  readonly positions: number;
  readonly pairs: number;
}

/** Rules that this check knows, by their first word in a key. */
export const CORE_RULES = ['zone-entry', 'zone-exit', 'zone-dwell', 'closest-approach', 'contact-lost', 'lane-against-flow', 'ais-distress'] as const;

/**
 * An independent account of what a watch had to tell: plain code over every position and every pair, that shares with the watch only
 * the words, the chart and what came in. Alerts may come up to three seconds later than their delay (`LATE_MS`); what is within a
 * hundredth of a limit may be judged either way.
 */
export class BruteForce {
  readonly #fleet = new Fleet();
  readonly #log: AlertLog;
  readonly #pairs: PairCheck;
  readonly #zones: ZoneCheck;
  readonly #lanes = new LaneCheck();
  readonly #lost: LostCheck;
  readonly #distress: Demand[] = [];
  readonly #calling = new Set<string>();
  readonly #invented: string[] = [];
  #second = 0;

  constructor(zones: readonly ZoneFeature[], plotted: Plotted) {
    const ports = new Ports();
    this.#log = new AlertLog((part, at) => {
      if (!this.#borneOut(part.rule, part.key, part.tracks, at)) this.#invented.push(`${new Date(at).toISOString()} ${part.key}`);
    });
    this.#pairs = new PairCheck(this.#fleet, ports, plotted);
    this.#zones = new ZoneCheck(zones);
    this.#lost = new LostCheck(this.#fleet, ports, this.#log);
  }

  brings({ at, sightings }: RecordedBatch): void {
    if (this.#second === 0) this.#second = Math.ceil(at / 1000) * 1000;
    for (; this.#second <= at; this.#second += 1000) {
      this.#pairs.second(this.#second);
      this.#lost.second(this.#second);
    }
    for (const sighting of sightings) {
      const one = this.#fleet.see(sighting);
      if (isBeacon(one)) this.#call(one.id, one.distress, at);
      if (sighting.kind !== 'position') continue;
      this.#zones.see(one);
      this.#lanes.see(one);
    }
  }

  tell(draft: EntryDraft): void {
    if (draft.body.kind === 'report') this.#zones.see(this.#fleet.report(draft.body.report));
    this.#log.take(draft);
  }

  verdict(): Verdict {
    const demands = [...this.#pairs.demands, ...this.#zones.demands, ...this.#lanes.demands, ...this.#lost.demands, ...this.#distress];
    const demanded: Record<string, number> = {};
    for (const { key } of demands) {
      const rule = key.split(' ')[0] ?? '';
      demanded[rule] = (demanded[rule] ?? 0) + 1;
    }
    return {
      demanded,
      missed: demands.filter(({ key, from, by }) => !this.#log.told(key, from, by)),
      invented: this.#invented,
      positions: this.#zones.positions,
      pairs: this.#pairs.pairs,
    };
  }

  #call(id: string, distress: boolean, at: number): void {
    if (!distress) this.#calling.delete(id);
    else if (!this.#calling.has(id)) {
      this.#calling.add(id);
      this.#distress.push({ key: keyOf('ais-distress', [id]), from: at, by: at + LATE_MS, why: 'says that it is in use' });
    }
  }

  #borneOut(rule: string, key: string, tracks: readonly string[], at: number): boolean {
    const [track = ''] = tracks;
    const one = this.#fleet.all.get(track);
    switch (rule) {
      case 'closest-approach':
        return this.#pairs.near(tracks);
      case 'zone-entry':
      case 'zone-exit':
      case 'zone-dwell':
        return this.#zones.near(rule, key.split(' ')[1] ?? '', track);
      case 'contact-lost':
        return this.#lost.near(track, at);
      case 'lane-against-flow':
        return one !== undefined && (this.#lanes.offFlow(one)?.most ?? 0) >= 119;
      case 'ais-distress':
        return one !== undefined;
      default:
        return true;
    }
  }
}
