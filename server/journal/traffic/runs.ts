import type { Sighting } from '../../../shared/words/sighting.ts';
import type { RecordedRun } from '../contract.ts';

/** Sightings and the newest entry before each, in recorded order. */
export class RunList {
  #sightings: Sighting[] = [];
  #afterSeqs: number[] = [];

  get length(): number {
    return this.#sightings.length;
  }

  add(sighting: Sighting, afterSeq: number): void {
    this.#sightings.push(sighting);
    this.#afterSeqs.push(afterSeq);
  }

  addRuns(runs: readonly RecordedRun[]): void {
    for (const run of runs) for (const sighting of run.sightings) this.add(sighting, run.afterSeq);
  }

  /** The first `count`, as runs. */
  runs(count = this.length): RecordedRun[] {
    const runs: { afterSeq: number; sightings: Sighting[] }[] = [];
    for (let i = 0; i < Math.min(count, this.length); i++) {
      const afterSeq = this.#afterSeqs[i]!;
      const last = runs.at(-1);
      if (last?.afterSeq === afterSeq) last.sightings.push(this.#sightings[i]!);
      else runs.push({ afterSeq, sightings: [this.#sightings[i]!] });
    }
    return runs;
  }

  /** Forgets the first `count`. */
  drop(count: number): void {
    this.#sightings = this.#sightings.slice(count);
    this.#afterSeqs = this.#afterSeqs.slice(count);
  }
}
