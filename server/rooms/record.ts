import type { ControlLine, ControlLog } from '../journal/contract.ts';
import type { ExerciseAct, ExercisePlay, Mark, Take } from '../../shared/words/exercise.ts';
import type { Time } from '../../shared/words/position.ts';
import type { ScreenNote } from '../../shared/words/screen-note.ts';

type ActOf<K extends ExerciseAct['act']> = Omit<Extract<ExerciseAct, { act: K }>, 'act' | 'take'>;

/** What happened in one take besides what its journal has. Each list in order. */
export interface TakeFacts {
  readonly fired: readonly ActOf<'fired'>[];
  readonly happened: readonly ActOf<'happened'>[];
  readonly recognised: readonly ActOf<'recognised'>[];
  readonly screens: readonly ScreenNote[];
}

/** What is known of an exercise from its control log alone: enough to open it again. */
export interface ExerciseRecord {
  readonly name: string;
  readonly play: ExercisePlay;
  readonly openedAt: Time;
  readonly openedBy: string;
  readonly takes: readonly Take[];
  readonly marks: readonly Mark[];
  /** By the take's number. */
  readonly facts: ReadonlyMap<number, TakeFacts>;
  readonly closed: boolean;
  /** How far its newest take had come when it was closed; null when that is not known. */
  readonly reached: Time | null;
}

export const NO_FACTS: TakeFacts = { fired: [], happened: [], recognised: [], screens: [] };
const AT_ONCE = 1_000;

/** The record after one more line; null while the room was not opened. */
export function afterLine(record: ExerciseRecord | null, { at, actor, body }: Pick<ControlLine, 'at' | 'actor' | 'body'>): ExerciseRecord | null {
  if (body.kind !== 'exercise') return record;
  const { act } = body;
  if (act.act === 'opened') return { name: act.name, play: act.play, openedAt: at, openedBy: actor, takes: [act.first], marks: [], facts: new Map(), closed: false, reached: null };
  if (record === null) return null;
  switch (act.act) {
    case 'retaken': {
      const { from, number } = act.take;
      const before = from === null ? NO_FACTS : factsOf(record, from.take);
      return withFacts({ ...record, takes: [...record.takes, act.take] }, number, from === null ? NO_FACTS : factsUntil(before, from.at));
    }
    case 'marked':
      return { ...record, marks: [...record.marks, { take: act.take, at: act.at, text: act.text, by: actor, markedAt: at }] };
    case 'closed':
      return { ...record, closed: true, reached: act.at ?? null };
    case 'fired':
    case 'happened':
    case 'recognised':
    case 'screens':
      return withFacts(record, act.take, factsAfter(factsOf(record, act.take), act));
    default:
      return record;
  }
}

function factsAfter(facts: TakeFacts, act: Extract<ExerciseAct, { act: 'fired' | 'happened' | 'recognised' | 'screens' }>): TakeFacts {
  switch (act.act) {
    case 'fired':
      return { ...facts, fired: [...facts.fired, { at: act.at, inject: act.inject }] };
    case 'happened':
      return { ...facts, happened: [...facts.happened, { at: act.at, inject: act.inject, report: act.report }] };
    case 'recognised':
      return { ...facts, recognised: [...facts.recognised, { at: act.at, track: act.track, id: act.id }] };
    case 'screens':
      return { ...facts, screens: [...facts.screens, ...act.notes] };
  }
}

/** What happened up to and with a moment. */
export const factsUntil = ({ fired, happened, recognised, screens }: TakeFacts, at: Time): TakeFacts => ({
  fired: fired.filter((each) => each.at <= at),
  happened: happened.filter((each) => each.at <= at),
  recognised: recognised.filter((each) => each.at <= at),
  screens: screens.filter((each) => each.at <= at),
});

/** The same facts as acts, for another room that goes on from them. */
export const actsOf = ({ fired, happened, recognised, screens }: TakeFacts, take: number): ExerciseAct[] => [
  ...fired.map((each): ExerciseAct => ({ act: 'fired', take, ...each })),
  ...happened.map((each): ExerciseAct => ({ act: 'happened', take, ...each })),
  ...recognised.map((each): ExerciseAct => ({ act: 'recognised', take, ...each })),
  ...(screens.length === 0 ? [] : [{ act: 'screens' as const, take, at: screens[0]?.at ?? 0, notes: [...screens] }]),
];

export const factsOf = (record: Pick<ExerciseRecord, 'facts'>, take: number): TakeFacts => record.facts.get(take) ?? NO_FACTS;

const withFacts = (record: ExerciseRecord, take: number, facts: TakeFacts): ExerciseRecord => ({ ...record, facts: new Map([...record.facts, [take, facts]]) });

/** The take that is played now: the newest. */
export function newestTake({ takes }: Pick<ExerciseRecord, 'takes'>): Take {
  const take = takes.at(-1);
  if (take === undefined) throw new Error('an exercise has one take at least');
  return take;
}

/** Reads a room's record; null when it never was opened. */
export async function recordOf(control: ControlLog): Promise<ExerciseRecord | null> {
  let record: ExerciseRecord | null = null;
  for (let after = 0; ; ) {
    const lines = await control.read(after, AT_ONCE);
    for (const line of lines) record = afterLine(record, line);
    const last = lines.at(-1);
    if (last === undefined || lines.length < AT_ONCE) return record;
    after = last.seq;
  }
}
