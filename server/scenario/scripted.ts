import type { Area } from '../../shared/geo/position-reading.ts';
import type { ScriptedAct } from '../../shared/scenario/acts.ts';
import { alertsMeant } from '../../shared/scenario/score/alert-story.ts';
import type { GlassNote, ScoreFacts } from '../../shared/scenario/score/facts.ts';
import type { Person } from '../../shared/words/role.ts';
import type { Command } from '../../shared/wire/command.ts';
import type { TimedAct } from '../engine/headless.ts';

/** What became of an act: `problem` in words when it was refused or there was nothing to do it to. */
export interface ActOutcome {
  readonly act: ScriptedAct;
  readonly problem: string | null;
}

/** Acts of a file as a run takes them. `facts` is what is known at that moment. */
export function timedActs(acts: readonly ScriptedAct[], facts: () => ScoreFacts, told: (outcome: ActOutcome) => void): TimedAct[] {
  return acts
    .filter((act) => act.do !== 'watch')
    .map((act) => {
      const { starts } = facts().scenario;
      const actor: Person = { kind: 'person', name: act.by, role: act.role };
      let why = 'there is nothing to do it to';
      return {
        at: starts + act.at,
        act(watch) {
          const command = commandOf(act, facts(), new Set(watch.alerts().map(({ id }) => id)));
          if (typeof command === 'string') {
            why = command;
            return null;
          }
          return { command, actor };
        },
        answered: (answer) => told({ act, problem: answer === null ? why : answer.ok ? null : answer.problem.detail }),
      };
    });
}

/** What the screens of those in the file showed. */
export const scriptedGlass = (acts: readonly ScriptedAct[], starts: number, zones: ReadonlyMap<string, Area>): GlassNote[] =>
  acts.flatMap((act) => (act.do === 'watch' ? [{ at: starts + act.at, by: act.by, view: zones.get(act.zone) ?? null }] : []));

function commandOf(act: ScriptedAct, facts: ScoreFacts, standing: ReadonlySet<string>): Command | string {
  if (act.do === 'watch') return 'it is no act upon the watch';
  if (act.do === 'plot') {
    const call = facts.happened.find(({ inject, report }) => inject.id === act.of && report !== null);
    if (call?.report == null) return `${act.of} was not said by then`;
    return { kind: 'report.add', report: { ...call.report, position: act.position ?? call.report.position } };
  }
  const found = alertsMeant(act.alert, facts).find(({ story }) => standing.has(story.id));
  if (found === undefined) return `no alert ${act.alert.rule}${act.alert.vessel === undefined ? '' : ` of ${act.alert.vessel}`} stands`;
  const alertId = found.story.id;
  switch (act.do) {
    case 'acknowledge':
      return { kind: 'alert.acknowledge', alertId, shown: act.shown, ...(act.note === undefined ? {} : { note: act.note }) };
    case 'log':
      return { kind: 'alert.log', alertId, what: act.what };
    case 'look':
      return { kind: 'alert.seen', alertId };
    case 'silence':
      return { kind: 'alert.silence', alertId };
  }
}
