import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { startGateway, type Gateway, type GatewayParts } from '../../server/web/gateway.ts';
import { STREAM_PATH, WIRE_VERSION, type ClientEvents, type JoinAnswer, type ServerEvents } from '../../shared/wire/events.ts';
import type { Role } from '../../shared/words/role.ts';
import { StandInEngine } from './stand-in-engine.ts';
import { StandInControl, StandInPeople } from './stand-in-people.ts';

export type Client = Socket<ServerEvents, ClientEvents>;

/** A gateway on loopback with everything behind it in the test's hands. */
export class Room {
  readonly engine = new StandInEngine();
  readonly people = new StandInPeople();
  readonly control = new StandInControl();
  readonly log: string[] = [];
  readonly #clients: Client[] = [];
  readonly #beats = new Set<() => void>();
  #gateway: Gateway | null = null;

  static async open(parts: Partial<GatewayParts> = {}): Promise<Room> {
    const room = new Room();
    const lines = new PassThrough();
    lines.on('data', (line: Buffer) => room.log.push(line.toString()));
    const outcome = await startGateway({
      link: room.engine,
      people: room.people,
      control: room.control,
      logger: pino({ level: 'debug' }, lines),
      version: 'test',
      clientFolder: '/nowhere',
      timers: {
        every: (_ms, call) => {
          room.#beats.add(call);
          return () => room.#beats.delete(call);
        },
      },
      host: '127.0.0.1',
      port: 0,
      ...parts,
    });
    if (!outcome.ok) throw new Error(outcome.detail);
    room.#gateway = outcome.gateway;
    return room;
  }

  get gateway(): Gateway {
    if (this.#gateway === null) throw new Error('the room is not open');
    return this.#gateway;
  }

  get url(): string {
    return this.gateway.url;
  }

  /** A second passes, as far as heartbeats go. */
  beat(times = 1): void {
    for (let i = 0; i < times; i++) for (const call of this.#beats) call();
  }

  token(name = 'Officer', role: Role = 'operator'): Promise<string> {
    return this.people.createToken({ name, role });
  }

  /** Asks as a program does, with a bearer token. */
  async ask(path: string, init: RequestInit & { token?: string } = {}): Promise<Response> {
    const { token = await this.token(), headers, ...rest } = init;
    return fetch(`${this.url}${path}`, {
      redirect: 'manual',
      ...rest,
      headers: { ...(token !== '' && { authorization: `Bearer ${token}` }), ...(rest.body ? { 'content-type': 'application/json' } : {}), ...(headers as Record<string, string>) },
    });
  }

  /** A screen that has connected and not yet said a word. */
  async connect(name = 'Officer', role: Role = 'operator'): Promise<Client> {
    const token = await this.token(name, role);
    return this.connectWith({ auth: { token } });
  }

  async connectWith(options: Parameters<typeof io>[1]): Promise<Client> {
    const client: Client = io(this.url, { path: STREAM_PATH, transports: ['websocket'], reconnection: false, forceNew: true, ...options });
    this.#clients.push(client);
    await new Promise<void>((resolve, reject) => {
      client.once('connect', resolve);
      client.once('connect_error', reject);
    });
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await this.gateway.close();
  }
}

export const joinAs = (client: Client, since: { watch: string; seq: number } | null = null): Promise<JoinAnswer> =>
  client.timeout(20_000).emitWithAck('join', { wire: WIRE_VERSION, since });

/** Everything that a screen was told, in order, from now on. */
export function listenTo(client: Client): { event: string; value: unknown }[] {
  const told: { event: string; value: unknown }[] = [];
  client.onAny((event: string, value: unknown) => told.push({ event, value }));
  return told;
}

/** Waits until something holds, looking whenever the event loop comes round; fails after twenty seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
