import { readScenario } from '../../shared/scenario/read.ts';
import { debriefOf } from '../../shared/scenario/score/debrief.ts';
import { MOST_TRIAL_LINES, type ScenarioTrial } from '../../shared/wire/scenario-trial.ts';
import { wallTimers } from '../engine/timers.ts';
import { openScenario, type KeptRecordings } from './open.ts';
import { runScenario } from './run.ts';

/** Tries a scenario out, or says in one sentence why it cannot be. Null when it was given up. `kept`: where a recording of the shelf lies. */
export type TryOut = (text: string, signal: AbortSignal, kept: KeptRecordings) => Promise<ScenarioTrial | { readonly problem: string } | null>;

/** Runs a scenario's text to its end at full speed with nobody there; others get their turn every ten milliseconds. */
export const tryOut: TryOut = async (text, signal, kept) => {
  const read = readScenario(text);
  if ('faults' in read) {
    const [first] = read.faults;
    return { problem: `the scenario has a fault in line ${first?.line ?? 1}: ${first?.message ?? 'it cannot be read'}` };
  }
  // It came from a page: it must not name files of this machine.
  const opened = await openScenario(read.scenario, null, kept);
  if ('problem' in opened) return { problem: `the scenario cannot be played: ${opened.problem}` };
  const { hash, facts, raises } = await runScenario(opened, { timers: wallTimers, signal });
  if (signal.aborted) return null;
  const { score, lines } = debriefOf(facts, []);
  const { starts } = read.scenario;
  return {
    hash,
    from: starts,
    raises: raises.map(({ raises: { rule, vessel, zone, by }, at, inTime }) => ({ rule, vessel: vessel ?? null, zone: zone ?? null, by: starts + by, at: at === null ? null : starts + at, inTime })),
    score,
    lines: lines.slice(0, MOST_TRIAL_LINES),
    linesLeftOut: Math.max(0, lines.length - MOST_TRIAL_LINES),
  };
};
