import { LiveEmergencies, type LiveEmergency } from '../../../shared/wire/events.ts';
import { ok, type Route } from '../route.ts';

/** What breaks through, for pages that have no stream: those of exercises and scenarios. Asked in any room, one whose exercise is closed too. */
export const liveEmergenciesRoute = (standing: () => readonly LiveEmergency[]): Route => ({
  method: 'get',
  path: '/live-emergencies',
  access: 'signed-in',
  summary: 'Emergencies that stand unacknowledged in the live watch, oldest first, and which room the asker is in',
  status: 200,
  answer: LiveEmergencies,
  problems: [],
  handle: async (_request, { room }) => ok({ room, emergencies: standing() }),
});
