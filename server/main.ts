import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Server as HttpServer } from 'node:http';
import process from 'node:process';
import type { Express } from 'express';
import { pino } from 'pino';
import { RecordingClock, WallClock, type EngineClock } from './engine/clock.ts';
import { Engine, type LookBackParts } from './engine/engine.ts';
import { LookBackApart } from './engine/look-back/apart.ts';
import { chainTrouble } from './engine/trouble.ts';
import { restoreWatch } from './engine/restore.ts';
import { wallTimers, type Timers } from './engine/timers.ts';
import { watchName } from './engine/watch-name.ts';
import { startSettings } from './given-settings.ts';
import type { ServeOptions } from './options.ts';
import { RoomDirectory } from './rooms/directory.ts';
import { tryOutApart } from './rooms/trials.ts';
import { logSources } from './source-log.ts';
import { DeskApart } from './shelf/desk-apart.ts';
import { deskHere } from './shelf/desk-here.ts';
import { FolderShelf } from './shelf/shelf.ts';
import { heldToLaws, lawsOf } from './sources/laws-of.ts';
import { openSource } from './sources/open.ts';
import type { LiveSource, RecordedSource } from './sources/source.ts';
import { noteServing, openStore } from './store/open.ts';
import { watchConfig } from './watch-config.ts';
import { attachGateway, startGateway, type GatewayParts } from './web/gateway.ts';
import { signInUrl } from './web/sign-in-url.ts';
import type { Time } from '../shared/words/position.ts';

/** What a server stands in: its time, what brings it sightings, and where the built page lies. A test makes its own. */
export interface World {
  readonly timers: Timers;
  readonly openSource: typeof openSource;
  readonly clientFolder: string;
}
const WORLD: World = { timers: wallTimers, openSource, clientFolder: fileURLToPath(new URL('../client', import.meta.url)) };

/** A server that is up. */
export interface Running {
  readonly url: string;
  /** Signs in whoever opens it first, within a day. */
  readonly signInUrl: string;
  /** Watch time at which a recording is taken up that was played before; null when nothing was. */
  readonly takenUpAt: Time | null;
  /** What was found wrong with what is kept, in words for whoever started it. */
  readonly found: readonly string[];
  /** Ends in order: screens, sources, engine, store. */
  stop(): Promise<void>;
}

/** Why it did not start, in one sentence; `wrongUse` when what was asked for can never work. */
export interface NotStarted {
  readonly problem: string;
  readonly wrongUse: boolean;
}

/** Stands beside this program when it is built; without it (in development) the past is looked into in turns. */
const LOOK_BACK_PROGRAM = new URL('./look-back.js', import.meta.url);
/** The same for recordings that are cut and looked through. */
const RECORDING_PROGRAM = new URL('./recording.js', import.meta.url);
/** Recordings that are kept in the data folder. */
const SHELF_FOLDER = 'recordings';
/** The same for scenarios that are tried out. */
const TRIAL_PROGRAM = new URL('./scenario-trial.js', import.meta.url);
const LINK_VALID_MS = 24 * 3_600_000;
/** A watch that is put together and waits for a gateway. */
interface Opened {
  readonly takenUpAt: Time | null;
  readonly found: readonly string[];
  readonly parts: Omit<GatewayParts, 'clientFolder'>;
  /** Begins to watch; the secret of a link that signs in once comes back. */
  start(): Promise<string>;
  stop(): Promise<void>;
}

/** Puts the parts together, listens, and starts them. */
export async function serve(options: ServeOptions, world: World = WORLD): Promise<Running | NotStarted> {
  const opened = await open(options, world);
  if ('problem' in opened) return opened;
  const outcome = await startGateway({ ...opened.parts, clientFolder: world.clientFolder, host: options.host, port: options.port });
  if (!outcome.ok) {
    await opened.stop();
    return { problem: outcome.detail, wrongUse: false };
  }
  const { gateway } = outcome;
  noteServing(options.data, gateway.url);
  const secret = await opened.start();
  return {
    url: gateway.url,
    takenUpAt: opened.takenUpAt,
    found: opened.found,
    signInUrl: signInUrl(gateway.url, secret),
    async stop() {
      await gateway.close();
      await opened.stop();
    },
  };
}

/** The same on the development server's own HTTP server, which serves the page; `app` goes before its middlewares. */
export async function serveWithin(http: HttpServer, options: ServeOptions): Promise<{ app: Express; secret: string; stop(): Promise<void> } | NotStarted> {
  const opened = await open(options, WORLD);
  if ('problem' in opened) return opened;
  const { app, close } = await attachGateway(http, { ...opened.parts, clientFolder: null });
  const secret = await opened.start();
  return {
    app,
    secret,
    async stop() {
      await close();
      await opened.stop();
    },
  };
}

async function open(options: ServeOptions, { timers, openSource }: World): Promise<Opened | NotStarted> {
  const logger = pino({ level: options.log, base: null }, pino.destination({ dest: 2, sync: true }));
  // Recordings drive the watch's clock, so they are opened before it is known which clock there is.
  const wall = () => timers.wall();
  const recording = new RecordingClock(wall);
  let clock: EngineClock = recording;
  const live: LiveSource[] = [];
  const recorded: RecordedSource[] = [];
  const names = new Set<string>();
  for (const url of options.sources) {
    const source = await openSource(url, { clock: { now: () => clock.now() }, cwd: process.cwd(), names });
    if ('problem' in source) return { problem: source.problem, wrongUse: source.unreadable !== true };
    if ('batches' in source) recorded.push(source);
    else live.push(source);
  }
  if (recorded.length === 0) clock = new WallClock(wall);
  const start = await startSettings({ zones: options.zones, rules: options.rules }, lawsOf(recorded));
  if ('problem' in start) return { problem: start.problem, wrongUse: true };

  const store = await openStore({ folder: options.data });
  if ('problem' in store) return { problem: store.problem, wrongUse: false };
  const name = watchName(recorded, wall());
  const lookBack = (watch: string): LookBackParts => (existsSync(LOOK_BACK_PROGRAM) ? { lookBack: new LookBackApart(LOOK_BACK_PROGRAM, options.data, watch) } : {});
  const kept = await store.watch(name);
  const found = chainTrouble(await store.verifyEnd(name));
  const restored = await restoreWatch(watchConfig(start.zones, start.rules, start.given), kept);
  const engine = new Engine({
    name,
    version: __VARNE_VERSION__,
    clock,
    timers,
    store: kept,
    restored,
    given: start.given,
    ...lookBack(name),
    live,
    recorded: heldToLaws(recorded, { zones: options.zones === undefined, rules: options.rules === undefined }),
    found,
    log: (message) => logger.error(message),
  });

  const random = () => randomInt(2 ** 32) / 2 ** 32;
  const shelf = await FolderShelf.open({
    folder: join(options.data, SHELF_FOLDER),
    desk: existsSync(RECORDING_PROGRAM) ? new DeskApart(RECORDING_PROGRAM, options.data) : deskHere(store),
    madeBy: `Varne ${__VARNE_VERSION__}`,
    now: wall,
    random,
    log: (message) => logger.error(message),
  });
  const rooms = await RoomDirectory.open({
    version: __VARNE_VERSION__,
    store,
    timers: wallTimers,
    config: watchConfig(start.zones, start.rules),
    lookBack,
    shelf,
    random,
    ...(existsSync(TRIAL_PROGRAM) ? { tryOut: tryOutApart(TRIAL_PROGRAM) } : {}),
    log: (message) => logger.error(message),
  });

  let started = false;
  return {
    takenUpAt: recorded.length > 0 && restored.restored && restored.watch.now > 0 ? restored.watch.now : null,
    found,
    parts: { link: engine, rooms, shelf, people: store.people, control: kept.control, logger, version: __VARNE_VERSION__ },
    async start() {
      started = true;
      logSources(engine, logger);
      await engine.start();
      return store.people.createLink({ name: 'Duty officer', role: 'supervisor' }, LINK_VALID_MS);
    },
    async stop() {
      await shelf.stop();
      await rooms.stop();
      if (started) await engine.stop();
      await store.close();
    },
  };
}
