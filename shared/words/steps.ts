/**
 * Long work in steps of a few milliseconds: a generator that yields between them, so that whoever runs it may let
 * others go on meanwhile. Some 256 sightings, or 64 tracks, are such a step.
 */
export type Steps<T> = Generator<void, T>;

export const ROWS_IN_STEP = 256;

/** All steps one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
