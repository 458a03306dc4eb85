import { computed, effect, signal } from '@preact/signals';
import { SILENCE_MS } from '../../shared/words/alert-limits.ts';
import type { SoundingPriority } from '../../shared/words/sound.ts';
import { breaksThrough, isExercise } from '../state/exercise.ts';
import { soundMuted, soundVolume } from '../state/layout.ts';
import { desk, live, phase } from '../state/watch.ts';
import { patternOf } from './patterns.ts';
import { planFor, type SoundPlan } from './plan.ts';
import { Sounder, type SoundState } from './sounder.ts';

export const soundState = signal<SoundState>('blocked');
/** Silenced at this screen alone until then (`performance.now()`): a silence for all could not be sent. */
const hushedUntil = signal(0);

/** An exercise sounds a fourth lower, so that it is not taken for live; what breaks through from the live watch does not. */
const EXERCISE_PITCH = 0.75;
const pitch = (): number => (isExercise.value && !breaksThrough.value ? EXERCISE_PITCH : 1);
const TEST_MS = 3_000;

/** The past makes no sound: what sounds while it is looked at is live. What breaks through from the live watch comes before all of the exercise. */
const BROKEN_THROUGH: SoundPlan = { priority: 'emergency', second: false, stroke: null };
const plan = computed(() => (breaksThrough.value ? BROKEN_THROUGH : desk.value === null ? null : planFor([...live.alertsById.value.values()], desk.value)));
/** What this desk should hear now, whether it can or not. */
export const soundingNow = computed<SoundingPriority | null>(() => plan.value?.priority ?? null);
/** Changes when and only when another sound must begin. */
const due = computed(() => (plan.value === null ? null : `${plan.value.priority} ${plan.value.second ? 'second' : 'first'} ${plan.value.stroke ?? ''} ${pitch()}`));

let sounder: Sounder | null = null;
let testing = 0;
/** The newest pulses of a warning that were given: what was heard is not given again when something louder is over. */
let struck = -Infinity;

const isHushed = (): boolean => soundMuted.value || (hushedUntil.value > 0 && phase.value !== 'live');

/** Asks the browser for sound: to be called from a click or a key. */
export const enableSound = (): void => void sounder?.enable();

/** Lets a person hear a priority; what must sound goes on after it. */
export function testSound(priority: SoundingPriority): void {
  enableSound();
  testing++;
  const mine = testing;
  sounder?.play(patternOf(priority, { pitch: pitch(), second: false }));
  setTimeout(() => {
    if (mine === testing) resume();
  }, TEST_MS);
}

/** Without a link a silence cannot be sent: this screen alone is quiet, as long as a silence would be. */
export function hushHere(): void {
  hushedUntil.value = performance.now() + SILENCE_MS;
  setTimeout(() => {
    if (performance.now() >= hushedUntil.value - 50) hushedUntil.value = 0;
  }, SILENCE_MS);
}

function resume(): void {
  const now = plan.peek();
  if (now === null || now.stroke !== null || isHushed()) sounder?.stop();
  else sounder?.play(patternOf(now.priority, { pitch: pitch(), second: now.second }));
}

/** Sounds what must sound, from now until the function that comes back is called. */
export function followSounds(): () => void {
  const made = new Sounder((state) => void (soundState.value = state));
  sounder = made;
  soundState.value = made.state;
  const touched = () => void made.enable();
  addEventListener('pointerdown', touched, true);
  addEventListener('keydown', touched, true);
  const ends = [
    effect(() => void (made.volume = soundVolume.value)),
    effect(() => {
      void due.value;
      testing++;
      const now = plan.peek();
      if (isHushed() || soundState.value !== 'ready' || now === null) made.stop();
      else if (now.stroke !== null && now.stroke <= struck) made.stop();
      else {
        if (now.stroke !== null) struck = now.stroke;
        made.play(patternOf(now.priority, { pitch: pitch(), second: now.second }));
      }
    }),
  ];
  return () => {
    ends.forEach((end) => end());
    removeEventListener('pointerdown', touched, true);
    removeEventListener('keydown', touched, true);
    made.close();
    sounder = null;
  };
}
