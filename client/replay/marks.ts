import { z } from 'zod';
import { Time } from '../../shared/words/position.ts';

/** A person's own marks, by watch: times and nothing else, so that nothing of the watch stays in the browser. */
const KEPT_AT = 'varne.marks';
const MOST = 50;
const Kept = z.record(z.string(), z.array(Time)).catch({});

function kept(): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(KEPT_AT) ?? '{}'));
  } catch {
    return {};
  }
}

/** The marks of a watch, ascending. */
export const marksOf = (watch: string | null): readonly Time[] => kept()[watch ?? ''] ?? [];

/** Sets a mark, or takes away the one that is there; all marks of the watch come back. */
export function toggleMark(watch: string | null, at: Time): readonly Time[] {
  const was = marksOf(watch);
  const there = was.filter((mark) => Math.abs(mark - at) < 1_000);
  const now = there.length > 0 ? was.filter((mark) => !there.includes(mark)) : [...was, Math.round(at)].sort((a, b) => a - b).slice(-MOST);
  try {
    localStorage.setItem(KEPT_AT, JSON.stringify({ ...kept(), [watch ?? '']: now }));
  } catch {
    // A browser without storage keeps them until the past is left.
  }
  return now;
}
