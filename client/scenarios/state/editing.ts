import { batch, computed, signal } from '@preact/signals';
import type { ScenarioView } from '../../../shared/wire/scenarios.ts';
import { positionText } from '../../../shared/geo/position-text.ts';
import type { Path } from '../../../shared/scenario/where.ts';
import type { Position } from '../../../shared/words/position.ts';
import { changed, changeFor, type Edit, type TextChange } from '../text/edit.ts';
import type { Plain } from '../text/plain.ts';
import { sameChosen, scriptOf, type Chosen, type Script } from './script.ts';

/** The scenario as it is kept on the server; null until it is there. */
export const kept = signal<ScenarioView | null>(null);
/** The text as it stands on the page: the truth that forms, the time line and the chart are made of. */
export const text = signal('');
export const script = signal<Script>(scriptOf(''));
/** The newest text that was YAML: what is shown while a line is being put right. */
export const shown = signal<Script>(script.value);
export const chosen = signal<Chosen | null>('setup');
/** Which value waits for clicks on the chart, and what takes them. */
export const picking = signal<{ readonly path: Path; readonly many: boolean; readonly take: (position: string) => void } | null>(null);
/** What was just done or refused, for a person. */
export const said = signal('');

export const isReadOnly = computed(() => kept.value === null || kept.value.shipped || kept.value.aside);
export const isUnsaved = computed(() => kept.value !== null && text.value !== kept.value.text);
/** Forms can write only into what is YAML. */
export const canWrite = computed(() => !isReadOnly.value && script.value.given !== null);

/** The text pane, once it is there: changes go through it, so that one undo takes back forms and typing alike. */
export interface TextPane {
  change(change: TextChange): void;
  replaceAll(text: string): void;
  goTo(offset: number, focus: boolean): void;
  undo(): void;
  redo(): void;
}
export const pane = signal<TextPane | null>(null);

/** Typing is read when it rests, ms: a text is read in some milliseconds, a letter comes every hundred. */
const RESTED_MS = 200;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Reads the text as it now stands. */
export function readNow(): void {
  clearTimeout(waiting);
  if (script.value.text === text.value) return;
  const next = scriptOf(text.value);
  batch(() => {
    script.value = next;
    if (next.given !== null) shown.value = next;
  });
}

/** Somebody typed. */
export function typed(next: string): void {
  text.value = next;
  clearTimeout(waiting);
  waiting = setTimeout(readNow, RESTED_MS);
}

/** Puts another text in the place of all of it; it can be taken back. */
export function replaceText(next: string): void {
  if (pane.value) pane.value.replaceAll(oneLineEnd(next));
  else text.value = oneLineEnd(next);
  readNow();
}

/** Lines end in one way on the page, whatever the file came from. */
const oneLineEnd = (given: string): string => given.replace(/\r\n?/g, '\n');

/** Takes up what the server has. */
export function takeUp(view: ScenarioView, as = view.text): void {
  batch(() => {
    kept.value = { ...view, text: oneLineEnd(view.text) };
    if (text.value !== oneLineEnd(as)) replaceText(oneLineEnd(as));
    readNow();
  });
}

/** Writes an edit of a form into the text. False, and says why, when it cannot. */
export function write(edit: Edit): boolean {
  readNow();
  if (!canWrite.value) return false;
  const change = changeFor(text.value, edit);
  if ('problem' in change) {
    said.value = change.problem;
    return false;
  }
  if (pane.value) pane.value.change(change);
  else text.value = changed(text.value, change);
  said.value = '';
  readNow();
  return true;
}

export const setValue = (path: Path, value: Plain | undefined): boolean => write({ do: 'set', path, value });

/** Chooses a thing; `goTo` brings its lines into view in the text. */
export function choose(next: Chosen | null, goTo = true): void {
  if (!sameChosen(chosen.value, next)) picking.value = null;
  chosen.value = next;
  if (!goTo || next === null || next === 'setup') return;
  const lines = script.value.lines.find(({ of }) => sameChosen(of, next));
  if (lines !== undefined) pane.value?.goTo(lines.from, false);
}

/** A click on the chart while a value waits for one. */
export function picked([lon, lat]: Position): void {
  const waits = picking.value;
  if (waits === null) return;
  if (!waits.many) picking.value = null;
  waits.take(plainPosition(lon, lat));
}

/** A position as a person types it in a scenario: `51 01.30 N 1 23.92 E`. */
export const plainPosition = (lon: number, lat: number): string =>
  positionText(lat, lon)
    .replace(/[°]/g, ' ')
    .replace(/'/g, ' ')
    .replace(/(^| )0+(?=\d+ \d)/g, '$1');
