import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { startGateway } from '../../server/web/gateway.ts';
import { STREAM_PATH } from '../../shared/wire/events.ts';
import { StandInEngine } from '../wire/stand-in-engine.ts';
import { StandInControl, StandInPeople } from '../wire/stand-in-people.ts';
import type { Bench, BenchRow } from './bench.ts';

const VESSELS = 5_000;
const CLIENTS = Math.min(1_000, Number(process.env.VARNE_BENCH_CLIENTS ?? 200));
const TICKS = 6;

/** The screens' program lies in the sources, wherever this was bundled to: `dist/bench` is as deep as `test/bench`. */
const CLIENTS_PROGRAM = new URL('../../test/bench/fanout.clients.mjs', import.meta.url);

/** What one way of telling all screens of all vessels costs. Milliseconds and bytes. */
interface Cost {
  cpu: number;
  p99: number;
  bytes: number;
}

interface Audience {
  /** Comes when every screen has what `send` sent; when the 99th percentile had it, wall time in ms. */
  all(send: () => void): Promise<number>;
  leave(): void;
}

/** Screens in a process of their own, connected and joined. */
function gather(ask: { url: string; path: string; event: string; token: string; joins: boolean }): Promise<Audience> {
  const child = fork(CLIENTS_PROGRAM, { execArgv: [] });
  let heard: (p99: number) => void = () => {};
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill();
      reject(new Error(why));
    };
    child.once('exit', (code) => reject(new Error(`the clients ended with ${code}`)));
    child.on('message', (message: { kind: 'ready' } | { kind: 'all'; p99: number } | { kind: 'failed'; why: string }) => {
      if (message.kind === 'failed') fail(message.why);
      if (message.kind === 'all') heard(message.p99);
      if (message.kind !== 'ready') return;
      resolve({
        all: (send) =>
          new Promise((done) => {
            heard = done;
            send();
          }),
        leave: () => child.kill(),
      });
    });
    child.send({ ...ask, count: CLIENTS });
  });
}

async function measure(audience: Audience, bytes: number, send: () => void): Promise<Cost> {
  const latencies: number[] = [];
  await audience.all(send);
  const before = process.cpuUsage();
  for (let i = 0; i < TICKS; i++) {
    const sent = performance.timeOrigin + performance.now();
    latencies.push((await audience.all(send)) - sent);
  }
  const { user, system } = process.cpuUsage(before);
  audience.leave();
  return { cpu: (user + system) / 1000 / TICKS, p99: Math.max(...latencies), bytes };
}

/** Our own way: the whole gateway, one packed frame a tick, encoded once. */
async function packed(): Promise<Cost> {
  const engine = new StandInEngine();
  engine.addTracks(VESSELS);
  // Who is who goes out once at the join: here only what goes out every second counts.
  const whole = engine.snapshot;
  engine.snapshot = async () => ({ ...(await whole()), roster: [] });
  const people = new StandInPeople();
  const plenty = { points: 100_000, seconds: 1 };
  const outcome = await startGateway({
    link: engine,
    people,
    control: new StandInControl(),
    logger: pino({ level: 'silent' }),
    version: 'bench',
    clientFolder: null,
    allowances: { signIn: plenty, commands: plenty, asks: plenty, past: { points: 100, seconds: 10 } },
    timers: { every: () => () => {} },
    host: '127.0.0.1',
    port: 0,
  });
  if (!outcome.ok) throw new Error(outcome.detail);
  const { gateway } = outcome;
  const token = await people.createToken({ name: 'Bench', role: 'viewer' });
  const audience = await gather({ url: gateway.url, path: STREAM_PATH, event: 'frame', token, joins: true });
  const cost = await measure(audience, (await engine.keyframe()).byteLength, () => engine.tick());
  await gateway.close();
  return cost;
}

/** The usual way: Socket.IO with an array of objects to everyone. */
async function objects(): Promise<Cost> {
  const http = createServer();
  const io = new Server(http, { path: STREAM_PATH, serveClient: false });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  const vessels = Array.from({ length: VESSELS }, (_, i) => ({ id: 235_000_000 + i, lon: 1 + (i % 100) / 100, lat: 50 + i / 10_000, sog: 12.3, cog: 45.6, heading: 46, at: Date.UTC(2026, 5, 1) }));
  const audience = await gather({ url: `http://127.0.0.1:${port}`, path: STREAM_PATH, event: 'vessels', token: '', joins: false });
  const cost = await measure(audience, JSON.stringify(vessels).length, () => {
    for (const vessel of vessels) {
      vessel.lon += 0.0001;
      vessel.at += 1_000;
    }
    io.emit('vessels', vessels);
  });
  await io.close();
  return cost;
}

const bench: Bench = {
  title: `Fan-out: ${VESSELS} moving vessels to ${CLIENTS} Socket.IO clients on this machine`,
  async run(): Promise<BenchRow[]> {
    const ours = await packed();
    const json = await objects();
    const beside = (value: number) => ({ what: 'JSON objects', value });
    return [
      { what: 'server CPU a tick', value: ours.cpu, unit: 'ms', beside: beside(json.cpu) },
      { what: 'end to end, p99 of the slowest tick', value: ours.p99, unit: 'ms', beside: beside(json.p99) },
      { what: 'on the wire', value: ours.bytes / VESSELS, unit: 'bytes a vessel', beside: beside(json.bytes / VESSELS) },
    ];
  },
};
export default bench;
