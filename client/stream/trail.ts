import { API_PATH } from '../../shared/wire/rest.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { TrackWithTrail, type TrailPoint } from '../../shared/words/track.ts';

/** Where a track has been, oldest first; null when the server cannot say. */
export async function fetchTrail(id: string): Promise<TrailPoint[] | null> {
  try {
    const answer = await fetch(`${API_PATH}/tracks/${encodeURIComponent(id)}`, { headers: { accept: 'application/json' } });
    if (!answer.ok) return null;
    return fromRest(TrackWithTrail, await answer.json()).trail;
  } catch {
    return null;
  }
}
