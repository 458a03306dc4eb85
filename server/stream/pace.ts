import type { EngineLink } from '../engine/link.ts';
import type { Time } from '../../shared/words/position.ts';
import { backlogOf, cut, isDrained } from './connection.ts';
import type { StreamCounts } from './counts.ts';
import type { RoomGlass } from './glass.ts';
import type { Screen } from './screen.ts';

/** When a screen counts as slow, and when it is given up. */
export interface Patience {
  /** Packets, or bytes, that wait to be sent: above either it gets no more frames. A frame is two packets. */
  readonly lagPackets: number;
  readonly lagBytes: number;
  /** Bytes that wait, or time without draining: above either it is closed; it comes back and asks for what it missed. */
  readonly dropBytes: number;
  readonly dropMs: number;
}

export const PATIENCE: Patience = { lagPackets: 8, lagBytes: 1 << 20, dropBytes: 16 << 20, dropMs: 60_000 };

export interface PaceParts {
  readonly link: EngineLink;
  readonly glass: RoomGlass;
  readonly counts: StreamCounts;
  readonly patience: Patience;
  readonly now: () => Time;
  readonly onBug: (error: unknown) => void;
}

/**
 * Looks at every screen once: who falls behind leaves the frames (which may be skipped) but stays with the entries
 * (which never are); who has caught up gets a keyframe and the frames again; who takes nothing at all is closed.
 */
export function pace(parts: PaceParts, screens: Iterable<Screen>): void {
  for (const screen of screens) {
    if (!screen.joined || screen.holding) continue;
    const connection = screen.socket.conn;
    if (screen.laggingSince !== null && isDrained(connection)) {
      catchUp(parts, screen).catch(parts.onBug);
      continue;
    }
    const { packets, bytes } = backlogOf(connection);
    const { lagPackets, lagBytes, dropBytes, dropMs } = parts.patience;
    if (bytes > dropBytes || (screen.laggingSince !== null && parts.now() - screen.laggingSince > dropMs)) {
      parts.counts.dropped++;
      cut(connection);
    } else if (screen.laggingSince === null && (packets > lagPackets || bytes > lagBytes)) {
      parts.counts.lagged++;
      screen.laggingSince = parts.now();
      parts.glass.behind(screen);
      void screen.socket.leave(screen.channels.frames);
    }
  }
}

/** Fetches a keyframe while the screen holds what is pushed, and puts it back among the frames. */
export async function catchUp(parts: PaceParts, screen: Screen, sendKeyframe?: (packed: Uint8Array) => void): Promise<void> {
  const attempt = screen.hold();
  let keyframe: Uint8Array | null = null;
  try {
    keyframe = await parts.link.keyframe();
    parts.counts.keyframes++;
  } finally {
    if (screen.attempt === attempt && screen.socket.connected) {
      if (keyframe !== null && screen.laggingSince !== null) {
        screen.laggingSince = null;
        parts.glass.caughtUp(screen);
      }
      screen.release({ afterSeq: 0, keyframe, ...(sendKeyframe && { sendKeyframe }) });
    }
  }
}
