import { Offset, offsetText } from '../../../shared/scenario/times.ts';
import type { Expectation } from '../../../shared/scenario/expectation.ts';
import type { Inject } from '../../../shared/scenario/inject.ts';
import { KIND_TITLES } from '../forms/all.ts';
import { at, wordAt, type Plain } from '../text/plain.ts';
import { faultsAt, itemsIn, pathOf, type Chosen, type ListName, type Script } from './script.ts';

/** One thing on the time line. */
export interface TimeRow {
  readonly of: Chosen;
  /** What it is called, and what it is: `call-1`, `Report`. */
  readonly name: string;
  readonly title: string;
  /** From the start, milliseconds; null when nobody knows before it is played. */
  readonly at: number | null;
  /** Why it has no time. */
  readonly without: string;
  /** How long it goes on, or how long somebody has for it. */
  readonly lasts: number | null;
  /** Its own time can be moved. */
  readonly timeKey: 'at' | 'by' | 'from' | null;
  readonly faults: number;
}

export const GROUPS: readonly { readonly list: ListName; readonly title: string }[] = [
  { list: 'injects', title: 'Injects' },
  { list: 'raises', title: 'Alerts that it raises' },
  { list: 'expect', title: 'Expected of trainees' },
  { list: 'marks', title: 'Marks' },
];

/** The things of one list in the order of their times; those without one come last. */
export function rowsOf(script: Script, list: ListName): TimeRow[] {
  return itemsIn(script, list)
    .map((raw, index): TimeRow => row(script, list, index, raw))
    .sort((a, b) => (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER));
}

function row(script: Script, list: ListName, index: number, raw: Plain): TimeRow {
  const of: Chosen = { list, index };
  const kind = at(raw, ['kind']);
  const title = typeof kind === 'string' ? (KIND_TITLES.get(kind) ?? kind) : '';
  const rest = { of, faults: faultsAt(script, pathOf(of)).length };
  const word = (key: string): string => wordAt(raw, [key]);
  const moment = (key: string): number | null => Offset.safeParse(at(raw, [key])).data ?? null;
  switch (list) {
    case 'injects': {
      const inject = script.parts.injects.find((each) => each.index === index)?.inject;
      return { ...rest, name: word('id'), title, at: moment('at'), without: at(raw, ['at']) === undefined ? 'by hand' : 'no time', lasts: inject === undefined ? null : lengthOf(inject), timeKey: 'at' };
    }
    case 'raises':
      return { ...rest, name: [word('rule'), word('vessel')].join(' ').trim(), title: 'at the latest', at: moment('by'), without: 'no time', lasts: null, timeKey: 'by' };
    case 'marks':
      return { ...rest, name: word('what'), title: 'Mark', at: moment('at'), without: 'no time', lasts: null, timeKey: 'at' };
    case 'expect': {
      const expectation = script.parts.expect.find((each) => each.index === index)?.expectation;
      return { ...rest, name: word('id'), title, at: expectation === undefined ? null : countsFrom(script, expectation), without: 'when raised', lasts: expectation?.within ?? null, timeKey: kind === 'zone-watched' ? 'from' : null };
    }
  }
}

const lengthOf = (inject: Inject): number | null => ('for' in inject ? (inject.for ?? null) : null);

/** From when the limit of an expectation counts, where that is known before it is played. */
function countsFrom({ parts }: Script, expectation: Expectation): number | null {
  if (expectation.kind === 'zone-watched') return expectation.from;
  if (expectation.kind !== 'report-plotted') return null;
  return parts.injects.find(({ inject }) => inject.id === expectation.of)?.inject.at ?? null;
}

/** A moment at the nearest step within the scenario. */
export function atStep(ms: number, lasts: number, stepMs: number): number {
  return Math.min(Math.max(0, Math.round(ms / stepMs) * stepMs), Math.floor(lasts / 1_000) * 1_000);
}

/** Moments with a line of their own: at most some twelve, at round times. */
export function ticksOf(lasts: number): { readonly at: number; readonly text: string }[] {
  const steps = [60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000];
  const step = steps.find((each) => lasts / each <= 12) ?? 14_400_000;
  return Array.from({ length: Math.floor(lasts / step) + 1 }, (_, i) => ({ at: i * step, text: offsetText(i * step).slice(0, 6) }));
}
