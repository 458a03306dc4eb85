import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import type { Logger } from 'pino';
import type { EngineLink } from '../engine/link.ts';
import type { ControlLog, People } from '../journal/contract.ts';
import type { Rooms } from '../rooms/contract.ts';
import { PATIENCE, type Patience } from '../stream/pace.ts';
import type { Shelf } from '../shelf/contract.ts';
import { startStream } from '../stream/stream.ts';
import { problem } from '../../shared/words/problem.ts';
import type { Time } from '../../shared/words/position.ts';
import { LIVE_ROOM, type RoomId } from '../../shared/words/room.ts';
import { api, fail } from './api.ts';
import { bearerOf, whoIs, type Caller } from './caller.ts';
import { clientPage } from './page.ts';
import { commandGate } from './command-gate.ts';
import { enterRoom } from './sign-in.ts';
import { roomsRouting, type RoutesOfRoom } from './rooms-routing.ts';
import { exerciseRoutes } from './routes/exercises.route.ts';
import { cookieName, readCookie } from './cookie.ts';
import { ALLOWANCES, Limit, type Allowances } from './limits.ts';
import { startMetrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { isSameOrigin } from './origin.ts';
import type { Route } from './route.ts';
import { alertRoutes } from './routes/alerts.route.ts';
import { healthRoute } from './routes/health.route.ts';
import { liveEmergenciesRoute } from './routes/live-emergencies.route.ts';
import { pastRoutes } from './routes/past.route.ts';
import { cutRoutes, recordingRoutes } from './routes/recordings.route.ts';
import { reportRoutes } from './routes/reports.route.ts';
import { scenarioTrialRoutes } from './routes/scenario-trials.route.ts';
import { scenarioRoutes } from './routes/scenarios.route.ts';
import { sessionRoutes } from './routes/session.route.ts';
import { settingsRoutes } from './routes/settings.route.ts';
import { trackRoutes } from './routes/tracks.route.ts';
import { watchRoutes } from './routes/watch.route.ts';
import { security } from './security.ts';
import { sendProblem } from './send.ts';
import { signInPages } from './sign-in.page.ts';
import { wallTimers, type Timers } from './timers.ts';

export interface GatewayParts {
  /** The live watch. */
  readonly link: EngineLink;
  /** Exercises; without it there are none. */
  readonly rooms?: Rooms;
  /** Recordings that are kept; without it there are none. */
  readonly shelf?: Shelf;
  readonly people: People;
  readonly control: ControlLog;
  readonly logger: Logger;
  /** Varne's own version. */
  readonly version: string;
  /** Where the built page lies; null when something else serves it (the development server). */
  readonly clientFolder: string | null;
  /** Wall time. */
  readonly now?: () => Time;
  readonly timers?: Timers;
  readonly patience?: Patience;
  readonly allowances?: Allowances;
}

export interface Attached {
  /** To be put before whatever else answers: it passes on what is not its own when there is no `clientFolder`. */
  readonly app: Express;
  readonly routes: readonly Route[];
  /** Sockets that are let in. */
  readonly clients: () => number;
  /** Closes every socket and the HTTP server with them. */
  readonly close: () => Promise<void>;
}

/**
 * Puts the stream of a watch on an HTTP server that somebody else made, and makes the pages and REST to go with it.
 * The server's own request listener must be there already.
 */
export async function attachGateway(http: HttpServer, parts: GatewayParts): Promise<Attached> {
  const { link, people, control, logger, version } = parts;
  const now = parts.now ?? Date.now;
  const allowances = parts.allowances ?? ALLOWANCES;
  const limits = { signIn: new Limit(allowances.signIn), commands: new Limit(allowances.commands), asks: new Limit(allowances.asks), past: new Limit(allowances.past) };
  const { watch } = await link.snapshot();

  const app = express();
  app.disable('x-powered-by');
  // A proxy on this machine may say who asked and whether by https.
  app.set('trust proxy', 'loopback');
  app.set('query parser', 'simple');

  const caller = (request: Request): Promise<Caller | null> => {
    const cookie = readCookie(request.headers.cookie, cookieName(request.secure, request.host));
    return whoIs(people, { cookie, bearer: bearerOf(request.headers.authorization) }, now());
  };
  const rooms = parts.rooms ?? null;
  const stream = startStream(http, {
    link,
    rooms,
    version,
    logger,
    now,
    timers: parts.timers ?? wallTimers,
    patience: parts.patience ?? PATIENCE,
    limits,
    admit: (handshake, token) => {
      const { secure, host } = fromHandshake(handshake);
      const cookie = readCookie(handshake.headers.cookie, cookieName(secure, host));
      return whoIs(people, { cookie, bearer: token ?? bearerOf(handshake.headers.authorization) }, now());
    },
    sameOrigin: (handshake) => isSameOrigin(handshake.headers, fromHandshake(handshake).host),
  });
  const metrics = startMetrics(link, stream, version);
  const clients = () => stream.clients().connected;

  const controlOf = (room: RoomId): ControlLog | null => (room === LIVE_ROOM ? control : (rooms?.exercise(room)?.control ?? null));
  const signingIn = { people, controlOf, limit: limits.signIn, now, caller, endSession: stream.endSession };
  const recordings = parts.shelf === undefined ? null : { shelf: parts.shelf, rooms, controlOf, now };
  const ofRoom: RoutesOfRoom = (link, room) => {
    const gate = commandGate(link, limits.commands, room);
    return [...trackRoutes(link), ...alertRoutes(link, gate), ...watchRoutes(link), ...settingsRoutes(link, gate, () => stream.operators(room)), ...pastRoutes(link, limits.past), ...reportRoutes(gate), ...(recordings === null ? [] : cutRoutes(link, recordings))];
  };
  const everywhere: Route[] = [
    ...sessionRoutes(signingIn),
    liveEmergenciesRoute(stream.emergencies),
    ...(rooms === null
      ? []
      : [
          ...exerciseRoutes({ rooms, people, now, limit: limits.past, enter: (request, caller, room) => enterRoom(signingIn, request, caller, room) }),
          ...scenarioRoutes(rooms.scenarios, limits.commands),
          ...scenarioTrialRoutes(rooms.trials),
        ]),
    ...(recordings === null ? [] : recordingRoutes(recordings)),
  ];
  const routes: Route[] = [
    ...ofRoom(link, LIVE_ROOM),
    ...everywhere,
    healthRoute({ link, version, watch, startedAt: now(), now, clients }),
    metrics.route,
  ];
  const document: Route = {
    method: 'get',
    path: '/openapi.json',
    access: 'signed-in',
    summary: 'This interface as an OpenAPI document',
    status: 200,
    answer: 'text',
    problems: [],
    handle: async () => ({ status: 200, body: described }),
  };
  routes.push(document);
  const described = openApi(routes, version);

  app.use(security(parts.clientFolder === null));
  app.use(api({ routes, logger, caller, routeFor: roomsRouting(everywhere, ofRoom, rooms).routeFor, observe: metrics.observeRequest }));
  app.use(signInPages({ ...signingIn, logger }));
  if (parts.clientFolder !== null) {
    app.use(clientPage(parts.clientFolder, logger, caller));
    app.use((_request, response) => sendProblem(response, problem('not-found', 'There is nothing at this address.')));
  }
  const last: ErrorRequestHandler = (error: unknown, _request, response, _next) => fail(logger, error, response);
  app.use(last);

  return {
    app,
    routes,
    clients,
    close: async () => {
      metrics.close();
      await stream.close();
    },
  };
}

export interface Gateway {
  /** Where it listens, as a browser on this machine reaches it. */
  readonly url: string;
  readonly clients: () => number;
  close(): Promise<void>;
}

export type GatewayOutcome =
  | { readonly ok: true; readonly gateway: Gateway }
  | { readonly ok: false; readonly fault: 'port-taken' | 'not-permitted' | 'no-such-address'; readonly detail: string };

/** Listens, and serves a watch there. Port 0 takes any that is free. That it cannot listen is a value, with what to do. */
export async function startGateway(parts: GatewayParts & { readonly host: string; readonly port: number }): Promise<GatewayOutcome> {
  const { host, port } = parts;
  // The stream takes over the listeners that are there when it is attached and puts itself before them.
  const http = createServer((request, response) => void attached.app(request, response));
  const attached = await attachGateway(http, parts);
  const refused = await listen(http, host, port);
  if (refused !== null) {
    await attached.close();
    return refused;
  }
  return {
    ok: true,
    gateway: {
      url: urlOf(http.address(), host),
      clients: attached.clients,
      close: async () => {
        // Answers that are under way get a moment; a download that never ends does not keep the server.
        const impatient = setTimeout(() => http.closeAllConnections(), 1_000);
        await attached.close();
        clearTimeout(impatient);
      },
    },
  };
}

function listen(http: HttpServer, host: string, port: number): Promise<Extract<GatewayOutcome, { ok: false }> | null> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const where = `${host}:${port}`;
      if (error.code === 'EADDRINUSE') {
        resolve({ ok: false, fault: 'port-taken', detail: `${where} is in use already. Stop what listens there, or choose another port with --port.` });
      } else if (error.code === 'EACCES') {
        resolve({ ok: false, fault: 'not-permitted', detail: `This user may not listen on ${where}. Choose a port above 1023 with --port.` });
      } else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        resolve({ ok: false, fault: 'no-such-address', detail: `This machine has no address ${host}. Choose another with --host.` });
      } else reject(error);
    });
    http.listen(port, host, () => {
      http.removeAllListeners('error');
      resolve(null);
    });
  });
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Host and scheme of a handshake, by what a proxy on this machine says when there is one; Express does the same for requests. */
function fromHandshake({ headers, socket }: IncomingMessage): { host: string | undefined; secure: boolean } {
  const local = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
  const said = (name: string): string | undefined => {
    const value = local ? headers[name] : undefined;
    return (typeof value === 'string' ? value : value?.[0])?.split(',')[0]?.trim();
  };
  return {
    host: said('x-forwarded-host') ?? headers.host,
    secure: 'encrypted' in socket || said('x-forwarded-proto') === 'https',
  };
}
