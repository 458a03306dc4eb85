import { Handles } from '../../../shared/picture/handles.ts';
import { Picture as PlainPicture } from '../../../shared/picture/picture.ts';
import { newTrack, type Track } from './track.ts';

/** Room for this many tracks; then lost ones without an alert go, those heard longest ago first. */
export const MAX_TRACKS = 100_000;

/** All tracks of one watch, with what its rules remember of each. */
export class Picture extends PlainPicture<Track> {
  constructor(maxTracks: number, mustStay: (trackId: string) => boolean, handles = new Handles()) {
    super(newTrack, maxTracks, mustStay, handles);
  }

  protected override forgotten(track: Track): void {
    track.queuedDue = Infinity;
  }
}
