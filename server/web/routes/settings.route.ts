import type { EngineLink } from '../../engine/link.ts';
import { SettingsBody } from '../../../shared/wire/settings.ts';
import { invalid } from '../../../shared/words/problem.ts';
import { Settings } from '../../../shared/words/settings.ts';
import type { CommandGate } from '../command-gate.ts';
import { ok, type Route } from '../route.ts';

/** Every zone of a centre, imported at once. */
const MOST_SETTINGS = 4 * 1024 * 1024;

export const settingsRoutes = (link: EngineLink, gate: CommandGate): Route[] => [
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
];
