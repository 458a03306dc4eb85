import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { SourceHealth } from '../../shared/words/source.ts';
import type { FeedAddress } from './address.ts';
import { connectionProblem } from './connection.ts';
import type { SourceContext } from './context.ts';
import { SourceMeter } from './meter.ts';
import { NmeaReader } from './nmea/reader.ts';
import { Backoff, RETRY } from './retry.ts';
import type { LiveSource, SourceSink } from './source.ts';

/** Senders whose half messages are kept; the one that was silent longest makes room. */
const MAX_SENDERS = 256;

/** `nmea+udp://HOST:PORT`: listens for datagrams of one or more NMEA lines. */
export class UdpSource implements LiveSource {
  readonly name: string;
  private readonly address: FeedAddress;
  private readonly context: SourceContext;
  private readonly meter: SourceMeter;
  private readonly backoff: Backoff;
  /** Readers by sender, the longest silent first: half a message of one is not completed by another. */
  private readonly senders = new Map<string, NmeaReader>();
  private socket: Socket | null = null;
  private bound = false;
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
    this.bind();
  }

  health(): SourceHealth {
    return this.meter.health();
  }

  /** The port that was really opened (0 asks for any); null before it is open. */
  get port(): number | null {
    return this.bound ? (this.socket?.address().port ?? null) : null;
  }

  async stop(): Promise<void> {
    this.sink = null;
    if (this.timer !== null) clearTimeout(this.timer);
    const { socket } = this;
    this.socket = null;
    this.bound = false;
    if (socket !== null) await new Promise<void>((resolve) => void socket.close(() => resolve()));
  }

  private bind(): void {
    const { host, port } = this.address;
    const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4' });
    this.socket = socket;
    socket.on('listening', () => {
      this.bound = true;
      this.backoff.reset();
    });
    socket.on('message', (bytes, from) => this.datagram(bytes, from));
    socket.on('error', (error) => {
      this.bound = false;
      this.meter.connecting(`${connectionProblem(error, host, port)}; trying again`);
      socket.close();
      this.socket = null;
      if (this.sink !== null) this.timer = setTimeout(() => this.sink !== null && this.bind(), this.backoff.next());
    });
    socket.bind({ address: host, port });
  }

  private datagram(bytes: Uint8Array, from: RemoteInfo): void {
    const key = `${from.address} ${from.port}`;
    const now = this.context.clock.now();
    let reader = this.senders.get(key);
    if (reader === undefined) {
      if (this.senders.size >= MAX_SENDERS) this.forgetOldest(now);
      if (this.senders.size === 0) this.meter.connected();
      reader = new NmeaReader({ source: this.name, observer: this.address.observer, counts: this.meter.counts });
    } else this.senders.delete(key);
    this.senders.set(key, reader);
    const sightings = [...reader.read(bytes, now), ...reader.flush(now)];
    this.meter.heard();
    if (sightings.length > 0) this.sink?.sightings(sightings);
  }

  private forgetOldest(now: number): void {
    for (const [key, reader] of this.senders) {
      this.senders.delete(key);
      reader.end(now);
      return;
    }
  }
}
