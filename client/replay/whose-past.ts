import { signal } from '@preact/signals';

/** A take of an exercise that is looked back upon from its debrief, whatever room this browser is in. */
export interface TakePast {
  readonly exercise: string;
  readonly take: number;
  /** What the exercise is called. */
  readonly name: string;
}

/** Whose past is looked at; null: that of the watch of this screen. */
export const takePast = signal<TakePast | null>(null);

/** Where it is asked for, below the REST interface's path. */
export const pastPath = (of: TakePast | null): string => (of === null ? '' : `/exercises/${encodeURIComponent(of.exercise)}/takes/${of.take}`);
