import type { KeptEntry, RecordingHead, RecordingIndex, RecordingLaws } from '../../shared/recording/words.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Keyframe } from '../../shared/wire/traffic/layout.ts';
import type { Moment, RecordedRun } from '../journal/contract.ts';
import { KnownTracks } from '../journal/traffic/known-tracks.ts';
import { Before, saidBy } from './before.ts';
import type { ByteSink } from './file/new-file.ts';
import { NOTHING_KNOWN, RecordingWriter } from './file/writer.ts';

/** The way through what was entered before is told of each so many entries. */
const TOLD_EVERY = 1_000;
/** A sighting that came later than others is looked for no farther than this behind them. */
const LATE_MS = 600_000;

/** Something that a stretch can be cut out of: a recording, or what was kept of a watch. */
export interface Cuttable {
  readonly head: Omit<RecordingHead, 'madeBy' | 'madeAt'>;
  /** In force before its first entry, where they are known. */
  readonly laws: RecordingLaws;
  /** Entries from before it that counted at its beginning. */
  readonly past: readonly KeptEntry[];
  moment(at: Time): Promise<Moment | null>;
  /** What was seen at or after `from`, in recorded order. */
  runs(from: Time): AsyncIterable<RecordedRun>;
  entries(): AsyncIterable<KeptEntry>;
}

export interface CutOptions {
  readonly from: Time;
  readonly to: Time;
  readonly made: Pick<RecordingHead, 'madeBy' | 'madeAt'>;
  /** In place of the original's. */
  readonly title?: string;
  /** In place of those in force. */
  readonly laws?: Partial<RecordingLaws>;
  /** Told how far it is, and waited for: others may get their turn, and what it throws ends the work. */
  readonly told?: (at: Time) => void | Promise<void>;
}

/**
 * Cuts a stretch out, both ends included: what was known before it is its keyframe, what was entered before it and still
 * counts goes with it, and its entries stay links of the chain that they are of.
 */
export async function cut(of: Cuttable, sink: ByteSink, { from, to, made, title, laws = {}, told }: CutOptions): Promise<RecordingIndex> {
  const { before, last, entries, next: first } = await foldedBefore(of, from, told);
  let next = first;
  const writer = await RecordingWriter.begin(sink, {
    head: { ...of.head, ...made, title: title ?? of.head.title, chain: last },
    laws: { ...before.laws, ...laws },
    from,
    keyframe: await knownAt(of, from),
    past: before.counting(from),
  });
  for await (const { afterSeq, sightings } of of.runs(from)) {
    const first = sightings[0];
    if (first !== undefined && first.observedAt > to + LATE_MS) break;
    await writer.sightings(sightings.filter((s) => s.observedAt <= to), afterSeq);
    if (first !== undefined) await told?.(Math.min(first.observedAt, to));
  }
  for (; next.done !== true && saidBy(next.value).at <= to; next = await entries.next()) await writer.entry(next.value);
  return writer.finish(to);
}

/** What was known and stood just before an instant, for whoever begins there. */
export async function asOf(of: Cuttable, from: Time): Promise<{ readonly keyframe: Keyframe; readonly past: readonly KeptEntry[]; readonly laws: RecordingLaws }> {
  const { before } = await foldedBefore(of, from);
  return { keyframe: await knownAt(of, from), past: before.counting(from), laws: before.laws };
}

/** Folds what was entered before an instant; `next` is the first entry that was not, and `entries` has those after it. */
async function foldedBefore(of: Cuttable, from: Time, told?: CutOptions['told']) {
  const before = new Before(of.laws);
  for (const entry of of.past) before.take(entry);
  const entries = of.entries()[Symbol.asyncIterator]();
  let next = await entries.next();
  let last = of.head.chain;
  for (let count = 1; next.done !== true && saidBy(next.value).at < from; count++, next = await entries.next()) {
    before.take(next.value);
    if (last !== null) last = { ...last, seq: next.value.seq, hash: next.value.hash };
    if (count % TOLD_EVERY === 0) await told?.(saidBy(next.value).at);
  }
  return { before, last, entries, next };
}

/** What every track was just before an instant. */
async function knownAt(of: Cuttable, from: Time): Promise<Keyframe> {
  const moment = await of.moment(from - 1);
  if (moment === null) return (await of.moment(from))?.keyframe ?? NOTHING_KNOWN;
  const known = new KnownTracks();
  for (const position of moment.keyframe.positions) known.take(position);
  for (const identity of moment.keyframe.identities) known.take({ ...identity, observedAt: from - 1 });
  for (const { sightings } of moment.runs) for (const s of sightings) known.take(s);
  return known.keyframe(from);
}
