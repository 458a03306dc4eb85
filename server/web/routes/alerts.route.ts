import { z } from 'zod';
import type { EngineLink } from '../../engine/link.ts';
import { Command, SilenceAllBody } from '../../../shared/wire/command.ts';
import { Alert } from '../../../shared/words/alert.ts';
import { invalid, problem } from '../../../shared/words/problem.ts';
import type { CommandGate } from '../command-gate.ts';
import { ok, param, type Route } from '../route.ts';
import { ALERT_ACTS } from './alert-acts.ts';

const unknown = () => problem('unknown-alert', 'No alert that stands has that id: it may have been closed. The journal keeps it.');

export const alertRoutes = (link: EngineLink, gate: CommandGate): Route[] => [
  {
    method: 'get',
    path: '/alerts',
    access: 'signed-in',
    summary: 'The alerts that stand, most pressing first',
    status: 200,
    answer: z.array(Alert),
    problems: [],
    handle: async () => ok(await link.alerts()),
  },
  {
    // Before the path of one alert, which would take its name for an id.
    method: 'post',
    path: '/alerts/silence',
    access: 'signed-in',
    summary: 'Stops every sound for 30 s, by one act; answers the alerts that it silenced',
    body: SilenceAllBody,
    status: 200,
    answer: z.array(Alert),
    problems: ['role-not-allowed', 'not-possible', 'key-reused', 'journal-unavailable'],
    handle: async (request, caller) => {
      const body = SilenceAllBody.safeParse(request.body ?? {});
      if (!body.success) return invalid(body.error);
      const answer = await gate.command({ kind: 'alert.silence', all: true, ...body.data }, caller.person);
      return 'refused' in answer ? answer.refused : ok(answer.done.alerts ?? []);
    },
  },
  {
    method: 'get',
    path: '/alerts/:id',
    access: 'signed-in',
    summary: 'One alert that stands',
    status: 200,
    answer: Alert,
    problems: ['unknown-alert'],
    handle: async (request) => {
      const alert = (await link.alerts()).find(({ id }) => id === param(request, 'id'));
      return alert === undefined ? unknown() : ok(alert);
    },
  },
  ...ALERT_ACTS.map(
    ({ act, summary, body, problems }): Route => ({
      method: 'post',
      path: `/alerts/:id/${act}`,
      access: 'signed-in',
      summary,
      body,
      status: 200,
      answer: Alert,
      problems: ['role-not-allowed', 'unknown-alert', 'already-cleared', 'not-possible', 'stale-revision', 'key-reused', 'journal-unavailable', ...problems],
      handle: async (request, caller) => {
        const read = body.safeParse(request.body ?? {});
        if (!read.success) return invalid(read.error);
        const alertId = param(request, 'id');
        if (!Alert.shape.id.safeParse(alertId).success) return unknown();
        const said = typeof read.data === 'object' ? read.data : {};
        const answer = await gate.command(Command.parse({ ...said, kind: `alert.${act}`, alertId }), caller.person);
        if ('refused' in answer) return answer.refused;
        const alert = answer.done.alert ?? answer.done.alerts?.find(({ id }) => id === alertId);
        if (alert === undefined) throw new Error(`the engine did alert.${act} and did not say to which alert`);
        return ok(alert);
      },
    }),
  ),
];
