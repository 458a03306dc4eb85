import type { EngineLink } from '../../engine/link.ts';
import { AlertReport, AlertReportQuery, DryRun, DryRunBody, DryRunState, SettingsBody } from '../../../shared/wire/settings.ts';
import { invalid, problem } from '../../../shared/words/problem.ts';
import { Settings } from '../../../shared/words/settings.ts';
import type { CommandGate } from '../command-gate.ts';
import { ok, whileThere, type Route } from '../route.ts';

/** Every zone of a centre, imported at once. */
const MOST_SETTINGS = 4 * 1024 * 1024;

/** `operators`: how many operators and supervisors have a screen open in this room. */
export const settingsRoutes = (link: EngineLink, gate: CommandGate, operators: () => number): Route[] => [
  {
    method: 'get',
    path: '/settings',
    access: 'signed-in',
    summary: 'The zones and the limits of all rules that are in force, and their revision',
    status: 200,
    answer: Settings,
    problems: [],
    handle: async () => ok(await link.settings()),
  },
  {
    method: 'post',
    path: '/settings',
    access: 'signed-in',
    summary: 'Changes zones, rules or both while the watch runs; answers the settings as they then are, once that is durable; supervisors',
    body: SettingsBody,
    maxBody: MOST_SETTINGS,
    status: 200,
    answer: Settings,
    problems: ['role-not-allowed', 'stale-settings', 'unusable-zones', 'not-possible', 'key-reused', 'journal-unavailable'],
    handle: async (request, caller) => {
      const body = SettingsBody.safeParse(request.body);
      if (!body.success) return invalid(body.error);
      const answer = await gate.command({ kind: 'settings.change', ...body.data }, caller.person);
      if ('refused' in answer) return answer.refused;
      const { settings } = answer.done;
      if (settings === undefined) throw new Error('the engine changed the settings and did not say what they are');
      return ok(settings);
    },
  },
  {
    method: 'post',
    path: '/settings/dry-run',
    access: 'signed-in',
    summary: 'What these zones and rules would have told in the past hours, beside what is in force; takes seconds for an hour, and is given up when you go away or ask for another; supervisors',
    body: DryRunBody,
    maxBody: MOST_SETTINGS,
    status: 200,
    answer: DryRun,
    problems: ['role-not-allowed', 'unusable-zones', 'too-many-requests', 'given-up', 'journal-unavailable'],
    handle: async (request, caller) => {
      const body = DryRunBody.safeParse(request.body ?? {});
      if (!body.success) return invalid(body.error);
      const answer = await whileThere(request, (gone) => link.dryRun(body.data, caller.person, gone));
      return 'name' in answer ? answer : ok(answer);
    },
  },
  {
    method: 'get',
    path: '/settings/dry-run',
    access: 'signed-in',
    summary: 'The dry run that is under way: whose, and how far it has come',
    status: 200,
    answer: DryRunState,
    problems: [],
    handle: async (_request, caller) => ok(await link.dryRunState(caller.person)),
  },
  {
    method: 'delete',
    path: '/settings/dry-run',
    access: 'signed-in',
    summary: 'Gives up your own dry run; whoever waits for it is answered `given-up`',
    status: 204,
    answer: 'nothing',
    problems: ['not-found'],
    handle: async (_request, caller) => ((await link.giveUpDryRun(caller.person)) ? { status: 204 } : problem('not-found', 'You have no dry run under way. It may have ended just now.')),
  },
  {
    method: 'get',
    path: '/alert-report',
    access: 'signed-in',
    summary: 'The noisiest rules of the past hours, and alerts in ten minutes, for the whole desk, against the guidance',
    query: AlertReportQuery,
    status: 200,
    answer: AlertReport,
    problems: ['journal-unavailable'],
    handle: async (request) => {
      const query = AlertReportQuery.safeParse(request.query);
      if (!query.success) return invalid(query.error);
      return ok(await link.alertReport(query.data.hours, Math.max(1, operators())));
    },
  },
];
