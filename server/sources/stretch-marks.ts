import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { RecordedBatch } from './source.ts';

/** What a file that a recording was exported to says of it besides its sightings. */
export type MarkedMoment = 'begins' | 'ends';

/** No recording has so much of what was before it, or so long a silence after its last sighting: a mark that says so is wrong. */
const FARTHEST_MS = 7 * 24 * 3_600_000;
/** Sightings from before a recording that are held at once: far more than all vessels of a watch have. */
const MOST_KNOWN = 400_000;

/** The mark as a remark between lines of NMEA, which readers pass over. */
export const markLine = (moment: MarkedMoment, at: Time): string => `# Varne: the recording ${moment} ${new Date(at).toISOString()}`;

/** What such a remark says; null when it is another. */
export function readMark(remark: string): { moment: MarkedMoment; at: Time } | null {
  const [, moment, time] = /^# Varne: the recording (begins|ends) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\s*$/.exec(remark) ?? [];
  const at = Date.parse(time ?? '');
  return (moment !== 'begins' && moment !== 'ends') || Number.isNaN(at) ? null : { moment, at };
}

/**
 * When a recording began and ended that a file was exported from. Its begin stands before everything else: sightings from before it are
 * what was known then, and no traffic. Its end may be later than its last sighting, for silence is also recorded.
 */
export class StretchMarks {
  begins: Time | null = null;
  ends: Time | null = null;

  /** `first`: nothing was read before it. */
  take({ moment, at }: { moment: MarkedMoment; at: Time }, first: boolean): void {
    if (moment === 'ends') this.ends = Math.max(this.ends ?? at, at);
    else if (first) this.begins ??= at;
  }

  /** When what is played begins, by its first sighting: null when there is neither. */
  startsAt(first: Time | null): Time | null {
    const { begins } = this;
    return begins !== null && (first === null || Math.abs(begins - first) <= FARTHEST_MS) ? begins : first;
  }
}

/** Moments of a file as its recording had them: what was known before it began is part of its first, and time goes on until it ended. */
export async function* withinStretch(moments: AsyncIterable<RecordedBatch>, marks: StretchMarks): AsyncIterable<RecordedBatch> {
  let before: RecordedBatch[] = [];
  let held = 0;
  let last: Time | null = null;
  for await (const batch of moments) {
    const begins = last === null ? marks.startsAt(batch.at) : null;
    if (begins === null || begins !== marks.begins) yield batch;
    else if (batch.at < begins) {
      before.push(batch);
      held += batch.sightings.length;
      if (held < MOST_KNOWN) continue;
      // So much was never known: the mark is wrong, and these are what they say.
      yield* before;
      before = [];
    } else {
      const known = sightingsOf(before);
      before = [];
      if (batch.at > begins) yield { at: begins, sightings: known };
      yield batch.at > begins ? batch : { ...batch, sightings: [...known, ...batch.sightings] };
    }
    last = batch.at;
  }
  const { begins, ends } = marks;
  if (before.length > 0 && begins !== null) {
    yield { at: begins, sightings: sightingsOf(before) };
    last = begins;
  }
  if (ends !== null && last !== null && ends > last && ends - last <= FARTHEST_MS) yield { at: ends, sightings: [] };
}

const sightingsOf = (batches: readonly RecordedBatch[]): Sighting[] => batches.flatMap(({ sightings }) => sightings);
