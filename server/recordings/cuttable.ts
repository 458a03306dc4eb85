import { z } from 'zod';
import type { KeptEntry, RecordingLaws } from '../../shared/recording/words.ts';
import type { WatchPast } from '../journal/contract.ts';
import { HeldSettings } from '../watch/settings/held.ts';
import { STATE_VERSION } from '../watch/state.ts';
import type { Cuttable } from './cut.ts';
import type { Recording } from './file/recording.ts';

const AT_ONCE = 1_000;
const Held = z.object({ settings: HeldSettings });

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
export const ofWatch = async (past: WatchPast, title: string): Promise<Cuttable> => ({
  head: { title, note: '', origin: { kind: 'watch', name: past.name }, pseudonymised: null, chain: { watch: past.name, seq: 0, hash: null } },
  laws: await lawsAtFirst(past),
  past: [],
  moment: (at) => past.traffic.moment(at),
  runs: (from) => past.traffic.read(from),
  entries: () => linesOf(past),
});

/**
 * What the watch was started with. Its first change is an entry that says all of it; as long as there was none, its
 * snapshot says it. Who cuts before the first change of a watch that was changed later gets none.
 */
async function lawsAtFirst({ snapshots }: WatchPast): Promise<RecordingLaws> {
  const kept = await snapshots.latest(STATE_VERSION);
  const held = Held.safeParse(kept?.state);
  if (!held.success || held.data.settings.settings.revision > 0) return { zones: null, rules: null };
  const { zones, rules } = held.data.settings.settings;
  return { zones: { type: 'FeatureCollection', features: zones }, rules };
}

async function* linesOf(past: WatchPast): AsyncIterable<KeptEntry> {
  for (let after = 0; ; ) {
    const lines = await past.lines(after, AT_ONCE);
    yield* lines;
    const last = lines.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}
