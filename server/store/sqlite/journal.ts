import { z } from 'zod';
import { AlertEvent, AlertPriority, AlertState } from '../../../shared/words/alert.ts';
import { EntryDraft, type Entry } from '../../../shared/words/entry.ts';
import type { Steps } from '../../../shared/words/steps.ts';
import { ZoneFeature } from '../../../shared/words/zone.ts';
import type { EntryOutline, Journal } from '../../journal/contract.ts';
import { ChainedLog, type Chained } from './chained-log.ts';
import type { Db } from './schema.ts';

const asEntry = ({ seq, hash, line }: Chained<EntryDraft>): Entry => ({ ...line, seq, hash });

/** An entry looked at by its schema, the zones of a change one by one: a centre's are tens of thousands of points. */
function* checked(draft: EntryDraft): Steps<EntryDraft> {
  const { body } = draft;
  if (body.kind !== 'settings') return EntryDraft.parse(draft);
  const zones: ZoneFeature[] = [];
  for (const zone of body.change.zones) {
    zones.push(ZoneFeature.parse(zone));
    yield;
  }
  const { change } = body;
  const rest = EntryDraft.parse({ ...draft, body: { ...body, change: { ...change, zones: [] } } });
  return rest.body.kind === 'settings' ? { ...rest, body: { ...rest.body, change: { ...rest.body.change, zones } } } : rest;
}

/** Where in an entry's JSON its outline stands. */
const OUTLINE = {
  at: '$.at',
  kind: '$.body.kind',
  id: '$.body.alert.id',
  event: '$.body.event',
  state: '$.body.alert.state',
  priority: '$.body.alert.priority',
  what: '$.body.alert.what',
  who: '$.body.alert.who',
} as const;

const Line = z.object({ seq: z.number().int(), at: z.number(), kind: z.string() });
const AlertLine = Line.extend({ kind: z.literal('alert'), id: z.string(), event: AlertEvent, state: AlertState, priority: AlertPriority, what: z.string(), who: z.string() });
const OutlineRow = z.union([AlertLine, Line]).transform((row): EntryOutline => ({ seq: row.seq, at: row.at, kind: row.kind, alert: 'id' in row ? row : null }));

/** The journal of one watch in SQLite. */
export async function openJournal(db: Db, watch: string): Promise<Journal> {
  const log = await new ChainedLog(db, 'journal', watch, EntryDraft, checked).open();
  return {
    get seq() {
      return log.seq;
    },
    append: async (drafts) => (await log.append(drafts)).map(asEntry),
    read: async (after, limit) => (await log.read(after, limit)).map(asEntry),
    outline: (after, limit) => log.pick(after, limit, OUTLINE, OutlineRow),
  };
}
