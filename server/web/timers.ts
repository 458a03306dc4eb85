/** Something that calls again and again; passed in so that tests can beat time themselves. */
export interface Timers {
  /** Calls every `ms`; the function that comes back ends it. */
  every(ms: number, call: () => void): () => void;
}

/** Wall time. Keeps no process alive by itself. */
export const wallTimers: Timers = {
  every(ms, call) {
    const timer = setInterval(call, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};
