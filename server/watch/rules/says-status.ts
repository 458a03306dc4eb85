import { calledStatus } from '../../../shared/words/status-call.ts';
import type { TextSighting } from '../../../shared/words/sighting.ts';
import type { Track } from '../picture/track.ts';
import type { Heard, Surroundings } from './track-rule.ts';

/** What a ship without a fix says by its status alone to a rule that goes by one status; a ship that was last seen in harbour lies there. */
export function saysStatus(wanted: number, track: Track, { text }: TextSighting, { settings: { sea }, waters }: Surroundings): Heard | null {
  const status = track.kind === 'vessel' ? calledStatus(text) : null;
  if (status === null) return null;
  if (status === wanted && track.placed && waters.inHarbour(track.lon, track.lat, sea.harbourNm)) return null;
  return { value: status === wanted ? 'true' : 'false', subject: '', note: null };
}
