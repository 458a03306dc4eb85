import type { ControlLine } from '../journal/contract.ts';
import type { ExercisePlay, Mark, Take } from '../../shared/words/exercise.ts';
import type { Time } from '../../shared/words/position.ts';

/** What is known of an exercise from its control log alone: enough to open it again. */
export interface ExerciseRecord {
  readonly name: string;
  readonly play: ExercisePlay;
  readonly openedAt: Time;
  readonly openedBy: string;
  readonly takes: readonly Take[];
  readonly marks: readonly Mark[];
  readonly closed: boolean;
}

/** The record after one more line; null while the room was not opened. */
export function afterLine(record: ExerciseRecord | null, { at, actor, body }: Pick<ControlLine, 'at' | 'actor' | 'body'>): ExerciseRecord | null {
  if (body.kind !== 'exercise') return record;
  const { act } = body;
  if (act.act === 'opened') return { name: act.name, play: act.play, openedAt: at, openedBy: actor, takes: [act.first], marks: [], closed: false };
  if (record === null) return null;
  switch (act.act) {
    case 'retaken':
      return { ...record, takes: [...record.takes, act.take] };
    case 'marked':
      return { ...record, marks: [...record.marks, { take: act.take, at: act.at, text: act.text, by: actor, markedAt: at }] };
    case 'closed':
      return { ...record, closed: true };
    default:
      return record;
  }
}

/** The take that is played now: the newest. */
export function newestTake({ takes }: ExerciseRecord): Take {
  const take = takes.at(-1);
  if (take === undefined) throw new Error('an exercise has one take at least');
  return take;
}
