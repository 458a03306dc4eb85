import { STALE_AFTER_MS } from '../../shared/wire/events.ts';

/**
 * How a screen stands to its watch, by name:
 *
 * - `joining` the first words are being exchanged; nothing is shown yet
 * - `live` heartbeats come
 * - `stale` connected, but nothing was heard for five seconds: the picture is greyed
 * - `reconnecting` the link is down and is being sought again; what is shown is what was last known
 * - `other-version` the server speaks another version: reload the page
 * - `signed-out` the session is over: sign in again
 * - `room-closed` the exercise is over
 */
export type Phase = 'joining' | 'live' | 'stale' | 'reconnecting' | 'other-version' | 'signed-out' | 'room-closed';

export type LinkEvent = 'welcome' | 'heartbeat' | 'silence' | 'link-lost' | 'other-version' | 'signed-out' | 'room-closed';

/** What comes next. A session or an exercise that is over and a wrong version stay so: only loading the page anew ends them. */
export function nextPhase(phase: Phase, event: LinkEvent): Phase {
  if (phase === 'signed-out' || phase === 'other-version' || phase === 'room-closed') return phase;
  switch (event) {
    case 'signed-out':
    case 'room-closed':
    case 'other-version':
      return event;
    case 'welcome':
      return 'live';
    case 'heartbeat':
      return phase === 'stale' ? 'live' : phase;
    case 'silence':
      return phase === 'live' ? 'stale' : phase;
    default:
      return phase === 'joining' ? 'joining' : 'reconnecting';
  }
}

/** The picture cannot be trusted to be now: it is greyed, and acting waits. */
export const isBehind = (phase: Phase): boolean => phase !== 'live' && phase !== 'joining';

/** True when nothing was heard for so long that the picture must be greyed (requirement R25). */
export const isSilent = (heardAt: number, now: number): boolean => now - heardAt >= STALE_AFTER_MS;
