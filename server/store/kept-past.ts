import { join } from 'node:path';
import type { KeptPast } from '../journal/contract.ts';
import { DATABASE_FILE } from './open.ts';
import { openDatabase } from './sqlite/database.ts';
import { openJournal } from './sqlite/journal.ts';
import { TrafficRows } from './sqlite/traffic-rows.ts';

/**
 * Opens what a data folder has of one watch as it is now, to be read while another thread or process goes on writing there: nothing that
 * comes later is seen, and nothing is written. Throws what libsql throws.
 */
export async function openKeptPast(folder: string, watch: string): Promise<KeptPast & { close(): void }> {
  const { db, connection } = openDatabase(join(folder, DATABASE_FILE));
  // One view of everything until the end: a chunk may be put in the place of its parts meanwhile, and a book grow.
  connection.exec('BEGIN');
  const rows = new TrafficRows(db, watch);
  return {
    journal: await openJournal(db, watch),
    traffic: {
      read: (from) => rows.runsFrom(from),
      moment: async (at) => {
        const place = await rows.newest(at);
        const [row] = place === null ? [] : await rows.rowsOf(place.chunk);
        const whole = row?.part === 0 ? await rows.open(row) : null;
        return whole && { keyframe: whole.keyframe, runs: [] };
      },
    },
    close: () => {
      connection.exec('COMMIT');
      connection.close();
    },
  };
}
