import type { RecordingIndex } from '../../shared/recording/words.ts';
import type { Time } from '../../shared/words/position.ts';
import type { RecordedSource } from '../sources/source.ts';
import { readReport } from '../watch/commands/report.command.ts';
import { EntryChain } from './entry-chain.ts';
import type { RecordingWriter } from './file/writer.ts';

/** Told how far long work is: the recording's own time, and how many sightings there are. */
export type Recorded = (at: Time, sightings: number) => void;

/**
 * Writes down everything that a source of recorded traffic has, reports as entries of the watch `watch`. What the
 * source could not use is counted in the file by reason.
 */
export async function record(source: RecordedSource, watch: string, writer: RecordingWriter, told: Recorded = () => undefined): Promise<RecordingIndex | { problem: string }> {
  const chain = new EntryChain(watch);
  let count = 0;
  let last: Time | null = null;
  for await (const { at, sightings, reports = [] } of source.batches(null)) {
    await writer.sightings(sightings, chain.seq);
    for (const input of reports) {
      const report = { id: `r${chain.seq + 1}`, ...readReport(input), receivedAt: at };
      await writer.entry(chain.next({ at, observedAt: report.observedAt, receivedAt: at, actor: { kind: 'system', name: source.name }, key: null, body: { kind: 'report', report } }));
    }
    count += sightings.length;
    last = at;
    told(at, count);
  }
  const { state, problem, errors } = source.health();
  if (state === 'failed') return { problem: problem ?? 'it broke off' };
  for (const [reason, lines] of Object.entries(errors)) writer.leftOut(reason, lines);
  return writer.finish(last);
}
