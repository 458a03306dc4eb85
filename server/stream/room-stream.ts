import type { EngineLink } from '../engine/link.ts';
import type { RoomId } from '../../shared/words/room.ts';
import { RoomGlass } from './glass.ts';
import { pace } from './pace.ts';
import type { PaceParts } from './pace.ts';
import { Presence } from './presence.ts';
import { channelsOf, type Channels, type Held, type Screen, type StreamServer } from './screen.ts';

/** One room's part of the stream: its screens, who is there, and what its engine pushes. Nothing of another passes through it. */
export class RoomStream {
  readonly link: EngineLink;
  readonly channels: Channels;
  readonly screens = new Set<Screen>();
  readonly presence = new Presence();
  readonly glass: RoomGlass;
  readonly paceParts: PaceParts;
  /** What somebody's screen shows has changed, and trainers are to be told with the next second. */
  showScreens = false;
  readonly #io: StreamServer;
  readonly #stopListening: () => void;
  #beating = false;

  constructor(io: StreamServer, id: RoomId, link: EngineLink, parts: Omit<PaceParts, 'link' | 'glass'>) {
    this.#io = io;
    this.link = link;
    this.channels = channelsOf(id);
    this.glass = new RoomGlass({ link, now: parts.now, onBug: parts.onBug });
    this.paceParts = { ...parts, link, glass: this.glass };
    this.#stopListening = this.#listen();
  }

  /** A second passed. */
  beat(): void {
    pace(this.paceParts, this.screens);
    this.glass.beat();
    if (this.showScreens) this.#tellScreens();
    // An engine that does not answer gets no second question; screens grey by themselves meanwhile.
    if (this.#beating) return;
    this.#beating = true;
    this.#tell()
      .catch(this.paceParts.onBug)
      .finally(() => {
        this.#beating = false;
      });
  }

  stop(): void {
    this.#stopListening();
  }

  /** To trainers alone. */
  #tellScreens(): void {
    this.showScreens = false;
    const all = [...this.screens];
    const seen = all.flatMap(({ joined, shows, caller: { person } }) => (joined && shows !== null && person.role !== 'trainer' ? [{ name: person.name, role: person.role, shows }] : []));
    for (const { joined, caller, socket } of all) if (joined && caller.person.role === 'trainer') socket.emit('screens', seen);
  }

  async #tell(): Promise<void> {
    const { follows, frames } = this.channels;
    if (this.presence.settle()) {
      const present = this.presence.list();
      this.#io.to(follows).emit('presence', present);
      await this.link.present([...new Set(present.map(({ name }) => name))]);
    }
    const status = await this.link.status();
    this.#io.to(frames).emit('heartbeat', { clock: status.clock, seq: status.seq, sources: status.sources, trouble: status.trouble });
  }

  #listen(): () => void {
    const { follows, frames } = this.channels;
    const { counts } = this.paceParts;
    return this.link.listen({
      roster: (change) => {
        this.#keep({ kind: 'roster', change });
        this.#io.to(follows).emit('roster', change);
      },
      entries: (entries) => {
        counts.entries += entries.length;
        this.#keep({ kind: 'entries', entries });
        this.#io.to(follows).emit('entries', [...entries]);
      },
      frame: (packed) => {
        counts.frames++;
        counts.frameBytes += packed.byteLength;
        pace(this.paceParts, this.screens);
        this.#keep({ kind: 'frame', packed });
        // One emit to a room: encoded once, whatever the number of screens.
        this.#io.to(frames).emit('frame', packed);
      },
      anew: () => {
        // What is held is of what was before: whoever is in the middle of joining joins again.
        for (const screen of this.screens) {
          screen.attempt++;
          screen.abandon();
          void screen.socket.leave(follows);
          void screen.socket.leave(frames);
          screen.socket.emit('anew');
        }
      },
    });
  }

  #keep(event: Held): void {
    for (const screen of this.screens) if (screen.holding) screen.keep(event);
  }
}
