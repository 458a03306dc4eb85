import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { Time } from '../../shared/words/position.ts';
import type { ReportInput } from '../../shared/words/report.ts';
import type { SettingsChange } from '../../shared/words/settings.ts';
import { partOf, type OwnLaws } from '../sources/laws-of.ts';
import type { RecordedBatch, RecordedSource } from '../sources/source.ts';
import { zoneOfArea } from '../../shared/scenario/area.ts';

/** What a scenario lies upon. */
export interface Recorded {
  readonly source: RecordedSource;
  /** What was known where the scenario begins, when that is not where the recording does: then it is first of all. */
  readonly beginning: RecordedBatch | null;
  /** Settings that the scenario has from it, and that change with it. */
  readonly own: OwnLaws;
}

/** A recording behind a scenario, brought onto the scenario's time: all that was seen, reported, lost and changed in it. */
export class Behind {
  readonly #batches: AsyncIterator<RecordedBatch>;
  /** Milliseconds from the recording's time to the scenario's. */
  readonly #shift: number;
  readonly #own: OwnLaws;
  readonly #areas: SettingsChange['zones'];
  #next: RecordedBatch | null = null;
  #begun = false;

  constructor({ source, beginning, own }: Recorded, { starts, world, areas }: Scenario) {
    const named = world.from === 'recording' && world.begin !== undefined ? Date.parse(world.begin) : null;
    this.#shift = starts - (named ?? source.startsAt ?? starts);
    this.#own = own;
    this.#areas = areas.map(zoneOfArea);
    this.#batches = from(source, beginning, named)[Symbol.asyncIterator]();
  }

  /** What it brings before a moment, each at its own time, on the scenario's. */
  async *before(at: Time): AsyncIterable<RecordedBatch> {
    if (!this.#begun) await this.#pull();
    this.#begun = true;
    for (let next = this.#next; next !== null && next.at + this.#shift < at; next = this.#next) {
      yield this.#shifted(next);
      await this.#pull();
    }
  }

  #shifted({ at, sightings, reports = [], sources = [], settings = [] }: RecordedBatch): RecordedBatch {
    return {
      at: at + this.#shift,
      sightings: sightings.map((s) => ({ ...s, observedAt: s.observedAt + this.#shift })),
      reports: reports.map((report): ReportInput => ({ ...report, observedAt: new Date(Date.parse(report.observedAt) + this.#shift).toISOString() })),
      sources,
      settings: settings.flatMap((change) => this.#besideAreas(partOf(change, this.#own)) ?? []),
    };
  }

  /** The scenario's own zones stay, whatever was changed when it was recorded. */
  #besideAreas(change: SettingsChange | null): SettingsChange | null {
    if (change === null || this.#areas.length === 0) return change;
    const areas = new Set(this.#areas.map(({ properties }) => properties.id));
    const zones = change.zones.filter(({ properties }) => !areas.has(properties.id));
    return { ...change, zones: change.whole ? [...zones, ...this.#areas] : zones, removed: change.removed.filter((id) => !areas.has(id)) };
  }

  async #pull(): Promise<void> {
    const step = await this.#batches.next();
    this.#next = step.done === true ? null : step.value;
  }
}

async function* from(source: RecordedSource, beginning: RecordedBatch | null, begin: Time | null): AsyncIterable<RecordedBatch> {
  if (beginning !== null) yield beginning;
  yield* source.batches(begin === null ? null : begin - 1);
}
