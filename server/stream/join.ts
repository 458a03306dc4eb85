import type { EngineLink } from '../engine/link.ts';
import { Join, WIRE_VERSION, type JoinAnswer, type LiveEmergency, type Welcome } from '../../shared/wire/events.ts';
import { invalid, problem } from '../../shared/words/problem.ts';
import type { Entry } from '../../shared/words/entry.ts';
import type { z } from 'zod';
import { refuse } from './ask.ts';
import type { Presence } from './presence.ts';
import { recentCalls } from './recent-calls.ts';
import type { RoomGlass } from './glass.ts';
import type { JoinRequest, Screen } from './screen.ts';

/** A screen that is further behind than this begins anew: the alerts as they stand say all that matters. */
const MAX_MISSED = 500;

export interface JoinParts {
  readonly link: EngineLink;
  readonly presence: Presence;
  readonly glass: RoomGlass;
  readonly version: string;
  /** What stands in the live watch that a screen of another room must know of. */
  readonly breakthrough: () => LiveEmergency[];
}

/**
 * A screen's first words, and its first again after a break. It holds what the engine pushes from before the
 * snapshot is asked for until the keyframe is there; then welcome, what was held, keyframe and rooms in one go.
 */
export async function join(parts: JoinParts, screen: Screen, payload: unknown, answer: (answer: JoinAnswer) => void): Promise<void> {
  const asked = Join.safeParse(payload);
  if (!asked.success) return answer(refuse(invalid(asked.error)));
  if (asked.data.wire !== WIRE_VERSION) {
    const detail = `This server speaks version ${WIRE_VERSION} and the page ${asked.data.wire}. Load the page again.`;
    return answer(refuse(problem('other-wire-version', detail, { wire: WIRE_VERSION })));
  }
  const attempt = screen.hold();
  let begin;
  try {
    begin = await beginning(parts.link, asked.data.since);
  } catch (error) {
    if (screen.attempt === attempt) screen.abandon();
    throw error;
  }
  const { snapshot, status, keyframe, entries, calls } = begin;
  if (screen.attempt !== attempt) return answer(refuse(problem('too-many-requests', 'A later join of this socket took its place.')));
  if (!screen.socket.connected) return;
  if (!screen.joined) {
    screen.joined = true;
    parts.presence.enter(screen.caller.person);
  }
  screen.laggingSince = null;
  if (asked.data.page !== undefined) screen.page = asked.data.page;
  parts.glass.joined(screen, asked.data.silentMs);
  const { name, role } = screen.caller.person;
  const welcome: z.infer<typeof Welcome> = {
    wire: WIRE_VERSION,
    version: parts.version,
    watch: snapshot.watch,
    mode: snapshot.mode,
    exercise: snapshot.exercise,
    breakthrough: parts.breakthrough(),
    me: { name, role },
    clock: status.clock,
    seq: snapshot.seq,
    alerts: snapshot.alerts,
    calls,
    entries,
    roster: snapshot.roster,
    settings: snapshot.settings,
    sources: status.sources,
    present: parts.presence.list(),
  };
  screen.release({ afterSeq: snapshot.seq, first: () => answer({ ok: true, welcome }), keyframe });
}

async function beginning(link: EngineLink, since: JoinRequest['since']) {
  const snapshot = await link.snapshot();
  const [status, keyframe, entries, calls] = await Promise.all([
    link.status(),
    // After the snapshot, so that whoever the keyframe shows is in the snapshot's roster or in what is held.
    link.keyframe(),
    since !== null && since.watch === snapshot.watch ? missed(link, since.seq, snapshot.seq) : [],
    recentCalls(link, snapshot.seq, snapshot.clock.now),
  ]);
  return { snapshot, status, keyframe, entries, calls };
}

/** The entries between what a screen has and the snapshot; none when they are too many. */
async function missed(link: EngineLink, after: number, seq: number): Promise<Entry[]> {
  const count = seq - after;
  if (count <= 0 || count > MAX_MISSED) return [];
  const entries = await link.entries(after, count);
  return entries.length === count ? entries : [];
}
