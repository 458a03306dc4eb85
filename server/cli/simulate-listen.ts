import { createServer, type Socket } from 'node:net';
import process from 'node:process';
import { builtInSea } from '../sources/simulator/land.ts';
import type { SimulatorOptions } from '../sources/simulator/options.ts';
import { liveLines } from '../sources/simulator/sentences.ts';
import { openWorld } from '../sources/simulator/world.ts';

const TICK_MS = 200;
/** A program that does not read is cut off when so much waits for it. */
const MOST_WAITING = 8 * 1024 * 1024;

/**
 * Serves the simulated traffic in real time on a TCP port until the process is interrupted. Who connects gets
 * everyone's last position and static data first, then what is heard. Ends in an exit code.
 */
export async function serveSimulation(options: SimulatorOptions, host: string, port: number): Promise<number> {
  const world = openWorld({ ...options, start: Date.now(), sea: builtInSea() });
  const listeners = new Set<Socket>();
  const bytesOf = (lines: string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');

  const server = createServer((socket) => {
    listeners.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => listeners.delete(socket));
    socket.resume();
    socket.write(bytesOf(liveLines(world.rollCall())));
  });
  const timer = setInterval(() => {
    const now = Date.now();
    const lines = liveLines(world.step(now).heard);
    if (lines.length === 0) return;
    const bytes = bytesOf(lines);
    for (const socket of listeners) {
      if (socket.writableLength > MOST_WAITING) socket.destroy();
      else socket.write(bytes);
    }
  }, TICK_MS);

  return new Promise((resolve) => {
    const end = (code: number): void => {
      clearInterval(timer);
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
      for (const socket of listeners) socket.destroy();
      server.close(() => resolve(code));
      if (!server.listening) resolve(code);
    };
    const interrupted = (): void => end(0);
    process.on('SIGINT', interrupted);
    process.on('SIGTERM', interrupted);
    server.on('error', (error) => {
      process.stderr.write(`varne simulate: cannot listen on ${host}:${port}: ${error.message}\n`);
      end(1);
    });
    server.listen(port, host, () => {
      const at = server.address();
      process.stderr.write(`simulated traffic on ${host}:${typeof at === 'object' && at !== null ? at.port : port}\n`);
    });
  });
}
