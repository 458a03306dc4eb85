import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { Logger } from 'pino';
import type { EngineLink } from '../engine/link.ts';
import type { Exercise, Rooms } from '../rooms/contract.ts';
import type { Caller } from '../web/caller.ts';
import { faultOf } from '../web/fault.ts';
import { limitKey, type Limit } from '../web/limits.ts';
import type { Timers } from '../web/timers.ts';
import { EntriesAfter, HEARTBEAT_EVERY_MS, STREAM_PATH, type EntriesAnswer, type JoinAnswer, type LiveEmergency } from '../../shared/wire/events.ts';
import { Command, type CommandAnswer } from '../../shared/wire/command.ts';
import { invalid, problem, type Problem } from '../../shared/words/problem.ts';
import type { Time } from '../../shared/words/position.ts';
import { ScreenShows } from '../../shared/words/screen-note.ts';
import { isQualified } from '../../shared/words/role.ts';
import { LIVE_ROOM, type RoomId } from '../../shared/words/room.ts';
import { asked, refuse } from './ask.ts';
import { cut, type Connection } from './connection.ts';
import { noCounts, type StreamCounts } from './counts.ts';
import { join } from './join.ts';
import { catchUp, type Patience } from './pace.ts';
import { Breakthrough } from './breakthrough.ts';
import { RoomStream } from './room-stream.ts';
import { channelsOf, Screen, type StreamServer, type StreamSocket } from './screen.ts';

/** A screen that is further behind joins again. */
const MAX_ENTRIES_AFTER = 2_000;
/** How often sessions are looked at again: an ended one is shown out within a minute. */
const SESSIONS_EVERY_BEATS = 30;
/** How long connections get to say goodbye when the server closes. */
const GOODBYE_MS = 500;

export interface StreamParts {
  /** The live watch. */
  readonly link: EngineLink;
  /** Exercises; null where there are none. */
  readonly rooms: Rooms | null;
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
  /** Operators and supervisors with a screen open in a room. */
  readonly operators: (room: RoomId) => number;
  /** Emergencies that nobody in the live watch has acknowledged, oldest first. */
  readonly emergencies: () => LiveEmergency[];
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
  const counts = noCounts();
  const onBug = (error: unknown): void => logger.error({ fault: faultOf(error) }, 'stream: unexpected failure');
  const paceParts = { counts, patience: parts.patience, now, onBug };
  const live = new RoomStream(io, LIVE_ROOM, link, paceParts);
  const rooms = new Map<RoomId, RoomStream>([[LIVE_ROOM, live]]);
  const allScreens = (): Screen[] => [...rooms.values()].flatMap((room) => [...room.screens]);
  const breakthrough = new Breakthrough(link, () => {
    const emergencies = breakthrough.list();
    for (const [id, room] of rooms) if (id !== LIVE_ROOM) io.to(room.channels.follows).emit('breakthrough', emergencies);
  });
  breakthrough.begin(link).catch(onBug);
  const tellTrainers = (exercise: Exercise): void => {
    const view = exercise.view();
    for (const screen of rooms.get(exercise.id)?.screens ?? []) if (screen.joined && screen.caller.person.role === 'trainer') screen.socket.emit('exercise', view);
  };
  const stopRooms = parts.rooms?.listen({
    opened: (exercise) => void rooms.set(exercise.id, new RoomStream(io, exercise.id, exercise.link, paceParts)),
    changed: tellTrainers,
    called: (exercise) => {
      const room = rooms.get(exercise.id);
      if (room !== undefined) io.to(room.channels.follows).emit('calls', exercise.calls());
    },
    closed: (id) => {
      const room = rooms.get(id);
      rooms.delete(id);
      room?.stop();
      for (const screen of room?.screens ?? []) {
        screen.socket.emit('room-closed');
        screen.socket.disconnect(true);
      }
    },
  });

  const letIn = async (socket: StreamSocket, next: (refused?: Error) => void): Promise<void> => {
    try {
      const caller = await parts.admit(socket.request, tokenOf(socket.handshake.auth));
      if (caller === null) return next(new Refused(problem('not-signed-in', 'Sign in and connect again.')));
      if (!rooms.has(caller.room)) return next(new Refused(roomClosed()));
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
    const room = rooms.get(caller.room);
    if (room === undefined) {
      socket.emit('room-closed');
      socket.disconnect(true);
      return;
    }
    const { link, presence, glass } = room;
    const screen = new Screen(socket, caller, channelsOf(caller.room));
    room.screens.add(screen);
    void socket.join(sessionRoom(caller.session));
    const tooMany = async (limit: Limit): Promise<Problem | null> => {
      const seconds = await limit.take(limitKey(caller.room, caller.person.name));
      return seconds === 0 ? null : problem('too-many-requests', `Try again in ${seconds} s.`, { retryAfterS: seconds });
    };

    socket.on('disconnect', (reason) => {
      room.screens.delete(screen);
      // Whoever is signed out, or whose exercise is closed, sees nothing any more; everybody else keeps a grey picture.
      if (screen.joined) glass.left(screen, screen.leaving || reason === 'server namespace disconnect' || reason === 'client namespace disconnect' ? 'closed' : 'cut');
      room.showScreens = true;
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
        await join({ link, presence, glass, version: parts.version, breakthrough: () => (room === live ? [] : breakthrough.list()) }, screen, payload, answer);
        const exercise = parts.rooms?.exercise(caller.room) ?? null;
        if (exercise === null || !screen.joined) return;
        tellTrainers(exercise);
        socket.emit('calls', exercise.calls());
        room.showScreens = true;
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
      'screen',
      asked(async (payload) => {
        const shows = ScreenShows.safeParse(payload);
        if (!screen.joined || !shows.success || (await tooMany(limits.asks)) !== null || !socket.connected) return;
        screen.shows = shows.data;
        glass.shows(screen);
        const exercise = parts.rooms?.exercise(caller.room) ?? null;
        if (exercise === null) return;
        room.showScreens = true;
        if (caller.person.role !== 'trainer') exercise.showed(caller.person, shows.data);
      }, onBug),
    );
    // Heard as it comes in: a listener of the event itself is called a tick later, and not at all when the end of the connection came with it.
    socket.onAny((event: string) => {
      if (event === 'leaving') screen.leaving = true;
    });
    socket.on(
      'keyframe',
      asked(async (_payload, answer: (value: Uint8Array) => void, heard) => {
        // While it holds, a keyframe is on its way already.
        if (!heard || !screen.joined || screen.holding || (await tooMany(limits.asks)) !== null) return;
        if (!screen.holding) await catchUp(room.paceParts, screen, answer);
      }, onBug),
    );
  });

  let beats = 0;
  const stopBeating = parts.timers.every(HEARTBEAT_EVERY_MS, () => {
    for (const room of rooms.values()) room.beat();
    if (++beats % SESSIONS_EVERY_BEATS === 0) showOut().catch(onBug);
  });

  const endSession = (session: string): void => {
    const room = sessionRoom(session);
    io.in(room).emit('signed-out');
    io.in(room).disconnectSockets(true);
  };
  /** Sessions may end elsewhere: by age, by a revoked token, at another gateway. */
  const showOut = async (): Promise<void> => {
    const callers = new Map(allScreens().map((screen) => [screen.caller.session, screen.caller]));
    for (const [session, caller] of callers) if (!(await caller.stillIn(now()))) endSession(session);
  };

  return {
    counts,
    clients: () => {
      const all = allScreens();
      return { connected: all.length, lagging: all.filter((screen) => screen.laggingSince !== null).length };
    },
    operators: (room) => new Set(rooms.get(room)?.presence.list().flatMap(({ name, role }) => (isQualified(role) ? [name] : []))).size,
    emergencies: () => breakthrough.list(),
    endSession,
    close: async () => {
      stopBeating();
      stopRooms?.();
      breakthrough.stop();
      for (const room of rooms.values()) room.stop();
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

export const roomClosed = (): Problem => problem('room-closed', 'This exercise is closed. Its journal is kept for the debrief.');

const sessionRoom = (session: string): string => `session:${session}`;

function tokenOf(auth: unknown): string | null {
  if (typeof auth !== 'object' || auth === null || !('token' in auth)) return null;
  return typeof auth.token === 'string' && auth.token !== '' ? auth.token : null;
}
