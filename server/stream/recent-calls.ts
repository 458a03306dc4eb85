import type { EngineLink } from '../engine/link.ts';
import { Calls, CALLS_LEAD_MS, type AlertCall } from '../../shared/words/calls.ts';
import type { Entry } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';

const WINDOW_MS = 600_000;
const AT_ONCE = 500;
/** No more than this is read back, however much was done. */
const PAGES = 8;

/** Each time that an alert called by sound in the ten minutes before `now`, as the entries up to `seq` tell it. */
export async function recentCalls(link: Pick<EngineLink, 'entries'>, seq: number, now: Time): Promise<AlertCall[]> {
  const from = now - WINDOW_MS;
  let entries: Entry[] = [];
  for (let before = seq, page = 0; before > 0 && page < PAGES; page++) {
    const after = Math.max(0, before - AT_ONCE);
    const some = await link.entries(after, before - after);
    entries = [...some, ...entries];
    const [first] = some;
    if (first === undefined || first.at < from - CALLS_LEAD_MS) break;
    before = after;
  }
  const follow = new Calls();
  return entries.flatMap(({ body }) => {
    if (body.kind !== 'alert' || !follow.take(body.event, body.alert)) return [];
    const { id, changedAt: at, audience, category } = body.alert;
    return at > from ? [{ id, at, audience, category }] : [];
  });
}
