import { newTrack as plainTrack, type Track as PlainTrack } from '../../../shared/picture/track.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { TrackKind } from '../../../shared/words/vessel.ts';
import type { TrackSlot } from '../rules/track-rule.ts';
import type { ZoneSlot } from '../rules/zone-slot.ts';

/** What the engine believes one vessel (or other thing) is doing, and what its rules remember of it. */
export interface Track extends PlainTrack {
  /** What the zone rules remember of it. */
  slots: ZoneSlot[];
  /** What the rules about single tracks remember of it, in the rules' order. */
  conditions: TrackSlot[];
  /** Earliest entry of it in the deadline queue; Infinity when none. Not part of its state. */
  queuedDue: number;
}

export const newTrack = (handle: number, id: string, kind: TrackKind, at: Time): Track => ({ ...plainTrack(handle, id, kind, at), slots: [], conditions: [], queuedDue: Infinity });
