import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { encode } from '../../../server/sources/ais/encode.ts';
import type { SourceContext } from '../../../server/sources/context.ts';
import { SourceMeter } from '../../../server/sources/meter.ts';
import { openSource } from '../../../server/sources/open.ts';
import type { LiveSource } from '../../../server/sources/source.ts';
import { TcpListenSource } from '../../../server/sources/tcp-listen.source.ts';
import { UdpSource } from '../../../server/sources/udp.source.ts';

const NOW = 1_785_000_000_000;
const context = (): SourceContext => ({ clock: { now: () => NOW }, cwd: '.', names: new Set(), retry: { firstMs: 5, longestMs: 20 } });
const position = (mmsi: number) => `${encode({ type: 1, mmsi, lon: 1.4, lat: 51, sog: 10, cog: 40 })[0]}\r\n`;
const voyage = (mmsi: number) => encode({ type: 5, mmsi, name: `SHIP ${mmsi}` }, { sequence: 1 }).map((line) => `${line}\r\n`);

/** On a busy machine sockets take their time: what is waited for comes long before this is over. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 5 });

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function started(source: LiveSource): Sighting[] {
  const seen: Sighting[] = [];
  source.start({ sightings: (batch) => void seen.push(...batch), report: () => undefined });
  closing.push(() => source.stop());
  return seen;
}
async function live(url: string): Promise<LiveSource> {
  const source = await openSource(url, context());
  if (!('start' in source)) throw new Error(JSON.stringify(source));
  return source;
}
/** A server of ours on a free port; its connections end with the test. */
async function serve(take: (socket: Socket) => void, port = 0): Promise<Server> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    take(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

describe('nmea+tcp', () => {
  it('brings what the server sends, stamped on receipt, lines cut anywhere', async () => {
    const server = await serve((socket) => {
      const text = position(1) + position(2);
      socket.write(text.slice(0, 30), () => setImmediate(() => socket.write(text.slice(30))));
    });
    const source = await live(`nmea+tcp://127.0.0.1:${portOf(server)}`);
    const seen = started(source);
    await soon(() => expect(seen.map((s) => [s.trackId, s.observedAt, s.source])).toEqual([['1', NOW, source.name], ['2', NOW, source.name]]));
    expect(source.health()).toMatchObject({ state: 'live', lines: 2, sightings: 2, errors: {}, problem: null });
  });

  it('comes back after the server broke the connection, and half a line before does not spoil the next', async () => {
    let connections = 0;
    const server = await serve((socket) => {
      connections++;
      if (connections === 1) socket.end(position(1) + position(9).slice(0, 20));
      else socket.write(position(2));
    });
    const source = await live(`nmea+tcp://127.0.0.1:${portOf(server)}`);
    const seen = started(source);
    await soon(() => expect(seen.map((s) => s.trackId)).toEqual(['1', '2']));
    expect(source.health()).toMatchObject({ state: 'live', lines: 3, errors: { checksum: 1 } });
  });

  it('waits for a server that is not there, says so, and finds it when it comes', async () => {
    const placeholder = await serve(() => undefined);
    const port = portOf(placeholder);
    await new Promise((resolve) => void placeholder.close(resolve));
    const source = await live(`nmea+tcp://127.0.0.1:${port}`);
    const seen = started(source);
    await soon(() => expect(source.health()).toMatchObject({ state: 'connecting', problem: `127.0.0.1:${port} refuses the connection; trying again` }));
    await serve((socket) => socket.write(position(3)), port);
    await soon(() => expect(seen).toHaveLength(1));
  });

  it('brings nothing more once it is stopped', async () => {
    let feeder: Socket | null = null;
    const server = await serve((socket) => {
      feeder = socket;
      socket.write(position(1));
    });
    const source = await live(`nmea+tcp://127.0.0.1:${portOf(server)}`);
    const seen = started(source);
    await soon(() => expect(seen).toHaveLength(1));
    await source.stop();
    (feeder as Socket | null)?.write(position(2));
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toHaveLength(1);
  });
});

describe('nmea+tcp-listen', () => {
  it('takes many feeders at once, and the half messages of one are never completed by another', async () => {
    const source = new TcpListenSource('feed', { host: '127.0.0.1', port: 0, observer: null }, context());
    const seen = started(source);
    await soon(() => expect(source.port).toBeGreaterThan(0));
    const feeders = [1, 2].map(() => connect(source.port ?? 0, '127.0.0.1'));
    closing.push(() => feeders.forEach((f) => f.destroy()));
    const [a1 = '', a2 = ''] = voyage(1);
    const [b1 = '', b2 = ''] = voyage(2);
    feeders[0]?.write(a1);
    await soon(() => expect(source.health().lines).toBe(1));
    feeders[1]?.write(b1 + b2);
    await soon(() => expect(seen).toHaveLength(1));
    feeders[0]?.write(a2);
    await soon(() => expect(seen).toHaveLength(2));
    expect(seen.map((s) => s.kind === 'identity' && s.name)).toEqual(['SHIP 2', 'SHIP 1']);
    expect(source.health()).toMatchObject({ state: 'live', errors: {} });
  });

  it('turns away one feeder too many and says so', async () => {
    const source = new TcpListenSource('feed', { host: '127.0.0.1', port: 0, observer: null }, context());
    started(source);
    await soon(() => expect(source.port).toBeGreaterThan(0));
    const feeders = Array.from({ length: 65 }, () => connect(source.port ?? 0, '127.0.0.1').on('error', () => undefined));
    closing.push(() => feeders.forEach((f) => f.destroy()));
    await soon(() => expect(source.health().problem).toMatch(/more than 64 feeders/));
  });

  it('says that its port is taken, and opens it once it is free', async () => {
    const other = await serve(() => undefined);
    const source = new TcpListenSource('feed', { host: '127.0.0.1', port: portOf(other), observer: null }, context());
    started(source);
    await soon(() => expect(source.health().problem).toMatch(/is taken by another program; trying again/));
    await new Promise((resolve) => void other.close(resolve));
    await soon(() => expect(source.port).not.toBeNull());
  });
});

describe('nmea+udp', () => {
  it('reads datagrams of several lines, the last without its end, each sender by itself', async () => {
    const source = new UdpSource('feed', { host: '127.0.0.1', port: 0, observer: null }, context());
    const seen = started(source);
    await soon(() => expect(source.port).not.toBeNull());
    const senders = [1, 2].map(() => createSocket('udp4'));
    closing.push(() => senders.forEach((s) => s.close()));
    const [a1 = '', a2 = ''] = voyage(1);
    const [b1 = '', b2 = ''] = voyage(2);
    const send = (i: number, text: string) => new Promise<void>((resolve) => {
        senders[i]?.send(text, source.port ?? 0, '127.0.0.1', () => resolve());
      });
    await send(0, position(7) + a1.trimEnd());
    await send(1, b1);
    await send(1, b2);
    await send(0, a2);
    await soon(() => expect(seen.map((s) => s.trackId).sort()).toEqual(['1', '2', '7']));
    expect(source.health()).toMatchObject({ state: 'live', lines: 5, errors: {} });
  });
});

describe('gpsd', () => {
  it('is asked for raw sentences, and its answers are no bad lines', async () => {
    const asked: string[] = [];
    const server = await serve((socket) => {
      socket.write('{"class":"VERSION","release":"3.22","rev":"3.22","proto_major":3,"proto_minor":14}\r\n');
      socket.on('data', (bytes) => {
        asked.push(bytes.toString());
        socket.write(`{"class":"DEVICES","devices":[{"class":"DEVICE","path":"tcp://ais:1"}]}\r\n{"class":"WATCH","enable":true,"raw":1,"pad":"${'x'.repeat(3000)}"}\r\n`);
        socket.write(position(1) + position(2));
      });
    });
    const source = await live(`gpsd://127.0.0.1:${portOf(server)}`);
    const seen = started(source);
    await soon(() => expect(seen).toHaveLength(2));
    expect(asked.join('')).toMatch(/^\?WATCH=\{.*\};\n$/);
    expect(JSON.parse(asked.join('').slice(7, -2))).toEqual({ enable: true, json: false, nmea: false, raw: 1 });
    expect(source.health()).toMatchObject({ state: 'live', lines: 2, errors: {}, problem: null });
  });

  it('that has no device, or refuses, is told of in words', async () => {
    const server = await serve((socket) => {
      socket.write('{"class":"DEVICES","devices":[]}\r\n');
      socket.once('data', () => socket.write('{"class":"ERROR","message":"Unrecognized request"}\r\n'));
    });
    const source = await live(`gpsd://127.0.0.1:${portOf(server)}`);
    started(source);
    await soon(() => expect(source.health().problem).toBe('gpsd says: Unrecognized request'));
  });
});

describe("a source's address", () => {
  it.each([
    ['ais.txt', /is no source that there is: it must be sim:, nmea\+tcp:/],
    ['http://h:1', /is no source that there is/],
    ['nmea+tcp://h', /lacks a port: write nmea\+tcp:\/\/HOST:PORT/],
    ['nmea+tcp://h:99999', /is no address/],
    ['nmea+udp://h:1/path', /nothing may stand after the port/],
    ['gpsd://user:secret@h', /^gpsd feeds take no user or password$/],
    ['nmea+tcp://h:1?at=99,1', /at= wants LAT,LON/],
    ['nmea+tcp://h:1?loop=1', /there is no option loop/],
  ])('%s is refused in one sentence', async (url, sentence) => {
    const opened = await openSource(url, context());
    expect('problem' in opened ? opened.problem : '').toMatch(sentence);
    expect('problem' in opened ? opened.problem : '').not.toContain('\n');
  });

  it('never gives two sources the same name', async () => {
    const shared = context();
    const names = [];
    for (const url of ['nmea+tcp://h:1', 'nmea+tcp://h:1?at=51,1', 'gpsd://', 'gpsd://localhost:2947', 'nmea+udp://[::1]:5']) {
      const source = await openSource(url, shared);
      names.push('name' in source ? source.name : null);
    }
    expect(names).toEqual(['nmea+tcp://h:1', 'nmea+tcp://h:1 (2)', 'gpsd://localhost:2947', 'gpsd://localhost:2947 (2)', 'nmea+udp://[::1]:5']);
  });
});

describe("a source's health", () => {
  it('tells sentences a second over ten seconds, the age of the last, and silence after a minute', () => {
    let now = 1_000_000;
    const meter = new SourceMeter('feed', () => now);
    expect(meter.health()).toMatchObject({ state: 'connecting', rate: 0, age: null });
    meter.connected();
    for (let second = 0; second < 20; second++) {
      meter.counts.lines += 30;
      meter.heard();
      now += 1000;
    }
    expect(meter.health()).toMatchObject({ state: 'live', rate: 30, age: 1 });
    now += 5000;
    expect(meter.health().rate).toBe(15);
    now += 60_000;
    expect(meter.health()).toMatchObject({ state: 'silent', rate: 0, age: 66 });
    meter.connecting('gone');
    expect(meter.health()).toMatchObject({ state: 'connecting', problem: 'gone' });
    meter.connected();
    expect(meter.health()).toMatchObject({ state: 'silent', problem: null });
    meter.counts.lines++;
    meter.heard();
    expect(meter.health()).toMatchObject({ state: 'live', age: 0 });
  });
});
