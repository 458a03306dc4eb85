import { z } from 'zod';
import { EntryDraft } from '../../../shared/words/entry.ts';
import type { Store, VerifyFinding, VerifyReport, WatchKeeping, WatchPast, WatchStore } from '../../journal/contract.ts';
import type { Time } from '../../../shared/words/position.ts';
import { ChainedLog } from './chained-log.ts';
import { openControlLog } from './control-log.ts';
import { SqliteGlassLog } from './glass-log.ts';
import { openJournal } from './journal.ts';
import { openPeople } from './people.ts';
import { openScenarioShelf } from './scenario-shelf.ts';
import type { Db } from './schema.ts';
import { openSnapshots } from './snapshots.ts';
import { SqliteTrafficLog } from './traffic-log.ts';
import { orUnavailable } from './unavailable.ts';
import { verifyChains, verifyEnds } from './verify.ts';

const Heads = z.array(z.object({ watch: z.string() }));

/** A data folder in one SQLite file. */
export class SqliteStore implements Store {
  readonly people: Store['people'];
  readonly scenarios: Store['scenarios'];
  readonly #db: Db;
  readonly #end: () => void;
  /** One of each watch: its logs know where they stand. */
  readonly #watches = new Map<string, Promise<WatchStore>>();
  readonly #traffic: SqliteTrafficLog[] = [];

  constructor(db: Db, clock: () => Time, end: () => void) {
    this.#db = db;
    this.#end = end;
    this.people = openPeople(db, clock);
    this.scenarios = openScenarioShelf(db);
  }

  watch(name: string, keep: WatchKeeping = {}): Promise<WatchStore> {
    const known = this.#watches.get(name);
    if (known !== undefined) return known;
    const opening = this.#open(name, keep);
    this.#watches.set(name, opening);
    return opening;
  }

  async #open(name: string, keep: WatchKeeping): Promise<WatchStore> {
    const traffic = await new SqliteTrafficLog(this.#db, name).restore();
    this.#traffic.push(traffic);
    return {
      journal: await openJournal(this.#db, name),
      control: await openControlLog(this.#db, name),
      traffic,
      glass: await new SqliteGlassLog(this.#db, name).restore(),
      snapshots: openSnapshots(this.#db, name, keep.allSnapshots),
    };
  }

  /** Its own logs, so that what is read here is neither packed nor written by it. */
  async past(name: string): Promise<WatchPast | null> {
    if (!(await this.watches(name)).includes(name)) return null;
    const traffic = await new SqliteTrafficLog(this.#db, name).restore();
    const log = await new ChainedLog(this.#db, 'journal', name, EntryDraft).open();
    return { name, traffic, snapshots: openSnapshots(this.#db, name), lines: (after, limit) => log.lines(after, limit) };
  }

  async watches(prefix: string): Promise<string[]> {
    const rows = await orUnavailable('The journal could not be read', 'Nothing was changed.', () =>
      this.#db.selectFrom('head').select('watch').distinct().orderBy('watch').execute(),
    );
    return Heads.parse(rows).flatMap(({ watch }) => (watch.startsWith(prefix) ? [watch] : []));
  }

  verify(): Promise<VerifyReport> {
    return verifyChains(this.#db);
  }

  verifyEnd(watch: string): Promise<VerifyFinding[]> {
    return verifyEnds(this.#db, watch);
  }

  /** What is being packed is packed first. */
  async close(): Promise<void> {
    for (const traffic of this.#traffic) await traffic.settle();
    this.#end();
  }
}
