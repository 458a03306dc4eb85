import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { wallTimers } from '../../server/engine/timers.ts';
import type { Store } from '../../server/journal/contract.ts';
import { RoomDirectory } from '../../server/rooms/directory.ts';
import { openStore } from '../../server/store/open.ts';
import { watchConfig } from '../../server/watch-config.ts';
import { readZones } from '../../server/zones.ts';
import { Room } from './room.ts';

/** A real server on a real store, anew for each test of the file that asks for it; the live watch is in the test's hands. */
export interface Watchroom {
  readonly store: Store;
  readonly rooms: RoomDirectory;
  readonly room: Room;
  /** The server again, on what was kept. */
  restart(): Promise<void>;
}

export function watchroom(): Watchroom {
  let folder = '';
  let on: { store: Store; rooms: RoomDirectory; room: Room } | null = null;
  const opened = () => {
    if (on === null) throw new Error('there is a watchroom only within a test');
    return on;
  };
  const begin = async (): Promise<void> => {
    const store = await openStore({ folder });
    if ('problem' in store) throw new Error(store.problem);
    const zones = await readZones(undefined);
    if ('problem' in zones) throw new Error(zones.problem);
    const log = (message: string) => {
      throw new Error(message);
    };
    const rooms = await RoomDirectory.open({ version: 'test', store, timers: wallTimers, config: watchConfig(zones), random: Math.random, log });
    on = { store, rooms, room: await Room.open({ rooms }) };
  };
  const end = async (): Promise<void> => {
    const { room, rooms, store } = opened();
    on = null;
    await room.close();
    await rooms.stop();
    await store.close();
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'varne-watchroom-'));
    await begin();
  });
  afterEach(async () => {
    await end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    get store() {
      return opened().store;
    },
    get rooms() {
      return opened().rooms;
    },
    get room() {
      return opened().room;
    },
    async restart() {
      await end();
      await begin();
    },
  };
}
