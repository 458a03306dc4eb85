import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachGateway, startGateway } from '../../server/web/gateway.ts';
import { STREAM_PATH } from '../../shared/wire/events.ts';
import { joinAs, Room, type Client } from './room.ts';

let folder = '';
let room: Room;
const bundle = `console.log("varne");\n`.repeat(500);
beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'varne-page-')), 'page');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Varne</title>');
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), bundle);
  writeFileSync(join(folder, 'assets', 'inter.woff2'), 'font');
  writeFileSync(join(folder, '..', 'varne-outside.js'), 'outside');
  room = await Room.open({ clientFolder: folder });
});
afterEach(async () => {
  await room.close();
  rmSync(join(folder, '..'), { recursive: true });
});

const partsOf = (of: Room) => ({ link: of.engine, people: of.people, control: of.control, logger: pino({ level: 'silent' }), version: 'test', clientFolder: null });
const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

describe('a gateway that cannot listen', () => {
  it('says that the port is taken and what to do, and leaves nothing behind', async () => {
    const before = room.engine.listeners;
    const port = Number(new URL(room.url).port);
    const outcome = await startGateway({ ...partsOf(room), host: '127.0.0.1', port });
    expect(outcome).toEqual({ ok: false, fault: 'port-taken', detail: `127.0.0.1:${port} is in use already. Stop what listens there, or choose another port with --port.` });
    expect(room.engine.listeners).toBe(before);
  });

  it('says that the machine has no such address', async () => {
    expect(await startGateway({ ...partsOf(room), host: '192.0.2.1', port: 0 })).toMatchObject({ ok: false, fault: 'no-such-address' });
  });
});

describe('the built page', () => {
  it('is shown to who is signed in, and always asked for anew', async () => {
    const response = await room.ask('/');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await response.text()).toContain('<title>Varne</title>');
  });

  it('has files that are open, packed once and kept for ever', async () => {
    for (let i = 0; i < 2; i++) {
      const script = await room.ask('/assets/main-abc123.js', { token: '' });
      expect(script.headers.get('content-encoding')).toBe('gzip');
      expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
      expect(script.headers.get('cache-control')).toContain('immutable');
      expect(await script.text()).toBe(bundle);
    }
    const plain = await room.ask('/assets/main-abc123.js', { token: '', headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, bundle]);
    expect((await room.ask('/assets/inter.woff2', { token: '' })).status).toBe(200);
  });

  it('has no files but its own', async () => {
    for (const path of ['/assets/none.js', '/assets/..%2f..%2fvarne-outside.js', '/..%2fvarne-outside.js', '/assets/', '/.env']) {
      const response = await room.ask(path);
      expect([path, response.headers.get('content-type')]).toEqual([path, 'application/problem+json']);
      expect(await response.text()).not.toContain('outside');
    }
  });

  it('that was not built says how to', async () => {
    rmSync(join(folder, 'index.html'));
    const response = await room.ask('/');
    expect([response.status, await response.text()]).toEqual([503, 'The page has not been built. Run: npm run build\n']);
  });
});

describe('a gateway on a server that is there already', () => {
  it('answers what is its own and passes the rest on, stream and all', async () => {
    const outer = express();
    const server = createServer(outer);
    const attached = await attachGateway(server, partsOf(room));
    outer.use(attached.app);
    outer.use((_request, response) => response.send('from the other'));
    const port = await listening(server);
    const url = `http://127.0.0.1:${port}`;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/main.tsx`)).text()).toBe('from the other');
    const client: Client = io(url, { path: STREAM_PATH, transports: ['websocket'], forceNew: true, auth: { token: await room.token() } });
    expect((await joinAs(client)).ok).toBe(true);
    client.disconnect();
    await attached.close();
    expect(server.listening).toBe(false);
  });
});
