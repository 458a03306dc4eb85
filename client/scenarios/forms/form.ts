import type { Script } from '../state/script.ts';
import type { PlainMap } from '../text/plain.ts';

/** How a value is asked for. What it means and what is allowed stands in its schema. */
export type FieldLook =
  /** One line; of numbers and quantities what is typed is kept as it is typed: `2.5 kn`. */
  | 'line'
  /** Several lines. */
  | 'words'
  /** One line each: a list of texts. */
  | 'lines'
  | 'quantity'
  | 'moment'
  | 'length'
  /** One of those that the schema names. */
  | 'choice'
  | 'yes'
  | 'place'
  | 'route'
  | 'people'
  | 'vessel'
  | 'rule'
  | 'zone'
  /** A recording of the server's shelf, or the name of a file that lies beside a scenario which is a file itself. */
  | 'recording'
  /** The id of an inject of one of `kinds`. */
  | 'inject';

export interface Field {
  /** Its key in the schema; within another with a dot: `drift.set`. */
  readonly key: string;
  readonly label: string;
  readonly look: FieldLook;
  readonly kinds?: readonly string[];
}

/** What is known when something new begins. */
export interface Beginning {
  readonly script: Script;
  /** As people write it: `+00:10:00`. */
  readonly at: string;
  readonly id: (base: string) => string;
}

/** The form of one kind. */
export interface Form {
  readonly title: string;
  readonly fields: readonly Field[];
  /** What a new one begins with; what only the trainer can say is left out, and missed in so many words. */
  readonly begin: (of: Beginning) => PlainMap;
}

export const ID: Field = { key: 'id', label: 'Name', look: 'line' };
export const AT: Field = { key: 'at', label: 'At', look: 'moment' };
export const NOTE: Field = { key: 'note', label: 'Note', look: 'words' };
export const VESSEL: Field = { key: 'vessel', label: 'Vessel', look: 'vessel' };
export const FOR: Field = { key: 'for', label: 'For', look: 'length' };
export const DRIFT: readonly Field[] = [
  { key: 'drift.set', label: 'Set', look: 'quantity' },
  { key: 'drift.rate', label: 'Rate', look: 'quantity' },
];
