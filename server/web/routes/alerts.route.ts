import { z } from 'zod';
import type { EngineLink } from '../../engine/link.ts';
import { AcknowledgeBody } from '../../../shared/wire/command.ts';
import { Alert } from '../../../shared/words/alert.ts';
import { invalid, problem } from '../../../shared/words/problem.ts';
import type { CommandGate } from '../command-gate.ts';
import { ok, param, type Route } from '../route.ts';

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
  {
    method: 'post',
    path: '/alerts/:id/acknowledge',
    access: 'signed-in',
    summary: 'Acknowledges an alert; answers the alert as it then stands, once that is durable',
    body: AcknowledgeBody,
    status: 200,
    answer: Alert,
    problems: ['role-not-allowed', 'unknown-alert', 'already-acknowledged', 'already-cleared', 'not-acknowledgeable', 'stale-revision', 'key-reused', 'journal-unavailable'],
    handle: async (request, caller) => {
      const body = AcknowledgeBody.safeParse(request.body ?? {});
      if (!body.success) return invalid(body.error);
      const alertId = param(request, 'id');
      if (!Alert.shape.id.safeParse(alertId).success) return unknown();
      const answer = await gate.command({ kind: 'alert.acknowledge', alertId, ...body.data }, caller.person);
      if ('refused' in answer) return answer.refused;
      if (answer.done.alert === undefined) throw new Error('the engine acknowledged an alert and did not say which');
      return ok(answer.done.alert);
    },
  },
];
