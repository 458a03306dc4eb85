import type { AlertPriority } from '../../shared/words/alert.ts';
import type { Time } from '../../shared/words/position.ts';
import type { PastEvent, PastOverview, PastStretch } from '../../shared/wire/past/overview.ts';
import type { Bounds } from './transport.ts';

/** What one jumps from one to the next of. */
export type Goal = 'alert' | 'report' | 'mark';

/** The stretch that tells of a moment: the newest that had begun; null before the first. */
export function stretchAt(stretches: readonly PastStretch[], at: Time): PastStretch | null {
  return stretches.findLast(({ from }) => from <= at) ?? null;
}

/** The times of all of one kind, ascending. */
export function timesOf(goal: Goal, events: readonly PastEvent[], marks: readonly Time[]): readonly Time[] {
  return goal === 'mark' ? [...marks].sort((a, b) => a - b) : events.filter(({ kind }) => kind === goal).map(({ at }) => at);
}

/** The next of them after a moment, or the one before it; null when there is none. What is less than `near` off is where one is. */
export function neighbour(times: readonly Time[], at: Time, by: 1 | -1, near = 500): Time | null {
  return (by === 1 ? times.find((t) => t > at + near) : times.findLast((t) => t < at - near)) ?? null;
}

const WORST_FIRST: readonly AlertPriority[] = ['emergency', 'alarm', 'warning', 'caution'];

/** What came in one piece of the strip. */
export interface Bin {
  readonly alerts: number;
  readonly worst: AlertPriority | null;
  readonly reports: number;
  /** Something was recorded in it. */
  readonly recorded: boolean;
}

/** How much came when: `count` pieces of equal length. */
export function binsOf({ events, stretches }: Pick<PastOverview, 'events' | 'stretches'>, { from, to }: Bounds, count: number): Bin[] {
  const width = (to - from) / count;
  const place = (at: Time): number => Math.floor((at - from) / width);
  const bins = Array.from({ length: count }, () => ({ alerts: 0, worst: null as AlertPriority | null, reports: 0, recorded: false }));
  for (const { at, kind, priority } of events) {
    const bin = bins[place(at)];
    if (bin === undefined || at >= to) continue;
    if (kind === 'report') bin.reports++;
    else {
      bin.alerts++;
      if (priority !== null && (bin.worst === null || WORST_FIRST.indexOf(priority) < WORST_FIRST.indexOf(bin.worst))) bin.worst = priority;
    }
  }
  for (const stretch of stretches) {
    if (stretch.to < from || stretch.from > to) continue;
    for (let i = Math.max(0, place(stretch.from)); i <= Math.min(count - 1, place(stretch.to)); i++) bins[i]!.recorded = true;
  }
  return bins;
}

/** How far a strip may reach. */
export const SPANS = [
  { ms: 600_000, name: '10 min' },
  { ms: 3_600_000, name: '1 h' },
  { ms: 6 * 3_600_000, name: '6 h' },
  { ms: 24 * 3_600_000, name: '24 h' },
] as const;

/** The part of time that the strip shows: it stays while the moment is well inside, and else begins anew around it. */
export function stripAround(was: Bounds | null, at: Time, span: number, bounds: Bounds): Bounds {
  if (was !== null && was.to - was.from === span && at >= was.from + span / 50 && at <= was.to - span / 50) return was;
  // Some of what has not happened yet is shown at the right, so that now is no wall.
  const latest = bounds.to + span / 20;
  const from = Math.min(at - span / 2, latest - span);
  return { from, to: from + span };
}

/** Round times for the axis: as many as have room. */
export function axisTimes({ from, to }: Bounds, most: number): Time[] {
  const steps = [60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000];
  const step = steps.find((s) => (to - from) / s <= most) ?? 21_600_000;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}
