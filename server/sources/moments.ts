import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { RecordedBatch } from './source.ts';

/** Gathers sightings by their moment: one batch for everything of an instant, as the contract wants it. */
export class Moments {
  private at: Time;
  private held: Sighting[] = [];

  /** `from`: no moment is before this. */
  constructor(from: Time = 0) {
    this.at = from;
  }

  /**
   * Moments that are over: those before `now`, the recording's time; all of them when it is null. A moment that time
   * has reached but not passed is held, because the next line may belong to it.
   */
  take(sightings: readonly Sighting[], now: Time | null): RecordedBatch[] {
    const over: RecordedBatch[] = [];
    for (const sighting of sightings) {
      if (sighting.observedAt > this.at) {
        if (this.held.length > 0) over.push({ at: this.at, sightings: this.held });
        this.held = [];
        this.at = sighting.observedAt;
      }
      this.held.push(sighting);
    }
    if (this.held.length > 0 && (now === null || now > this.at)) {
      over.push({ at: this.at, sightings: this.held });
      this.held = [];
    }
    return over;
  }
}
