import type { ScenarioTrials } from '../../rooms/contract.ts';
import { ScenarioTrial, ScenarioTrialBody } from '../../../shared/wire/scenario-trial.ts';
import { invalid } from '../../../shared/words/problem.ts';
import { led } from '../led.ts';
import { ok, type Route } from '../route.ts';
import { MOST_TEXT } from './scenarios.route.ts';

export const scenarioTrialRoutes = (trials: ScenarioTrials): Route[] => [
  {
    method: 'post',
    path: '/scenario-trials',
    access: 'signed-in',
    summary: 'Runs a scenario to its end at full speed with nobody there; takes seconds; one at a time for each trainer, given up when the asker goes; trainers and supervisors',
    body: ScenarioTrialBody,
    maxBody: MOST_TEXT,
    status: 200,
    answer: ScenarioTrial,
    problems: ['role-not-allowed', 'not-possible', 'too-many-requests'],
    handle: led(async (request, { person }) => {
      const body = ScenarioTrialBody.safeParse(request.body);
      if (!body.success) return invalid(body.error);
      const gone = new AbortController();
      request.res?.once('close', () => gone.abort());
      const answer = await trials.run(body.data.text, person, gone.signal);
      return 'status' in answer ? answer : ok(answer);
    }),
  },
];
