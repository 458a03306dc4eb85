import { EntryDraft, type Entry } from '../../../shared/words/entry.ts';
import type { Journal } from '../../journal/contract.ts';
import { ChainedLog, type Chained } from './chained-log.ts';
import type { Db } from './schema.ts';

const asEntry = ({ seq, hash, line }: Chained<EntryDraft>): Entry => ({ ...line, seq, hash });

/** The journal of one watch in SQLite. */
export async function openJournal(db: Db, watch: string): Promise<Journal> {
  const log = await new ChainedLog(db, 'journal', watch, EntryDraft).open();
  return {
    get seq() {
      return log.seq;
    },
    append: async (drafts) => (await log.append(drafts)).map(asEntry),
    read: async (after, limit) => (await log.read(after, limit)).map(asEntry),
  };
}
