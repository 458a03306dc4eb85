import { CommandKey } from '../../../shared/wire/command-key.ts';
import { API_PATH } from '../../../shared/wire/rest.ts';
import { invalid, problem } from '../../../shared/words/problem.ts';
import { Report, ReportInput } from '../../../shared/words/report.ts';
import type { CommandGate } from '../command-gate.ts';
import type { Route } from '../route.ts';

export const reportRoutes = (gate: CommandGate): Route[] => [
  {
    method: 'post',
    path: '/reports',
    access: 'signed-in',
    summary: 'Adds a sighting that a person reports. An Idempotency-Key header makes it safe to send again',
    body: ReportInput,
    status: 201,
    answer: Report,
    problems: ['role-not-allowed', 'observed-in-future', 'observed-too-long-ago', 'key-reused', 'journal-unavailable'],
    handle: async (request, caller) => {
      const report = ReportInput.safeParse(request.body);
      if (!report.success) return invalid(report.error);
      const key = CommandKey.optional().safeParse(request.get('idempotency-key'));
      if (!key.success) return problem('invalid', 'Idempotency-Key: 8 to 64 letters, digits, - or _. Nothing was kept.', { field: 'Idempotency-Key' });
      const answer = await gate.command({ kind: 'report.add', report: report.data, ...(key.data !== undefined && { key: key.data }) }, caller.person);
      if ('refused' in answer) return answer.refused;
      const kept = answer.done.report;
      if (kept === undefined) throw new Error('the engine kept a report and did not say which');
      return { status: 201, body: kept, headers: { Location: `${API_PATH}/tracks/report:${kept.id.slice(1)}` } };
    },
  },
];
