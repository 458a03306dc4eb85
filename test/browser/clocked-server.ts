import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Position } from '../../shared/words/position.ts';
import type { Role } from '../../shared/words/role.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import { built } from '../stand-ins/built.ts';
import { temporaryFolder } from './server.ts';

/** An invented ship that stays where it is put and says that it makes way. */
export interface PlacedShip {
  readonly mmsi: number;
  /** Null for what sends no name: a beacon. */
  readonly name: string | null;
  readonly at: Position;
  readonly sog?: number;
  readonly cog?: number;
  /** AIS navigational status; under way by engine unless said otherwise. */
  readonly status?: number;
}

/** The real server on a clock that stands until it is let go. */
export interface ClockedServer {
  /** It is there from now on, at the time that it is. */
  place(ship: PlacedShip): Promise<void>;
  /** Lets so many seconds pass at once, each thing in them at its own instant. */
  pass(seconds: number): Promise<void>;
  /** It answers nobody until it goes on: what reaches it meanwhile waits. */
  pause(): void;
  goOn(): void;
  /** A link that signs somebody in once. */
  link(name: string, role: Role): Promise<string>;
  stop(): Promise<void>;
}

export async function startClockedServer(zones: ZoneCollection): Promise<ClockedServer> {
  const folder = temporaryFolder();
  const program = await built('test/stand-ins/clocked-server.program.ts');
  const zonesFile = join(folder.path, 'zones.json');
  writeFileSync(zonesFile, JSON.stringify(zones));
  const page = fileURLToPath(new URL('../../dist/client', import.meta.url));
  const child = fork(program.path, [join(folder.path, 'data'), zonesFile, page], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

  const waiting = new Map<number, { done: (answer: string) => void; failed: (why: Error) => void }>();
  let asked = 0;
  const ready = new Promise<void>((done, failed) => {
    child.once('exit', (code) => {
      const why = new Error(`the clocked server ended with ${code}`);
      failed(why);
      for (const { failed: fail } of waiting.values()) fail(why);
    });
    child.on('message', (message) => {
      if (typeof message !== 'object' || message === null) return;
      if ('ready' in message) done();
      if ('id' in message && typeof message.id === 'number' && 'answer' in message) {
        waiting.get(message.id)?.done(String(message.answer));
        waiting.delete(message.id);
      }
    });
  });
  const order = (what: object): Promise<string> =>
    new Promise((done, failed) => {
      asked++;
      waiting.set(asked, { done, failed });
      child.send({ id: asked, order: what });
    });
  await ready;
  return {
    async place({ mmsi, name, at: [lon, lat], sog = 6, cog = 270, status = 0 }) {
      await order({ do: 'place', mmsi, name, lon, lat, sog, cog, status });
    },
    async pass(seconds) {
      await order({ do: 'pass', seconds });
    },
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    link: (name, role) => order({ do: 'link', name, role }),
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await order({ do: 'stop' });
      await gone;
      program.remove();
      folder.remove();
    },
  };
}
