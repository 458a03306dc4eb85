import { gunzipSync, gzipSync } from 'node:zlib';
import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import type { RecordedRun, TrafficLog } from '../../journal/contract.ts';
import { Blob } from './database.ts';
import type { Db } from './schema.ts';
import { orUnavailable } from './unavailable.ts';

/** Interim. */
export async function openTrafficLog(db: Db, watch: string): Promise<TrafficLog> {
  let notes: { afterSeq: number; sightings: Sighting[] }[] = [];
  const last = await db.selectFrom('traffic').select('chunk').where('watch', '=', watch).orderBy('chunk', 'desc').limit(1).executeTakeFirst();
  let chunk = last?.chunk ?? 0;
  return {
    record(sightings, afterSeq) {
      const open = notes.at(-1);
      if (open?.afterSeq === afterSeq) for (const s of sightings) open.sightings.push(s);
      else notes.push({ afterSeq, sightings: [...sightings] });
    },
    async flush(at: Time) {
      if (notes.length === 0) return;
      const taken = notes;
      notes = [];
      const times = taken.flatMap((run) => run.sightings.map((s) => s.observedAt));
      const row = {
        watch,
        chunk: chunk + 1,
        part: 0,
        opened_at: at,
        closed_at: at,
        observed_from: times.reduce((a, b) => Math.min(a, b), Infinity),
        observed_to: times.reduce((a, b) => Math.max(a, b), -Infinity),
        sightings: times.length,
        positions: times.length,
        book: 0,
        bytes: gzipSync(JSON.stringify(taken)),
      };
      try {
        await orUnavailable('The traffic could not be written', 'It is kept in memory.', () => db.insertInto('traffic').values(row).execute());
      } catch (error) {
        notes = [...taken, ...notes];
        throw error;
      }
      chunk += 1;
    },
    async *read(from: Time): AsyncIterable<RecordedRun> {
      const rows = await db.selectFrom('traffic').select('bytes').where('watch', '=', watch).where('observed_to', '>=', from).orderBy('chunk').execute();
      for (const row of rows) {
        const runs: RecordedRun[] = JSON.parse(gunzipSync(Blob.parse(row.bytes)).toString('utf8'));
        for (const run of runs) yield { afterSeq: run.afterSeq, sightings: run.sightings.filter((s) => s.observedAt >= from) };
      }
    },
  };
}
