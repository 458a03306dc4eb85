import { connect, type Socket } from 'node:net';
import type { LiveSource, SourceClock, SourceSink } from './source.ts';
import type { SourceHealth } from '../../shared/words/source.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { SourceMeter } from './meter.ts';
import { Backoff, RETRY, type RetryTimes } from './retry.ts';

/** What the bytes of one connection become; made anew for each, because half a line dies with its connection. */
export interface ConnectionReader {
  read(bytes: Uint8Array, at: number): Sighting[];
  end(at: number): Sighting[];
}

export interface ConnectionOptions {
  name: string;
  host: string;
  port: number;
  clock: SourceClock;
  meter: SourceMeter;
  retry?: RetryTimes;
  reader(): ConnectionReader;
  /** Sent once connected. */
  greeting?: string;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** A connection without a byte for so long may be dead without knowing it: it is made anew. */
const QUIET_MS = 120_000;
const KEEP_ALIVE_MS = 30_000;

/** A TCP connection that we make, and make again whenever it ends. */
export class ConnectionSource implements LiveSource {
  readonly name: string;
  private readonly options: ConnectionOptions;
  private readonly backoff: Backoff;
  private socket: Socket | null = null;
  private timer: NodeJS.Timeout | null = null;
  private sink: SourceSink | null = null;

  constructor(options: ConnectionOptions) {
    this.name = options.name;
    this.options = options;
    this.backoff = new Backoff(options.retry ?? RETRY);
  }

  start(sink: SourceSink): void {
    if (this.sink !== null) return;
    this.sink = sink;
    this.open(sink);
  }

  health(): SourceHealth {
    return this.options.meter.health();
  }

  async stop(): Promise<void> {
    this.sink = null;
    if (this.timer !== null) clearTimeout(this.timer);
    const { socket } = this;
    this.socket = null;
    if (socket === null || socket.closed) return;
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.destroy();
    });
  }

  private open(sink: SourceSink): void {
    const { host, port, meter, clock, greeting } = this.options;
    const reader = this.options.reader();
    const socket = connect({ host, port, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS });
    this.socket = socket;
    let why = `${host}:${port} closed the connection`;
    let connected = false;
    const give = (sightings: Sighting[]): void => {
      meter.heard();
      if (sightings.length > 0 && this.sink !== null) sink.sightings(sightings);
    };
    socket.setTimeout(CONNECT_TIMEOUT_MS);
    socket.on('connect', () => {
      connected = true;
      socket.setTimeout(QUIET_MS);
      meter.connected();
      if (greeting !== undefined) socket.write(greeting);
    });
    socket.on('data', (bytes) => {
      this.backoff.reset();
      give(reader.read(bytes, clock.now()));
    });
    socket.on('timeout', () => {
      why = connected ? `nothing from ${host}:${port} for ${QUIET_MS / 1000} s` : `${host}:${port} does not answer`;
      socket.destroy();
    });
    socket.on('error', (error) => {
      why = connectionProblem(error, host, port);
    });
    socket.on('close', () => {
      give(reader.end(clock.now()));
      if (this.sink === null) return;
      const wait = this.backoff.next();
      meter.connecting(`${why}; trying again`);
      this.timer = setTimeout(() => {
        if (this.sink !== null) this.open(sink);
      }, wait);
    });
  }
}

/** What stands in the way, in words. */
export function connectionProblem(error: Error, host: string, port: number): string {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return `${host}:${port} refuses the connection`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `the name ${host} is not known`;
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return `${host} cannot be reached`;
  if (code === 'ECONNRESET') return `${host}:${port} broke the connection`;
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is taken by another program`;
  if (code === 'EADDRNOTAVAIL') return `${host} is no address of this machine`;
  if (code === 'EACCES') return `port ${port} may not be opened`;
  return `${host}:${port}: ${error.message || code || 'unknown trouble'}`;
}
