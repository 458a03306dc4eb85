import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { RecordedBatch, RecordedSource } from '../sources/source.ts';

/** A recording behind a scenario, brought onto the scenario's time. */
export class Behind {
  readonly #batches: AsyncIterator<RecordedBatch>;
  /** Milliseconds from the recording's time to the scenario's. */
  readonly #shift: number;
  #next: RecordedBatch | null = null;
  #begun = false;

  constructor(recording: RecordedSource, { starts, world }: Scenario) {
    const begin = world.from === 'recording' && world.begin !== undefined ? Date.parse(world.begin) : (recording.startsAt ?? starts);
    this.#shift = starts - begin;
    this.#batches = recording.batches(begin - 1)[Symbol.asyncIterator]();
  }

  /** What it brought up to a moment, on the scenario's time. */
  async until(at: Time): Promise<Sighting[]> {
    if (!this.#begun) await this.#pull();
    this.#begun = true;
    const brought: Sighting[] = [];
    while (this.#next !== null && this.#next.at + this.#shift <= at) {
      for (const s of this.#next.sightings) brought.push({ ...s, observedAt: s.observedAt + this.#shift });
      await this.#pull();
    }
    return brought;
  }

  async #pull(): Promise<void> {
    const step = await this.#batches.next();
    this.#next = step.done === true ? null : step.value;
  }
}
