import type { EngineLink, LinkStatus } from '../../engine/link.ts';
import { Health } from '../../../shared/wire/health.ts';
import type { Time } from '../../../shared/words/position.ts';
import { ok, type Route } from '../route.ts';

export interface HealthParts {
  readonly link: EngineLink;
  readonly version: string;
  readonly watch: string;
  readonly startedAt: Time;
  readonly now: () => Time;
  readonly clients: () => number;
}

/** Beside `/api/v1`, where monitors look for it, and open: it says nothing of people. */
export const healthRoute = (parts: HealthParts): Route => ({
  method: 'get',
  path: '/healthz',
  access: 'open',
  summary: 'How the watch is doing: 200 also when degraded, which `status` says',
  status: 200,
  answer: Health,
  problems: [],
  handle: async () => {
    const status = await parts.link.status();
    const health: Health = {
      status: isWell(status) ? 'ok' : 'degraded',
      version: parts.version,
      watch: parts.watch,
      at: new Date(status.clock.now).toISOString(),
      uptime: Math.max(0, Math.round((parts.now() - parts.startedAt) / 1000)),
      tracks: status.tracks,
      alerts: status.alerts,
      entries: status.seq,
      clients: parts.clients(),
      journal: status.journal,
      sources: status.sources,
    };
    return ok(health);
  },
});

/** A file that was read to its end is as it should be; a source that is silent, away or broken is not. */
const isWell = ({ journal, trouble, sources }: LinkStatus): boolean =>
  journal === 'ok' && trouble.length === 0 && sources.every(({ state }) => state === 'live' || state === 'ended');
