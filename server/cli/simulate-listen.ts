import { createServer, type Socket } from 'node:net';
import { builtInSea } from '../sources/simulator/land.ts';
import type { SimulatorOptions } from '../sources/simulator/options.ts';
import { liveLines } from '../sources/simulator/sentences.ts';
import { openWorld } from '../sources/simulator/world.ts';

const TICK_MS = 200;
/** A program that does not read is cut off when so much waits for it. */
const MOST_WAITING = 8 * 1024 * 1024;

/**
 * Serves the simulated traffic in real time on a TCP port until `stop`. Who connects gets everyone's last position and
 * static data first, then what is heard. `say` is told, in a line, where it listens or why it cannot. Ends in an exit
 * code.
 */
export async function serveSimulation(options: SimulatorOptions, host: string, port: number, stop: AbortSignal, say: (line: string) => void): Promise<number> {
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
      for (const socket of listeners) socket.destroy();
      server.close(() => resolve(code));
      if (!server.listening) resolve(code);
    };
    stop.addEventListener('abort', () => end(0), { once: true });
    server.on('error', (error) => {
      say(`cannot listen on ${host}:${port}: ${error.message}`);
      end(1);
    });
    server.listen(port, host, () => {
      const at = server.address();
      say(`simulated traffic on ${host}:${typeof at === 'object' && at !== null ? at.port : port}`);
    });
  });
}
