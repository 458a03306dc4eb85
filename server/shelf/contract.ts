import type { CutBody, RecordingId, RecordingView } from '../../shared/wire/recordings.ts';
import type { Problem } from '../../shared/words/problem.ts';
import type { RecordingCard } from '../recordings/look.ts';
import type { StretchJob, StretchTold } from '../recordings/stretch.ts';

/** Recordings that are kept beside a server, in its data folder: cut here, brought here, to be fetched and to be played in exercises. */
export interface Shelf {
  /** Newest first, those that are being made before all. */
  list(): Promise<RecordingView[]>;
  get(id: RecordingId): Promise<RecordingView | null>;
  /** Begins to cut a stretch out of what is kept of a watch. One at a time. */
  cut(watch: string, wish: CutBody): Promise<RecordingView | Problem>;
  /** Takes in a file from elsewhere: it is looked through, and is there whole or not at all. `name`: as people call it. */
  receive(bytes: AsyncIterable<Uint8Array>, name: string): Promise<RecordingView | Problem>;
  /** Where a recording that can be used lies; null when there is none. */
  pathOf(id: RecordingId): Promise<string | null>;
  /** Takes it off the shelf; one that is being made is not made. */
  remove(id: RecordingId): Promise<Problem | null>;
  /** Ends what is under way, and leaves nothing of it. */
  stop(): Promise<void>;
}

/** Does the long work of a shelf, so that the watch is not held up by it. */
export interface RecordingDesk {
  cut(watch: string, job: StretchJob, told: StretchTold, signal: AbortSignal): Promise<RecordingCard | { problem: string }>;
  /** Looks at a file; `thorough` opens all that it holds. */
  look(path: string, name: string, thorough: boolean): Promise<RecordingCard | { problem: string }>;
}
