import { JournalUnavailable, type ControlLog, type KeptSnapshot, type RecordedRun, type WatchStore } from '../../server/journal/contract.ts';
import type { Entry } from '../../shared/words/entry.ts';
import type { Sighting } from '../../shared/words/sighting.ts';

/** A watch's store in memory, which can be made to fail and can be cut off like a killed process. */
export class MemoryStore implements WatchStore {
  entries: Entry[] = [];
  runs: RecordedRun[] = [];
  unflushed: RecordedRun[] = [];
  kept: KeptSnapshot[] = [];
  failing = false;
  readonly controlBodies: Parameters<ControlLog['append']>[2][] = [];

  readonly journal: WatchStore['journal'];
  readonly control: ControlLog = {
    append: (_at, _actor, body) => {
      this.controlBodies.push(body);
      return Promise.resolve();
    },
  };
  readonly traffic: WatchStore['traffic'];
  readonly snapshots: WatchStore['snapshots'];

  constructor() {
    const self = this;
    this.journal = {
      get seq() {
        return self.entries.length;
      },
      async append(drafts) {
        await Promise.resolve();
        self.#mayFail();
        const made = drafts.map((draft, i): Entry => structuredClone({ ...draft, seq: self.entries.length + i + 1, hash: '0'.repeat(64) }));
        self.entries.push(...made);
        return made;
      },
      async read(after, limit) {
        await Promise.resolve();
        return self.entries.slice(after, after + limit);
      },
    };
    this.traffic = {
      record(sightings: readonly Sighting[], afterSeq: number) {
        self.unflushed.push(structuredClone({ sightings, afterSeq }));
      },
      async flush() {
        await Promise.resolve();
        self.#mayFail();
        self.runs.push(...self.unflushed);
        self.unflushed = [];
      },
      async *read(from) {
        for (const run of self.runs) {
          const sightings = run.sightings.filter((s) => s.observedAt >= from);
          if (sightings.length > 0) yield { afterSeq: run.afterSeq, sightings };
        }
      },
    };
    this.snapshots = {
      async save(snapshot) {
        await Promise.resolve();
        self.#mayFail();
        self.kept.push(JSON.parse(JSON.stringify(snapshot)) as KeptSnapshot);
      },
      async latest(version) {
        await Promise.resolve();
        return self.kept.findLast((snapshot) => snapshot.version === version) ?? null;
      },
    };
  }

  /** What a process that was killed leaves: everything durable, nothing else. */
  afterKill(): MemoryStore {
    const left = new MemoryStore();
    left.entries = structuredClone(this.entries);
    left.runs = structuredClone(this.runs);
    left.kept = structuredClone(this.kept);
    return left;
  }

  #mayFail(): void {
    if (this.failing) throw new JournalUnavailable('disk full');
  }
}
