import type { Time } from '../../shared/words/position.ts';
import type { SourceContext } from './context.ts';
import { readFileUrl } from './file-url.ts';
import { nameFor } from './name.ts';
import { openPlayable } from './open-playable.ts';
import type { NotOpened } from './open.ts';
import type { RecordedSource } from './source.ts';

/**
 * Opens what a URL names to be run through at full speed on its own times: a file of NMEA or the simulator, which ends at
 * `until` at the latest. A file without times of its own has nothing to run on and is refused.
 */
export async function openRecorded(url: string, context: SourceContext, until: Time | null): Promise<RecordedSource | NotOpened> {
  const scheme = url.slice(0, Math.max(0, url.indexOf(':')));
  switch (scheme) {
    case 'sim': {
      // Brought in only when asked for: it carries the coast with it.
      const { openPlayedSimulator } = await import('./simulator/played.source.ts');
      return openPlayedSimulator(url, until, context.names);
    }
    case 'file':
    case 'recording': {
      const options = readFileUrl(url.slice(scheme.length + 1), scheme);
      if ('problem' in options) return options;
      const opened = await openPlayable(scheme, nameFor(`${scheme}:${options.path}`, context), { ...options, patient: true }, context);
      if ('problem' in opened) return { ...opened, unreadable: true };
      if (opened.startsAt !== null) return opened;
      await opened.stop();
      return { problem: `${options.path === '-' ? 'standard input' : options.path} says no time (tag blocks, or a receiver's own clock), so there is no clock to run it on`, unreadable: true };
    }
    case 'nmea+tcp':
    case 'nmea+tcp-listen':
    case 'nmea+udp':
    case 'gpsd':
      return { problem: `${url} is live and goes at its own pace; a run wants a recording: file:PATH, recording:PATH or sim:?hours=N` };
    default:
      return { problem: `${url} is no source that can be run: it must be file:PATH, recording:PATH, file:- or sim:?hours=N` };
  }
}
