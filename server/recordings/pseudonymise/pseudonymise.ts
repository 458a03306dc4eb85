import { randomInt } from 'node:crypto';
import type { KeptEntry, RecordingHead, RecordingIndex, RecordingLaws } from '../../../shared/recording/words.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Keyframe } from '../../../shared/wire/traffic/layout.ts';
import { saidBy } from '../before.ts';
import { EntryChain } from '../entry-chain.ts';
import type { ByteSink } from '../file/new-file.ts';
import type { Recording } from '../file/recording.ts';
import { RecordingWriter } from '../file/writer.ts';
import type { Random } from './draw.ts';
import { rewrittenEntry } from './entry.ts';
import { originalsOf } from './originals.ts';
import { Pseudonyms } from './pseudonyms.ts';
import type { Shift } from './shift.ts';
import { rewritten, rewrittenKnown } from './sighting.ts';

export interface PseudonymiseOptions {
  readonly made: Pick<RecordingHead, 'madeBy' | 'madeAt'>;
  /** The original's title may name somebody: without another it is a plain one. */
  readonly title?: string;
  readonly shift: Shift;
  /** Told how far it is, and waited for: others may get their turn, and what it throws ends the work. */
  readonly told?: (at: Time) => void | Promise<void>;
  /** Chance; that of the operating system unless a test says otherwise. */
  readonly random?: Random;
}

/** The chain of the rewritten entries: their old hashes would tell whether a guess at an original is right. */
const CHAIN = 'pseudonymised';

/**
 * Writes a recording again in which vessels, people and words are others. What stands for what is drawn at random and
 * kept nowhere; what cannot be rewritten is left out and counted.
 */
export async function pseudonymise(recording: Recording, sink: ByteSink, { made, title = 'Pseudonymised recording', shift, told, random = randomInt }: PseudonymiseOptions): Promise<RecordingIndex> {
  const names = new Pseudonyms(await originalsOf(recording), random);
  const { head, index } = recording;
  const left = new Map<string, number>();
  const leave = (what: string): null => {
    left.set(what, (left.get(what) ?? 0) + 1);
    return null;
  };
  const chain = new EntryChain(CHAIN);
  /** Old numbers of the entries that are still there: traffic says after which of them it came. */
  const numbers: number[] = [];
  const kept = (entry: KeptEntry): KeptEntry | null => {
    const old = saidBy(entry);
    const draft = rewrittenEntry(old, names, shift);
    if (draft === null) return leave(`${old.body.kind} entries`);
    numbers.push(entry.seq);
    return chain.next(draft);
  };
  const past = recording.past.flatMap((entry) => kept(entry) ?? []);
  const writer = await RecordingWriter.begin(sink, {
    head: {
      ...head,
      ...made,
      title,
      note: '',
      origin: { kind: head.origin.kind, name: null },
      pseudonymised: { at: made.madeAt, timeShifted: shift.movesTime || head.pseudonymised?.timeShifted === true, placeShifted: shift.movesPlace || head.pseudonymised?.placeShifted === true },
      chain: { watch: CHAIN, seq: chain.seq, hash: past.at(-1)?.hash ?? null },
    },
    laws: movedLaws(recording.laws, shift),
    from: shift.time(index.from),
    keyframe: movedKeyframe(await recording.keyframe(), index.from, names, shift),
    past,
  });
  for await (const entry of recording.entries()) {
    const line = kept(entry);
    if (line !== null) await writer.entry(line);
  }
  let after = 0;
  for await (const { afterSeq, sightings } of recording.runs()) {
    while (after < numbers.length && (numbers[after] ?? Infinity) <= afterSeq) after += 1;
    await writer.sightings(sightings.flatMap((s) => rewritten(s, names, shift) ?? leave(`${s.kind} sightings`) ?? []), after);
    await told?.(sightings[0]?.observedAt ?? index.from);
  }
  for (const [what, count] of left) writer.leftOut(what, count);
  return writer.finish(shift.time(index.to));
}

function movedKeyframe({ positions, identities }: Keyframe, from: Time, names: Pseudonyms, shift: Shift): Keyframe {
  return {
    positions: positions.flatMap((s) => {
      const moved = rewritten(s, names, shift);
      return moved?.kind === 'position' ? [moved] : [];
    }),
    identities: identities.flatMap((s) => rewrittenKnown(s, from, names, shift) ?? []),
  };
}

/** Zones go with the traffic, so that who entered them still does. The chart stays where it is. */
function movedLaws({ zones, rules }: RecordingLaws, shift: Shift): RecordingLaws {
  if (zones === null || !shift.movesPlace) return { zones, rules };
  const ring = (positions: readonly [number, number][]): [number, number][] => positions.map((position) => shift.place(position) ?? position);
  const features = zones.features.map((zone) => ({
    ...zone,
    geometry:
      zone.geometry.type === 'Polygon'
        ? { ...zone.geometry, coordinates: zone.geometry.coordinates.map(ring) }
        : { ...zone.geometry, coordinates: zone.geometry.coordinates.map((polygon) => polygon.map(ring)) },
  }));
  return { zones: { ...zones, features }, rules };
}
