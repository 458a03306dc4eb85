import type { KeptEntry } from '../../shared/recording/words.ts';
import type { WatchPast } from '../journal/contract.ts';
import type { Cuttable } from './cut.ts';
import type { Recording } from './file/recording.ts';

const AT_ONCE = 1_000;

/** A recording, to be cut: it starts with what was known when it began. */
export const ofRecording = (recording: Recording): Cuttable => ({
  head: recording.head,
  laws: recording.laws,
  past: recording.past,
  moment: (at) => recording.moment(at),
  runs: (from) => recording.runs(from - 1),
  entries: () => recording.entries(),
});

/** What was kept of a watch, to be cut while it goes on. */
export const ofWatch = (past: WatchPast, title: string): Cuttable => ({
  head: { title, note: '', origin: { kind: 'watch', name: past.name }, pseudonymised: null, chain: { watch: past.name, seq: 0, hash: null } },
  laws: { zones: null, rules: null },
  past: [],
  moment: (at) => past.traffic.moment(at),
  runs: (from) => past.traffic.read(from),
  entries: () => linesOf(past),
});

async function* linesOf(past: WatchPast): AsyncIterable<KeptEntry> {
  for (let after = 0; ; ) {
    const lines = await past.lines(after, AT_ONCE);
    yield* lines;
    const last = lines.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}
