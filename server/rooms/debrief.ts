import type { Journal, Store } from '../journal/contract.ts';
import { Conclusions } from '../scenario/conclusions.ts';
import { boxesOf } from '../scenario/run.ts';
import { debriefOf, type DebriefNote } from '../../shared/scenario/score/debrief.ts';
import type { ScoredEntry } from '../../shared/scenario/score/facts.ts';
import type { DebriefView } from '../../shared/wire/debrief.ts';
import type { Time } from '../../shared/words/position.ts';
import { ExerciseId } from '../../shared/words/room.ts';
import { STATE_VERSION } from '../watch/state.ts';
import { injectOf } from './inject-text.ts';
import { factsOf, recordOf, type ExerciseRecord } from './record.ts';
import type { Stage } from './stage.ts';
import { storeOfTake } from './takes.ts';

const AT_ONCE = 1_000;

export interface DebriefParts {
  readonly store: Store;
  readonly id: ExerciseId;
  readonly record: ExerciseRecord;
  readonly stage: Stage;
  readonly zones: Parameters<typeof boxesOf>[0];
  readonly open: boolean;
  /** How far it came; null to see by what is kept. */
  readonly reached: Time | null;
}

/** The debrief of one take, from what is kept of it alone: so it is the same while the room is open and after it was closed. */
export async function debriefOfTake({ store, id, record, stage, zones, open, reached }: DebriefParts, take: number): Promise<DebriefView> {
  const { journal, snapshots } = await storeOfTake(store, id, take);
  const entries = await allOf(journal);
  const facts = factsOf(record, take);
  const conclusions = new Conclusions();
  for (const entry of entries) conclusions.add(entry);
  const { scenario } = stage;
  // Snapshots say how far it came when nothing was concluded at its end.
  const until = reached ?? Math.max(scenario.starts, entries.at(-1)?.at ?? 0, facts.screens.at(-1)?.at ?? 0, (await snapshots.latest(STATE_VERSION))?.at ?? 0);
  const debrief = debriefOf(
    {
      scenario,
      until: Math.min(until, scenario.starts + scenario.lasts),
      happened: facts.happened.map(({ at, inject, report }) => ({ at, inject: injectOf(inject), report })),
      entries,
      whose: new Map(facts.recognised.map(({ track, id }) => [track, id])),
      glass: facts.screens.map(({ at, by, view }) => ({ at, by, view })),
      zones: boxesOf(zones),
    },
    notesOf(record, id, take),
  );
  return {
    ...debrief,
    objectives: [...debrief.objectives],
    lines: [...debrief.lines],
    exercise: id,
    name: record.name,
    take,
    takes: record.takes.map(({ number }) => number),
    open,
    recordedIn: await recordedIn(store, id, record, take, scenario.starts),
    hash: conclusions.head,
  };
}

/** The take itself, then the one that it goes on from, and so on, into other rooms too. */
async function recordedIn(store: Store, id: ExerciseId, record: ExerciseRecord, take: number, starts: Time): Promise<DebriefView['recordedIn']> {
  const found = record.takes.find(({ number }) => number === take);
  const here = { exercise: id, take, from: found?.from?.at ?? starts };
  if (found?.from == null) return [here];
  const { room, take: before } = found.from;
  const of = ExerciseId.safeParse(room);
  const earlier = room === id ? record : of.success ? await recordOf((await store.watch(of.data)).control) : null;
  return of.success && earlier !== null ? [here, ...(await recordedIn(store, of.data, earlier, before, starts))] : [here];
}

/** What the trainer noted in a take, and in the takes that it goes on from until it did. */
function notesOf(record: ExerciseRecord, id: ExerciseId, take: number, until: Time = Infinity): DebriefNote[] {
  const from = record.takes.find(({ number }) => number === take)?.from ?? null;
  const before = from !== null && from.room === id ? notesOf(record, id, from.take, Math.min(until, from.at)) : [];
  return [...before, ...record.marks.flatMap(({ take: of, at, text, by }) => (of === take && at <= until ? [{ at, what: text, by }] : []))];
}

async function allOf(journal: Journal): Promise<ScoredEntry[]> {
  const all: ScoredEntry[] = [];
  for (;;) {
    const entries = await journal.read(all.length, AT_ONCE);
    for (const { hash: _hash, ...entry } of entries) all.push(entry);
    if (entries.length < AT_ONCE) return all;
  }
}
