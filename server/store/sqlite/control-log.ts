import { z } from 'zod';
import { ControlBody } from '../../../shared/words/entry.ts';
import { Time } from '../../../shared/words/position.ts';
import type { ControlLog } from '../../journal/contract.ts';
import { ChainedLog } from './chained-log.ts';
import type { Db } from './schema.ts';

/** One line of the control log. `at` is wall time. */
export const ControlLine = z.object({ at: Time, actor: z.string(), body: ControlBody });

/** What people did to the room of one watch, in SQLite. */
export async function openControlLog(db: Db, watch: string): Promise<ControlLog> {
  const log = await new ChainedLog(db, 'control', watch, ControlLine).open();
  return {
    append: async (at, actor, body) => {
      await log.append([{ at, actor, body }]);
    },
    read: async (after, limit) => (await log.read(after, limit)).map(({ seq, line }) => ({ seq, ...line })),
  };
}
