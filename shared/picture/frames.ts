import type { Time } from '../words/position.ts';
import { DELTA, FrameWriter, KEYFRAME, packMotion, type FrameKind } from '../wire/frame.ts';
import type { Track } from './track.ts';

/** Packs tracks into frames, numbered without a gap. */
export class Frames {
  #writer = new FrameWriter(1024);
  #capacity = 1024;
  #number = 0;

  /** What changed, as the next frame; null when nothing did. */
  delta(moved: readonly Track[], at: Time): Uint8Array | null {
    const known = moved.filter((track) => track.announced);
    if (known.length === 0) return null;
    this.#number++;
    return this.#pack(DELTA, known, at);
  }

  /** Everything, as of the newest delta's number: the delta after it follows on. */
  keyframe(tracks: Iterable<Track>, at: Time): Uint8Array {
    const known: Track[] = [];
    for (const track of tracks) if (track.placed && track.announced) known.push(track);
    return this.#pack(KEYFRAME, known, at);
  }

  #pack(kind: FrameKind, tracks: readonly Track[], at: Time): Uint8Array {
    if (tracks.length > this.#capacity) {
      this.#capacity = tracks.length * 2;
      this.#writer = new FrameWriter(this.#capacity);
    }
    for (const t of tracks) this.#writer.add(t.handle, t.lost, at - t.at, t.lonUnits, t.latUnits, packMotion(t.sog, t.cog, t.heading));
    return this.#writer.finish(kind, at, this.#number);
  }
}
