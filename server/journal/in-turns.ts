import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../shared/words/steps.ts';

/** After so long, ms, whatever else waits in this process gets its turn: screens and sources, heartbeats and commands. */
const TURN_MS = 8;

/** For long work that waits for things itself: called between its pieces, it lets others go on when it is their turn. */
export function turns(): () => Promise<void> {
  let turn = performance.now();
  return async () => {
    if (performance.now() - turn < TURN_MS) return;
    await setImmediate();
    turn = performance.now();
  };
}

/** Runs long work so that nobody notices. What it reads must not change meanwhile. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let turn = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - turn < TURN_MS) continue;
    await setImmediate();
    turn = performance.now();
  }
}
