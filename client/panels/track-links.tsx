import { nameText } from '../state/vessel-text.ts';
import { showTrack } from '../state/selection.ts';
import { picture, pictureBeat } from '../state/watch.ts';

/** The vessels that something is about, by name; a press shows one. */
export function TrackLinks({ tracks }: { tracks: readonly string[] }) {
  void pictureBeat.value;
  return (
    <span class="track-links">
      {tracks.map((id) => {
        const handle = picture.handleOfId(id);
        const seen = handle === undefined ? undefined : picture.seen(handle);
        if (!seen) return <span key={id}>{id}</span>;
        return (
          <button key={id} type="button" class="link" onClick={() => showTrack(seen.item.handle)}>
            {nameText(seen.item)}
          </button>
        );
      })}
    </span>
  );
}
