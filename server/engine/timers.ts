import type { Time } from '../../shared/words/position.ts';

/** Wall time and waiting, passed in so that tests can make both. */
export interface Timers {
  wall(): Time;
  /** Runs once after so many milliseconds (0: as soon as others had their turn); the function that comes back cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The real ones. A waiting timer does not keep the process alive. */
export const wallTimers: Timers = {
  wall: () => Date.now(),
  after(ms, run) {
    if (ms <= 0) {
      const soon = setImmediate(run);
      return () => clearImmediate(soon);
    }
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
