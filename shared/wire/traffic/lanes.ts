import type { PositionSighting, Sighting } from '../../words/sighting.ts';
import type { Lane, TrafficBook } from './book.ts';
import type { Chunk, KnownIdentity } from './layout.ts';
import { ROWS_IN_STEP, type Steps } from '../../words/steps.ts';

/** The sightings of one lane, and the place of each among all that were recorded. */
export interface LaneRows {
  readonly lane: Lane;
  readonly number: number;
  readonly sightings: Sighting[];
  readonly places: number[];
}

/** What was recorded, by its lanes, in the order of the lanes' numbers. Yields now and then. */
export function* lanesOf(chunk: Chunk, book: TrafficBook): Steps<LaneRows[]> {
  const byTrack = new Map<string, LaneRows[]>();
  const all: LaneRows[] = [];
  let place = 0;
  for (const run of chunk.runs) {
    for (const s of run.sightings) {
      let ofTrack = byTrack.get(s.trackId);
      if (ofTrack === undefined) byTrack.set(s.trackId, (ofTrack = []));
      let rows = laneFor(s, ofTrack);
      if (rows === null) {
        const lane: Lane = { trackId: s.trackId, trackKind: s.trackKind, source: s.source, kind: s.kind, aisClass: s.kind === 'text' ? null : s.aisClass };
        rows = { lane, number: book.laneNumber(lane), sightings: [], places: [] };
        ofTrack.push(rows);
        all.push(rows);
      }
      rows.sightings.push(s);
      rows.places.push(place++);
      if (place % ROWS_IN_STEP === 0) yield;
    }
  }
  return all.sort((a, b) => a.number - b.number);
}

/** The lane of a sighting among those of its track, or null when it is the first of a new one. */
function laneFor(s: Sighting, ofTrack: readonly LaneRows[]): LaneRows | null {
  for (const rows of ofTrack) {
    const { lane } = rows;
    if (lane.kind !== s.kind || lane.source !== s.source || lane.trackKind !== s.trackKind) continue;
    if (s.kind === 'text' || s.aisClass === lane.aisClass) return rows;
  }
  return null;
}

/** A keyframe's lines sorted by their lanes' numbers: near numbers are small differences. Yields now and then. */
export function* byLane<T extends PositionSighting | KnownIdentity>(sightings: readonly T[], book: TrafficBook): Steps<{ sighting: T; number: number }[]> {
  const rows: { sighting: T; number: number }[] = [];
  for (const sighting of sightings) {
    const { trackId, trackKind, source, kind, aisClass } = sighting;
    rows.push({ sighting, number: book.laneNumber({ trackId, trackKind, source, kind, aisClass }) });
    if (rows.length % ROWS_IN_STEP === 0) yield;
  }
  return rows.sort((a, b) => a.number - b.number);
}
