import { computed, effect, signal } from '@preact/signals';
import type { ExerciseBadge, ExerciseCall, ExerciseView } from '../../shared/words/exercise.ts';
import type { LiveEmergency, SeenScreen } from '../../shared/wire/events.ts';
import { second } from './watch.ts';
import { dateText } from './time-text.ts';

/** Which exercise this page is in; null in a live watch. */
export const exercise = signal<ExerciseBadge | null>(null);
/** How it stands, as its trainers are told; null for everybody else. */
export const exerciseView = signal<ExerciseView | null>(null);
/** Who called in this take, newest last. */
export const calls = signal<readonly ExerciseCall[]>([]);
/** Calls that this screen has put away, by id. */
export const putAway = signal<ReadonlySet<string>>(new Set());
export const openCalls = computed(() => calls.value.filter(({ id }) => !putAway.value.has(id)));
/** What everybody else's screens show, told to trainers. */
export const seenScreens = signal<readonly SeenScreen[]>([]);

/** Emergencies of the live watch that stand unacknowledged there; told to exercises only. */
export const liveEmergencies = signal<readonly LiveEmergency[]>([]);
/** Those that a person here has taken note of: their sound is over, their words stay. */
export const noted = signal<ReadonlySet<string>>(new Set());

export const isExercise = computed(() => exercise.value !== null);
/** A live emergency sounds until it is noted here or acknowledged there. */
export const breaksThrough = computed(() => liveEmergencies.value.some(({ id, sounds }) => sounds && !noted.value.has(id)));

export function noteEmergencies(): void {
  noted.value = new Set(liveEmergencies.value.map(({ id }) => id));
}

export function putCallAway(id: string): void {
  putAway.value = new Set([...putAway.value, id]);
}

/** The page's own title says it too: an exercise is told from the live watch among the browser's tabs. */
export function keepTitle(): () => void {
  const was = document.title;
  return effect(() => {
    const here = exercise.value;
    document.documentElement.toggleAttribute('data-exercise', here !== null);
    document.title = here === null ? was : `EXERCISE ${second.value === null ? '' : dateText(second.value)} · ${here.name} · Varne`;
  });
}
