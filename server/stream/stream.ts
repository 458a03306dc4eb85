import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { Logger } from 'pino';
import type { EngineLink } from '../engine/link.ts';
import type { Caller } from '../web/caller.ts';
import { faultOf } from '../web/fault.ts';
import type { Limit } from '../web/limits.ts';
import type { Timers } from '../web/timers.ts';
import { EntriesAfter, HEARTBEAT_EVERY_MS, STREAM_PATH, type EntriesAnswer, type JoinAnswer } from '../../shared/wire/events.ts';
import { Command, type CommandAnswer } from '../../shared/wire/command.ts';
import { invalid, problem, type Problem } from '../../shared/words/problem.ts';
import type { Time } from '../../shared/words/position.ts';
import { asked, refuse } from './ask.ts';
import { cut, type Connection } from './connection.ts';
import { noCounts, type StreamCounts } from './counts.ts';
import { join } from './join.ts';
import { catchUp, pace, type Patience } from './pace.ts';
import { Presence } from './presence.ts';
import { FOLLOWS, FRAMES, Screen, type Held, type StreamServer, type StreamSocket } from './screen.ts';

/** A screen that is further behind joins again. */
const MAX_ENTRIES_AFTER = 2_000;
/** How often sessions are looked at again: an ended one is shown out within a minute. */
const SESSIONS_EVERY_BEATS = 30;
/** How long connections get to say goodbye when the server closes. */
const GOODBYE_MS = 500;

export interface StreamParts {
  readonly link: EngineLink;
  readonly version: string;
  readonly logger: Logger;
  readonly now: () => Time;
  readonly timers: Timers;
  readonly patience: Patience;
  readonly limits: { readonly commands: Limit; readonly asks: Limit };
  /** Who a handshake is from, by its cookie or the token in `auth`; null when by neither. */
  readonly admit: (request: IncomingMessage, token: string | null) => Promise<Caller | null>;
  /** Whether the handshake comes from a page of this very host, or from no browser. */
  readonly sameOrigin: (request: IncomingMessage) => boolean;
}

export interface Stream {
  readonly counts: StreamCounts;
  /** Sockets that are let in, and those of them that lag. */
  clients(): { connected: number; lagging: number };
  /** The session ended: its screens are told, and closed. */
  readonly endSession: (session: string) => void;
  close(): Promise<void>;
}

/** Puts the stream on an HTTP server: who comes in, what they are sent, what they may ask. */
export function startStream(http: HttpServer, parts: StreamParts): Stream {
  const { link, logger, limits, now } = parts;
  const io: StreamServer = new Server(http, {
    path: STREAM_PATH,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 64 * 1024,
    connectTimeout: 10_000,
    // The same server may carry other upgrades (the development server's own).
    destroyUpgrade: false,
    allowRequest: (request, decide) => decide(null, parts.sameOrigin(request)),
  });
  /** Every connection, let in or not. */
  const connections = new Set<Connection>();
  io.engine.on('connection', (connection: Connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  const screens = new Set<Screen>();
  const presence = new Presence();
  const counts = noCounts();
  const onBug = (error: unknown): void => logger.error({ fault: faultOf(error) }, 'stream: unexpected failure');
  const paceParts = { link, counts, patience: parts.patience, now, onBug };

  const letIn = async (socket: StreamSocket, next: (refused?: Error) => void): Promise<void> => {
    try {
      const caller = await parts.admit(socket.request, tokenOf(socket.handshake.auth));
      if (caller === null) return next(new Refused(problem('not-signed-in', 'Sign in and connect again.')));
      socket.data.caller = caller;
    } catch (error) {
      onBug(error);
      return next(new Refused(problem('internal', 'It could not be found out who you are. Try again.')));
    }
    next();
  };
  io.use((socket, next) => void letIn(socket, next));

  io.on('connection', (socket) => {
    const { caller } = socket.data;
    const screen = new Screen(socket, caller);
    screens.add(screen);
    void socket.join(sessionRoom(caller.session));
    const tooMany = async (limit: Limit): Promise<Problem | null> => {
      const seconds = await limit.take(caller.person.name);
      return seconds === 0 ? null : problem('too-many-requests', `Try again in ${seconds} s.`, { retryAfterS: seconds });
    };

    socket.on('disconnect', () => {
      screens.delete(screen);
      screen.attempt++;
      screen.abandon();
      if (screen.joined) presence.leave(caller.person);
    });
    socket.on(
      'join',
      asked(async (payload, answer: (value: JoinAnswer) => void, heard) => {
        // Whoever gives no way to answer cannot be welcomed.
        if (!heard) return;
        const refused = await tooMany(limits.asks);
        if (refused !== null) return answer(refuse(refused));
        counts.joins++;
        await join({ link, presence, version: parts.version }, screen, payload, answer);
      }, onBug),
    );
    socket.on(
      'command',
      asked(async (payload, answer: (value: CommandAnswer) => void) => {
        const refused = await tooMany(limits.commands);
        if (refused !== null) return answer(refuse(refused));
        const command = Command.safeParse(payload);
        if (!command.success) return answer(refuse(invalid(command.error)));
        counts.commands++;
        answer(await link.command(command.data, caller.person));
      }, onBug),
    );
    socket.on(
      'entries-after',
      asked(async (payload, answer: (value: EntriesAnswer) => void, heard) => {
        if (!heard) return;
        const refused = await tooMany(limits.asks);
        if (refused !== null) return answer(refuse(refused));
        const ask = EntriesAfter.safeParse(payload);
        if (!ask.success) return answer(refuse(invalid(ask.error)));
        const entries = await link.entries(ask.data.seq, MAX_ENTRIES_AFTER + 1);
        if (entries.length <= MAX_ENTRIES_AFTER) return answer({ ok: true, entries });
        answer(refuse(problem('too-far-behind', `More than ${MAX_ENTRIES_AFTER} entries are missing. Join again.`)));
      }, onBug),
    );
    socket.on(
      'keyframe',
      asked(async (_payload, answer: (value: Uint8Array) => void, heard) => {
        // While it holds, a keyframe is on its way already.
        if (!heard || !screen.joined || screen.holding || (await tooMany(limits.asks)) !== null) return;
        if (!screen.holding) await catchUp(paceParts, screen, answer);
      }, onBug),
    );
  });

  const keep = (event: Held): void => {
    for (const screen of screens) if (screen.holding) screen.keep(event);
  };
  const stopListening = link.listen({
    roster: (change) => {
      keep({ kind: 'roster', change });
      io.to(FOLLOWS).emit('roster', change);
    },
    entries: (entries) => {
      counts.entries += entries.length;
      keep({ kind: 'entries', entries });
      io.to(FOLLOWS).emit('entries', [...entries]);
    },
    frame: (packed) => {
      counts.frames++;
      counts.frameBytes += packed.byteLength;
      pace(paceParts, screens);
      keep({ kind: 'frame', packed });
      // One emit to a room: encoded once, whatever the number of screens.
      io.to(FRAMES).emit('frame', packed);
    },
  });

  let beats = 0;
  let beating = false;
  const beat = async (): Promise<void> => {
    if (presence.settle()) {
      const present = presence.list();
      io.to(FOLLOWS).emit('presence', present);
      await link.present([...new Set(present.map(({ name }) => name))]);
    }
    const status = await link.status();
    io.to(FRAMES).emit('heartbeat', { clock: status.clock, seq: status.seq, sources: status.sources, trouble: status.trouble });
    if (++beats % SESSIONS_EVERY_BEATS === 0) await showOut();
  };
  const stopBeating = parts.timers.every(HEARTBEAT_EVERY_MS, () => {
    pace(paceParts, screens);
    // An engine that does not answer gets no second question; screens grey by themselves meanwhile.
    if (beating) return;
    beating = true;
    beat()
      .catch(onBug)
      .finally(() => {
        beating = false;
      });
  });

  const endSession = (session: string): void => {
    const room = sessionRoom(session);
    io.in(room).emit('signed-out');
    io.in(room).disconnectSockets(true);
  };
  /** Sessions may end elsewhere: by age, by a revoked token, at another gateway. */
  const showOut = async (): Promise<void> => {
    const callers = new Map([...screens].map((screen) => [screen.caller.session, screen.caller]));
    for (const [session, caller] of callers) if (!(await caller.stillIn(now()))) endSession(session);
  };

  return {
    counts,
    clients: () => {
      const all = [...screens];
      return { connected: all.length, lagging: all.filter((screen) => screen.laggingSince !== null).length };
    },
    endSession,
    close: async () => {
      stopBeating();
      stopListening();
      const open = [...connections];
      const impatient = setTimeout(() => open.forEach(cut), GOODBYE_MS);
      await io.close();
      clearTimeout(impatient);
    },
  };
}

/** Tells a client why it was not let in: socket.io hands `data` on. */
class Refused extends Error {
  readonly data: Problem;

  constructor(data: Problem) {
    super(data.name);
    this.data = data;
  }
}

const sessionRoom = (session: string): string => `session:${session}`;

function tokenOf(auth: unknown): string | null {
  if (typeof auth !== 'object' || auth === null || !('token' in auth)) return null;
  return typeof auth.token === 'string' && auth.token !== '' ? auth.token : null;
}
