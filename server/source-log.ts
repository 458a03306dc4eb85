import type { Logger } from 'pino';
import type { EngineLink } from './engine/link.ts';

/** Tells the log when a source begins to bring sightings, stops, or ends, as the journal does. */
export function logSources(link: EngineLink, logger: Logger): void {
  link.listen({
    roster: () => undefined,
    frame: () => undefined,
    entries(entries) {
      for (const { body } of entries) {
        if (body.kind !== 'source') continue;
        const level = body.state === 'live' || body.state === 'ended' ? 'info' : 'warn';
        logger[level]({ source: body.source, state: body.state }, body.problem ?? `source ${body.state}`);
      }
    },
  });
}
