import type { RecordingIndex } from '../../shared/recording/words.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { Keyframe } from '../../shared/wire/traffic/layout.ts';
import { KnownTracks } from '../journal/traffic/known-tracks.ts';
import type { RecordedSource } from '../sources/source.ts';
import { readReport } from '../watch/commands/report.command.ts';
import { EntryChain } from './entry-chain.ts';
import type { Beginning, RecordingWriter } from './file/writer.ts';

/** Told how far long work is: the recording's own time, and how many sightings there are. */
export type Recorded = (at: Time, sightings: number) => void;

/** When a recording begins, null for the time of its first sighting, and what was known then. */
type Begins = Pick<Beginning, 'from' | 'keyframe'>;

/**
 * Writes down everything that a source of recorded traffic has, reports as entries of the watch `watch`. What was seen before its first
 * moment is what was known at it. What the source could not use is counted in the file by reason.
 */
export async function record(source: RecordedSource, watch: string, begin: (at: Begins) => Promise<RecordingWriter>, told: Recorded = () => undefined): Promise<RecordingIndex | { problem: string }> {
  const chain = new EntryChain(watch);
  let writer: RecordingWriter | null = null;
  let count = 0;
  let last: Time | null = null;
  for await (const batch of source.batches(null)) {
    const { at, reports = [] } = batch;
    let { sightings } = batch;
    if (writer === null) {
      const from = source.startsAt ?? at;
      const keyframe = knownBefore(from, sightings);
      writer = await begin({ from, keyframe });
      if (keyframe.positions.length + keyframe.identities.length > 0) sightings = sightings.filter((s) => s.observedAt >= from);
    }
    await writer.sightings(sightings, chain.seq);
    for (const input of reports) {
      const report = { id: `r${chain.seq + 1}`, ...readReport(input), receivedAt: at };
      await writer.entry(chain.next({ at, observedAt: report.observedAt, receivedAt: at, actor: { kind: 'system', name: source.name }, key: null, body: { kind: 'report', report } }));
    }
    count += sightings.length;
    last = at;
    told(at, count);
  }
  writer ??= await begin({ from: source.startsAt });
  const { state, problem, errors } = source.health();
  if (state === 'failed') return { problem: problem ?? 'it broke off' };
  for (const [reason, lines] of Object.entries(errors)) writer.leftOut(reason, lines);
  return writer.finish(last);
}

/** What every track of these was before an instant. */
function knownBefore(from: Time, sightings: readonly Sighting[]): Keyframe {
  const known = new KnownTracks();
  for (const s of sightings) if (s.observedAt < from) known.take(s);
  return known.all();
}
