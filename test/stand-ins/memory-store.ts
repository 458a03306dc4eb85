import { JournalUnavailable, type ControlLog, type GlassLog, type KeptSnapshot, type RecordedRun, type WatchStore } from '../../server/journal/contract.ts';
import { takeNote } from '../../shared/glass/standing.ts';
import type { Entry } from '../../shared/words/entry.ts';
import type { GlassNote, GlassRecord, GlassStanding } from '../../shared/words/glass.ts';

/** A watch's store in memory, which can be made to fail and can be cut off like a killed process. */
export class MemoryStore implements WatchStore {
  entries: Entry[] = [];
  runs: RecordedRun[] = [];
  unflushed: RecordedRun[] = [];
  kept: KeptSnapshot[] = [];
  failing = false;
  /** What the traffic log says is damaged. */
  readonly damage: string[] = [];
  onAppend: () => void = () => undefined;
  readonly controlBodies: Parameters<ControlLog['append']>[2][] = [];

  readonly journal: WatchStore['journal'];
  readonly control: ControlLog = {
    append: (_at, _actor, body) => {
      this.controlBodies.push(body);
      return Promise.resolve();
    },
    read: (after, limit) => Promise.resolve(this.controlBodies.map((body, i) => ({ seq: i + 1, at: 0, actor: 'varne', body })).slice(after, after + limit)),
  };
  readonly traffic: WatchStore['traffic'];
  readonly snapshots: WatchStore['snapshots'];
  readonly glass: MemoryGlass;

  constructor() {
    this.glass = new MemoryGlass(() => this.#mayFail());
    const seq = (): number => this.entries.length;
    this.journal = {
      get seq() {
        return seq();
      },
      append: async (drafts) => {
        await Promise.resolve();
        this.#mayFail();
        this.onAppend();
        const made = drafts.map((draft, i): Entry => structuredClone({ ...draft, seq: seq() + i + 1, hash: '0'.repeat(64) }));
        this.entries.push(...made);
        return made;
      },
      read: (after, limit) => Promise.resolve(this.entries.slice(after, after + limit)),
      outline: (after, limit) =>
        Promise.resolve(
          this.entries.slice(after, after + limit).map(({ seq, at, body }) => ({ seq, at, kind: body.kind, alert: body.kind === 'alert' ? { ...body.alert, event: body.event } : null })),
        ),
    };
    this.traffic = {
      record: (sightings, afterSeq) => void this.unflushed.push(structuredClone({ sightings, afterSeq })),
      flush: async () => {
        await Promise.resolve();
        this.#mayFail();
        this.runs.push(...this.unflushed);
        this.unflushed = [];
      },
      read: (from) => runsFrom(this.runs, from),
      moment: () => Promise.resolve(null),
      stretches: () => Promise.resolve([]),
      packed: () => Promise.resolve(null),
      oldest: () => Promise.resolve(null),
      prune: () => Promise.resolve(0),
      damage: this.damage,
    };
    this.snapshots = {
      save: async (snapshot) => {
        await Promise.resolve();
        this.#mayFail();
        this.kept.push(JSON.parse(JSON.stringify(snapshot)) as KeptSnapshot);
      },
      latest: (version, until = Infinity) => Promise.resolve(this.kept.findLast((snapshot) => snapshot.version === version && snapshot.at <= until) ?? null),
    };
  }

  /** What a process that was killed leaves: everything durable, nothing else. */
  afterKill(): MemoryStore {
    const left = new MemoryStore();
    left.entries = structuredClone(this.entries);
    left.runs = structuredClone(this.runs);
    left.kept = structuredClone(this.kept);
    for (const note of this.glass.flushed) left.glass.record(note);
    left.glass.flushed = [...this.glass.flushed];
    return left;
  }

  #mayFail(): void {
    if (this.failing) throw new JournalUnavailable('disk full');
  }
}

/** What screens had, in memory. */
class MemoryGlass implements GlassLog {
  readonly standings = new Map<number, GlassStanding>();
  readonly notes: GlassNote[] = [];
  flushed: GlassNote[] = [];
  highest = 0;
  newest = 0;
  readonly #mayFail: () => void;

  constructor(mayFail: () => void) {
    this.#mayFail = mayFail;
  }

  record(note: GlassNote): void {
    takeNote(this.standings, note);
    if (note.kind !== 'began') this.highest = Math.max(this.highest, note.screen);
    this.newest = note.at;
    this.notes.push(note);
  }

  async flush(): Promise<void> {
    await Promise.resolve();
    if (this.flushed.length === this.notes.length) return;
    this.#mayFail();
    this.flushed = [...this.notes];
  }

  read(from: number, to: number): Promise<GlassRecord> {
    const standings = new Map<number, GlassStanding>();
    for (const note of this.notes) if (note.at < from) takeNote(standings, note);
    return Promise.resolve({ begin: [...standings.values()], notes: this.notes.filter(({ at }) => at >= from && at < to), missing: false });
  }
}

async function* runsFrom(runs: readonly RecordedRun[], from: number): AsyncIterable<RecordedRun> {
  for (const run of runs) {
    const sightings = run.sightings.filter((s) => s.observedAt >= from);
    if (sightings.length > 0) yield await Promise.resolve({ afterSeq: run.afterSeq, sightings });
  }
}
