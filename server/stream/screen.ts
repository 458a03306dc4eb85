import type { Server, Socket } from 'socket.io';
import type { ClientEvents, Join, RosterChange, ServerEvents } from '../../shared/wire/events.ts';
import { openFrame } from '../../shared/wire/frame.ts';
import type { Entry } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import type { RoomId } from '../../shared/words/room.ts';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import type { RosterItem } from '../../shared/words/track.ts';
import type { z } from 'zod';
import type { Caller } from '../web/caller.ts';

type NoEvents = Record<string, never>;
interface SocketData {
  caller: Caller;
}
export type StreamServer = Server<ClientEvents, ServerEvents, NoEvents, SocketData>;
export type StreamSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketData>;
export type JoinRequest = z.infer<typeof Join>;

/** The Socket.IO rooms of one of ours. */
export interface Channels {
  /** Every screen that has been welcomed: entries, roster, presence. Nothing is ever skipped here. */
  readonly follows: string;
  /** Those of them that keep up: frames and heartbeats. */
  readonly frames: string;
}
export const channelsOf = (room: RoomId): Channels => ({ follows: `follows:${room}`, frames: `frames:${room}` });

/** What the engine pushed while a screen was between a snapshot and its rooms. */
export type Held =
  | { readonly kind: 'roster'; readonly change: RosterChange }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'frame'; readonly packed: Uint8Array };

export interface Release {
  /** The newest entry that the screen has. */
  readonly afterSeq: number;
  readonly first?: () => void;
  readonly keyframe: Uint8Array | null;
  /** How the keyframe goes out, when not as a `frame` event. */
  readonly sendKeyframe?: (packed: Uint8Array) => void;
}

/**
 * One socket and how far it has come. Between asking the engine for a snapshot or a keyframe and being in its
 * rooms a screen holds whatever the engine pushes, so that nothing falls between the two.
 */
export class Screen {
  readonly socket: StreamSocket;
  readonly caller: Caller;
  readonly channels: Channels;
  /** It has been welcomed: it counts among those present. */
  joined = false;
  /** What its page calls itself; a client that does not say is a page of its own with each socket. */
  page: string;
  /** Its page said that it is being closed. */
  leaving = false;
  /** What it shows, as it said last; null until it says. */
  shows: ScreenShows | null = null;
  /** Since when its network has not taken what was sent; null while it keeps up. */
  laggingSince: Time | null = null;
  /** Goes up with every hold: what an older one fetched is thrown away. */
  attempt = 0;
  #held: Held[] | null = null;

  constructor(socket: StreamSocket, caller: Caller, channels: Channels) {
    this.socket = socket;
    this.channels = channels;
    this.caller = caller;
    this.page = socket.id;
  }

  get holding(): boolean {
    return this.#held !== null;
  }

  /** Leaves its rooms and keeps what is pushed from here on. A hold within a hold goes on holding. */
  hold(): number {
    void this.socket.leave(this.channels.follows);
    void this.socket.leave(this.channels.frames);
    this.#held ??= [];
    return ++this.attempt;
  }

  /** The hold came to nothing: the screen is in no room and must join again. */
  abandon(): void {
    this.#held = null;
  }

  keep(event: Held): void {
    this.#held?.push(event);
  }

  /**
   * Sends what was held, in the order that a screen can take in: `first` (the welcome), whoever the frames name, the
   * entries that it does not have (those after `afterSeq`), the keyframe, the frames that follow it, and then who is
   * gone. Ends in its rooms; without a keyframe it follows the entries only.
   */
  release({ afterSeq, first, keyframe, sendKeyframe }: Release): void {
    const held = this.#held ?? [];
    this.#held = null;
    const set = new Map<number, RosterItem>();
    const gone: number[] = [];
    const entries: Entry[] = [];
    for (const event of held) {
      if (event.kind === 'entries') entries.push(...event.entries.filter((entry) => entry.seq > afterSeq));
      if (event.kind !== 'roster') continue;
      for (const item of event.change.set) set.set(item.handle, item);
      gone.push(...event.change.gone);
    }
    first?.();
    if (set.size > 0) this.socket.emit('roster', { set: [...set.values()], gone: [] });
    if (entries.length > 0) this.socket.emit('entries', entries);
    if (keyframe !== null) {
      if (sendKeyframe) sendKeyframe(keyframe);
      else this.socket.emit('frame', keyframe);
      const newest = numberOf(keyframe);
      for (const event of held) {
        if (event.kind === 'frame' && isAfter(numberOf(event.packed), newest)) this.socket.emit('frame', event.packed);
      }
    }
    if (gone.length > 0) this.socket.emit('roster', { set: [], gone });
    const { follows, frames } = this.channels;
    void this.socket.join(keyframe === null ? follows : [follows, frames]);
  }
}

function numberOf(packed: Uint8Array): number {
  const frame = openFrame(packed);
  if ('fault' in frame) throw new Error(`the engine pushed a frame that cannot be read: ${frame.fault}`);
  return frame.number;
}

/** Frame numbers are u32 and begin again after the highest. */
const isAfter = (a: number, b: number): boolean => ((a - b) | 0) > 0;
