import { createServer, type Server, type Socket } from 'node:net';
import type { SourceHealth } from '../../shared/words/source.ts';
import type { FeedAddress } from './address.ts';
import { connectionProblem } from './connection.ts';
import type { SourceContext } from './context.ts';
import { SourceMeter } from './meter.ts';
import { NmeaReader } from './nmea/reader.ts';
import { Backoff, RETRY } from './retry.ts';
import type { LiveSource, SourceSink } from './source.ts';

/** Feeders at once; one more is turned away and told of in `problem`. */
const MAX_FEEDERS = 64;
/** A feeder that says nothing for so long makes room. */
const IDLE_MS = 600_000;

/** `nmea+tcp-listen://HOST:PORT`: receivers connect to us and send NMEA lines. */
export class TcpListenSource implements LiveSource {
  readonly name: string;
  private readonly address: FeedAddress;
  private readonly context: SourceContext;
  private readonly meter: SourceMeter;
  private readonly backoff: Backoff;
  private readonly feeders = new Set<Socket>();
  private server: Server | null = null;
  private timer: NodeJS.Timeout | null = null;
  private sink: SourceSink | null = null;

  constructor(name: string, address: FeedAddress, context: SourceContext) {
    this.name = name;
    this.address = address;
    this.context = context;
    this.meter = new SourceMeter(name, context.wall);
    this.backoff = new Backoff(context.retry ?? RETRY);
  }

  start(sink: SourceSink): void {
    if (this.sink !== null) return;
    this.sink = sink;
    this.listen();
  }

  health(): SourceHealth {
    return this.meter.health();
  }

  /** The port that was really opened (0 asks for any). */
  get port(): number | null {
    const address = this.server?.address() ?? null;
    return address === null || typeof address === 'string' ? null : address.port;
  }

  async stop(): Promise<void> {
    this.sink = null;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const feeder of this.feeders) feeder.destroy();
    const { server } = this;
    this.server = null;
    if (server !== null && server.listening) await new Promise<void>((resolve) => void server.close(() => resolve()));
  }

  private listen(): void {
    const { host, port } = this.address;
    const server = createServer({ keepAlive: true, keepAliveInitialDelay: 30_000 }, (socket) => this.feeder(socket));
    this.server = server;
    server.on('error', (error) => {
      if (server.listening) return this.meter.trouble(connectionProblem(error, host, port));
      this.meter.connecting(`${connectionProblem(error, host, port)}; trying again`);
      if (this.sink !== null) this.timer = setTimeout(() => this.sink !== null && this.listen(), this.backoff.next());
    });
    server.on('listening', () => this.backoff.reset());
    server.listen({ host, port });
  }

  private feeder(socket: Socket): void {
    if (this.feeders.size >= MAX_FEEDERS) {
      this.meter.trouble(`more than ${MAX_FEEDERS} feeders: the newest was turned away`);
      socket.destroy();
      return;
    }
    this.feeders.add(socket);
    if (this.feeders.size === 1) this.meter.connected();
    const { clock } = this.context;
    const reader = new NmeaReader({ source: this.name, observer: this.address.observer, counts: this.meter.counts });
    const give = (sightings: ReturnType<NmeaReader['read']>): void => {
      this.meter.heard();
      if (sightings.length > 0) this.sink?.sightings(sightings);
    };
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.on('data', (bytes) => give(reader.read(bytes, clock.now())));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      give(reader.end(clock.now()));
      this.feeders.delete(socket);
      if (this.feeders.size === 0) this.meter.connecting('the last feeder has gone');
    });
  }
}
