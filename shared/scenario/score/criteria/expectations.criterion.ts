import type { Expectation } from '../../expectation.ts';
import type { Criterion } from '../criterion.ts';
import { judgeActionLogged } from '../expected/action-logged.judge.ts';
import { judgeAlertAcknowledged } from '../expected/alert-acknowledged.judge.ts';
import type { Judged } from '../expected/judge.ts';
import { judgeReportPlotted } from '../expected/report-plotted.judge.ts';
import { judgeZoneWatched } from '../expected/zone-watched.judge.ts';
import type { ScoreFacts } from '../facts.ts';
import { median, type Case } from '../figure.ts';

/** What the scenario expects, against what was done. */
export const expectations: Criterion = {
  name: 'expectations',
  judge(facts) {
    const cases = facts.scenario.expect.map((expectation): Case => ({ what: expectation.what, limit: expectation.within / 1_000, ...judged(expectation, facts) }));
    return { criterion: 'expectations', title: 'Expected and done', unit: 's', value: median(cases.flatMap(({ value }) => value ?? [])), cases };
  },
};

function judged(expectation: Expectation, facts: ScoreFacts): Judged {
  switch (expectation.kind) {
    case 'report-plotted':
      return judgeReportPlotted(expectation, facts);
    case 'alert-acknowledged':
      return judgeAlertAcknowledged(expectation, facts);
    case 'action-logged':
      return judgeActionLogged(expectation, facts);
    case 'zone-watched':
      return judgeZoneWatched(expectation, facts);
  }
}
