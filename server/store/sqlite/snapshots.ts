import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { KeptSnapshot, Snapshots } from '../../journal/contract.ts';
import { inTurns } from '../../journal/in-turns.ts';
import { Blob } from './database.ts';
import { jsonSteps } from './json-steps.ts';
import type { Db } from './schema.ts';
import { orUnavailable } from './unavailable.ts';

/** The newest may have been damaged or cut off: the one before it is the way back. */
const KEPT = 2;

const SnapshotRow = z.object({ at: z.number().int(), seq: z.number().int(), version: z.number().int(), checksum: z.string(), state: Blob });

const packed = promisify(gzip);
const unpacked = promisify(gunzip);
const checksumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Snapshots of one watch in SQLite: gzipped JSON with a checksum, the newest two or all. */
export function openSnapshots(db: Db, watch: string, all = false): Snapshots {
  return {
    async save({ at, seq, version, state }) {
      const bytes = await packed(await inTurns(jsonSteps(state)), { level: 3 });
      await orUnavailable('The snapshot could not be written', 'The one before it was kept, and so were all entries.', () =>
        db.transaction().execute(async (db) => {
          await db.insertInto('snapshot').values({ watch, at, seq, version, checksum: checksumOf(bytes), state: bytes }).execute();
          if (all) return;
          const kept = db.selectFrom('snapshot').select('id').where('watch', '=', watch).orderBy('id', 'desc').limit(KEPT);
          await db.deleteFrom('snapshot').where('watch', '=', watch).where('id', 'not in', kept).execute();
        }),
      );
    },

    async latest(version, until = Number.MAX_SAFE_INTEGER) {
      const rows = await orUnavailable('The snapshot could not be read', 'Nothing was changed.', () =>
        db.selectFrom('snapshot').selectAll().where('watch', '=', watch).where('version', '=', version).where('at', '<=', until).orderBy('id', 'desc').execute(),
      );
      for (const row of rows) {
        const opened = await open(row);
        if (opened !== null) return opened;
      }
      return null;
    },
  };
}

async function open(row: unknown): Promise<KeptSnapshot | null> {
  const parsed = SnapshotRow.safeParse(row);
  if (!parsed.success || checksumOf(parsed.data.state) !== parsed.data.checksum) return null;
  const { at, seq, version, state } = parsed.data;
  try {
    const value: unknown = JSON.parse((await unpacked(state)).toString('utf8'));
    return { at, seq, version, state: value };
  } catch {
    return null;
  }
}
