import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/server/varne.js', import.meta.url));

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'varne-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A real `varne serve` in a process of its own. */
export interface Running {
  readonly url: string;
  readonly signInUrl: string;
  /** As the power cut would: nothing is flushed. */
  kill(): Promise<void>;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Starts the built server (or another build of it) and resolves when it says where it listens. */
export async function startServer(data: string, sources: readonly string[], more: readonly string[] = [], port = 0, path = program): Promise<Running> {
  const args = [path, 'serve', '--port', String(port), '--data', data, ...sources.flatMap((s) => ['--source', s]), ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ready = await new Promise<{ url: string; signInUrl: string }>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /watching at (\S+)/.exec(said)?.[1];
      const signInUrl = /Sign in.*?(http\S+)/.exec(said)?.[1];
      if (url !== undefined && signInUrl !== undefined) resolve({ url, signInUrl });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`varne serve ended with ${code} before it listened:\n${said}`)));
  });
  return {
    ...ready,
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

/** Runs a `varne` command to its end and gives what it printed. */
export async function varne(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await ended(child);
  if (child.exitCode !== 0) throw new Error(`varne ${args.join(' ')} ended with ${child.exitCode}`);
  return out.trim();
}

/** A receiver on a TCP port: whatever is said here reaches every `nmea+tcp` source that is connected. */
export interface Feed {
  readonly port: number;
  say(lines: readonly string[]): void;
  /** Resolves when somebody listens. */
  heard(): Promise<void>;
  close(): Promise<void>;
}

export async function startFeed(): Promise<Feed> {
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    for (const go of waiting.splice(0)) go();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the feed has no port');
  return {
    port: address.port,
    say(lines) {
      for (const socket of sockets) socket.write(lines.map((line) => `${line}\r\n`).join(''));
    },
    heard: () => (sockets.size > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
