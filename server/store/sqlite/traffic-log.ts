import { setImmediate } from 'node:timers/promises';
import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import type { PastStretch } from '../../../shared/wire/past/overview.ts';
import type { Chunk, Keyframe } from '../../../shared/wire/traffic/layout.ts';
import { JournalUnavailable, type Moment, type PackedTraffic, type RecordedRun, type TrafficLog } from '../../journal/contract.ts';
import { KnownTracks } from '../../journal/traffic/known-tracks.ts';
import { packed } from '../../journal/traffic/pack.ts';
import { RunList } from '../../journal/traffic/runs.ts';
import { TRAFFIC_KEPT_MS } from '../../journal/retention.ts';
import { FullChunks, type LooseChunk, type Measure } from './full-chunks.ts';
import type { Db, NewTraffic } from './schema.ts';
import { TrafficRows } from './traffic-rows.ts';
import { orUnavailable } from './unavailable.ts';

/** A chunk is open for a minute at least, and five at most. */
const SHORTEST_MS = 60_000;
const LONGEST_MS = 300_000;
/**
 * Between the two it closes when it holds so many sightings for each track of its keyframe. A keyframe costs about
 * 11 bytes a track: shared by 24 sightings it adds half a byte to each, by the six of a minute it would add two.
 */
const SIGHTINGS_PER_TRACK = 24;
/** A recording read at full speed brings hours in a second: so many sightings at most in a part, and in a chunk. */
const MOST_IN_PART = 16_384;
const MOST_IN_CHUNK = 65_536;
/** Sightings held while nothing can be written: an hour of a whole ocean, some 500 MB. Then the older half goes. */
const MOST_NOTES = 2_000_000;
/** Lines of a book, and the length of a day: a new book is begun after either, so that old ones can go with their chunks. */
const MOST_IN_BOOK = 100_000;
const DAY_MS = 86_400_000;

/** Full chunks that may wait to be packed: with more, a recording that is read at full speed waits for them. */
const MAY_WAIT = 1;
/** Lines of a book that are written at once: a few milliseconds. */
const MOST_LINES = 500;
const NO_KEYFRAME: Keyframe = { positions: [], identities: [] };

/** The traffic of one watch in SQLite: parts each second, packed into chunks. */
export class SqliteTrafficLog implements TrafficLog {
  readonly #db: Db;
  readonly #watch: string;
  readonly #rows: TrafficRows;
  readonly #known = new KnownTracks();
  readonly #notes = new RunList();
  /** The chunk that is being filled. */
  #open: LooseChunk | null = null;
  readonly #full = new FullChunks<NewTraffic>({
    pack: (chunk) => this.#packed(chunk, 0, { keyframe: chunk.keyframe, runs: chunk.runs.runs() }, chunk.measure),
    store: (chunk, row) => orUnavailable('Recorded positions could not be packed', 'They are kept in parts, as they are.', () => this.#replace(chunk, row)),
  });
  #chunk = 0;
  #book = 1;
  #bookDay: number | null = null;
  /** Watch time up to which all is flushed; null until something is. */
  #clock: Time | null = null;
  /** On a new day: what was seen before this is to go. */
  #pruneBefore: Time | null = null;
  #dropped = 0;
  /** Some of the notes are being written. */
  #writing = false;
  #flushing: Promise<void> = Promise.resolve();

  constructor(db: Db, watch: string) {
    this.#db = db;
    this.#watch = watch;
    this.#rows = new TrafficRows(db, watch);
  }

  get damage(): readonly string[] {
    if (this.#dropped === 0) return this.#rows.damage;
    return [...this.#rows.damage, `${this.#dropped} sightings of '${this.#watch}' were dropped, the oldest first, because the store could not be written for too long.`];
  }

  /** Takes up where the last process stopped, however it stopped: the last whole chunk, and the parts after it. */
  async restore(): Promise<this> {
    const last = await this.#rows.newest();
    if (last === null) return this;
    this.#chunk = last.chunk;
    this.#book = last.book;
    this.#bookDay = dayOf(last.opened_at);
    const whole = await this.#rows.newestWhole();
    for (const row of whole === null ? [] : await this.#rows.rowsOf(whole)) {
      const chunk = row.part === 0 ? await this.#rows.open(row) : null;
      if (chunk !== null) this.#known.restore(chunk);
    }
    // More than one when the process ended while a full chunk was being packed.
    for (const number of await this.#rows.chunksAfter(whole ?? 0)) {
      const loose = await this.#restoreParts(number);
      if (number === last.chunk) this.#open = loose;
      else if (loose.runs.length > 0) this.#full.add(loose);
    }
    return this;
  }

  async #restoreParts(number: number): Promise<LooseChunk> {
    const rows = await this.#rows.rowsOf(number);
    const loose = this.#loose(number, rows[0]?.opened_at ?? 0, rows[0]?.book ?? this.#book);
    for (const row of rows) {
      loose.parts = row.part;
      const part = await this.#rows.open(row);
      if (part === null) loose.damaged.push(row.part);
      else this.#isKept(loose, part.runs, measured(part.runs), row.closed_at);
    }
    return loose;
  }

  #loose(number: number, openedAt: Time, book: number): LooseChunk {
    return { number, book, openedAt, closedAt: openedAt, keyframe: this.#known.keyframe(openedAt), runs: new RunList(), measure: measured([]), parts: 0, damaged: [] };
  }

  /** The next part of a chunk is in the store. */
  #isKept(loose: LooseChunk, runs: readonly RecordedRun[], measure: Measure, closedAt: Time): void {
    loose.runs.addRuns(runs);
    loose.measure = together(loose.measure, measure);
    loose.closedAt = closedAt;
    for (const run of runs) for (const s of run.sightings) this.#known.take(s);
    this.#clock = closedAt;
  }

  record(sightings: readonly Sighting[], afterSeq: number): void {
    for (const s of sightings) {
      this.#notes.add(Number.isInteger(s.observedAt) ? s : { ...s, observedAt: Math.round(s.observedAt) }, afterSeq);
    }
    // Not while some are being written: they are dropped from the front when they are.
    if (this.#notes.length <= MOST_NOTES || this.#writing) return;
    const half = Math.floor(this.#notes.length / 2);
    this.#dropped += half;
    this.#notes.drop(half);
  }

  flush(at: Time): Promise<void> {
    return this.#inTurn(() => orUnavailable('Positions could not be written', 'They are held in memory and written when it can be done.', () => this.#flush(at)));
  }

  /** Packs what is full; resolves when nothing is under way any more. What cannot be packed stays in parts. */
  async settle(): Promise<void> {
    try {
      await this.#inTurn(() => this.#full.goOn(0));
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) throw error;
    }
  }

  /** One after the other: a part's number and the chunk's end depend on the flush before. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#flushing.then(work);
    this.#flushing = turn.catch(() => undefined);
    return turn;
  }

  async #flush(at: Time): Promise<void> {
    this.#writing = true;
    try {
      await this.#writeNotes(at);
    } finally {
      this.#writing = false;
    }
    this.#clock = at;
    await this.#full.goOn(MAY_WAIT);
    if (this.#pruneBefore === null) return;
    await this.#prune(this.#pruneBefore);
    this.#pruneBefore = null;
  }

  async #writeNotes(at: Time): Promise<void> {
    if (this.#isDue(at)) this.#closeOpen();
    while (this.#notes.length > 0) {
      const count = Math.min(this.#notes.length, MOST_IN_PART);
      const last = count === this.#notes.length;
      await this.#keepPart(this.#notes.runs(count), last ? at : null);
      this.#notes.drop(count);
      if (last || !this.#isDue(this.#clock ?? at)) continue;
      this.#closeOpen();
      await this.#full.goOn(MAY_WAIT);
    }
  }

  #isDue(at: Time): boolean {
    const open = this.#open;
    if (open === null) return false;
    const age = at - open.openedAt;
    if (open.runs.length >= MOST_IN_CHUNK || age >= LONGEST_MS || age < 0) return true;
    return age >= SHORTEST_MS && open.runs.length >= SIGHTINGS_PER_TRACK * this.#known.size;
  }

  /** Makes a part durable; then it is known. `at` is the watch time that it ends at, or null for its last sighting's. */
  async #keepPart(runs: readonly RecordedRun[], at: Time | null): Promise<void> {
    const open = this.#open ?? (await this.#begin(this.#opening(runs[0]?.sightings[0]?.observedAt ?? 0)));
    const measure = measured(runs);
    const closedAt = at ?? measure.observed_to;
    const row = await this.#packed(open, open.parts + 1, { keyframe: NO_KEYFRAME, runs }, measure);
    await this.#store({ ...row, closed_at: closedAt }, null);
    open.parts += 1;
    this.#open = open;
    this.#chunk = open.number;
    this.#isKept(open, runs, measure, closedAt);
  }

  async #begin(openedAt: Time): Promise<LooseChunk> {
    await this.#chooseBook(openedAt);
    return this.#loose(this.#chunk + 1, openedAt, this.#book);
  }

  /** A chunk begins where the one before it ended, unless nobody was there in between. */
  #opening(first: Time): Time {
    const clock = this.#clock;
    return clock !== null && Math.abs(first - clock) < SHORTEST_MS ? clock : first;
  }

  /** The open chunk is full: what comes next goes into another. */
  #closeOpen(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    open.closedAt = this.#clock ?? open.closedAt;
    if (open.runs.length > 0) this.#full.add(open);
  }

  /** What the store gets of a chunk (part 0), or of a part of it. */
  async #packed({ number, book, openedAt, closedAt }: LooseChunk, part: number, content: Chunk, measure: Measure): Promise<NewTraffic> {
    const bytes = await packed(content, await this.#rows.book(book), part === 0 ? 'small' : 'quick');
    return { watch: this.#watch, chunk: number, part, opened_at: openedAt, closed_at: closedAt, ...measure, book, bytes };
  }

  /** Puts a whole chunk in the place of its parts. A part that could not be read stays beside it. */
  #replace({ number, damaged }: LooseChunk, row: NewTraffic): Promise<void> {
    return this.#store(row, (db) => db.deleteFrom('traffic').where('watch', '=', this.#watch).where('chunk', '=', number).where('part', 'not in', damaged).execute());
  }

  /** Stores a row, after what makes room for it, in one transaction. Its book has its lines by then. In turn, so that no line comes twice. */
  async #store(row: NewTraffic, before: ((db: Db) => Promise<unknown>) | null): Promise<void> {
    const book = await this.#rows.book(row.book);
    const fresh = [...book.fresh].map((line) => ({ watch: this.#watch, book: row.book, ...line }));
    // Every vessel's lines at once, on a new day, would hold up everyone: what is ahead of its chunk does no harm.
    while (fresh.length > MOST_LINES) {
      const some = fresh.splice(0, MOST_LINES);
      await this.#db.insertInto('traffic_book').values(some).execute();
      book.written(some.length);
      await setImmediate();
    }
    await this.#db.transaction().execute(async (db) => {
      await before?.(db);
      if (fresh.length > 0) await db.insertInto('traffic_book').values(fresh).execute();
      await db.insertInto('traffic').values(row).execute();
    });
    book.written(fresh.length);
  }

  /** A new book for a new day, or when the one in use is full. */
  async #chooseBook(at: Time): Promise<void> {
    const day = dayOf(at);
    const old = this.#bookDay === null || day === this.#bookDay ? null : this.#book;
    const full = (await this.#rows.book(this.#book)).size >= MOST_IN_BOOK;
    if (old !== null || full) {
      this.#book += 1;
      this.#rows.begin(this.#book, new Set(this.#full.all.map((chunk) => chunk.book)));
    }
    if (day !== this.#bookDay) this.#pruneBefore = at - TRAFFIC_KEPT_MS;
    this.#bookDay = day;
  }

  async *read(from: Time): AsyncIterable<RecordedRun> {
    const runs = this.#rows.runsFrom(from)[Symbol.asyncIterator]();
    for (let step = await this.#reading(() => runs.next()); step.done !== true; step = await this.#reading(() => runs.next())) yield step.value;
  }

  async moment(at: Time): Promise<Moment | null> {
    // A chunk in parts has no keyframe in the store yet: it stands here, unless it is packed and stored meanwhile.
    const loose = this.#looseChunks();
    const rows = await this.#reading(async () => {
      const last = await this.#rows.newest(at);
      return last === null ? [] : this.#rows.rowsOf(last.chunk);
    });
    const whole = rows[0]?.part === 0;
    let keyframe = whole ? undefined : [...this.#looseChunks(), ...loose].find((chunk) => chunk.number === rows[0]?.chunk)?.keyframe;
    const runs: RecordedRun[] = [];
    for (const row of rows) {
      const chunk = await this.#reading(() => this.#rows.open(row));
      if (chunk === null) continue;
      keyframe ??= chunk.keyframe;
      for (const run of chunk.runs) {
        const sightings = run.sightings.filter((s) => s.observedAt <= at);
        if (sightings.length > 0) runs.push({ afterSeq: run.afterSeq, sightings });
      }
    }
    return keyframe === undefined ? null : { keyframe, runs };
  }

  stretches(from: Time, to: Time): Promise<PastStretch[]> {
    return this.#reading(() => this.#rows.stretches(from, to));
  }

  oldest(): Promise<Time | null> {
    return this.#reading(() => this.#rows.oldest());
  }

  async packed(number: number): Promise<PackedTraffic | null> {
    const loose = this.#looseChunks();
    const [rows, nextFrom] = await this.#reading(async () => [await this.#rows.rowsOf(number), await this.#rows.opensAfter(number)] as const);
    const first = rows[0];
    if (first === undefined) return null;
    const closed = first.part === 0;
    const keyframe = closed ? undefined : [...this.#looseChunks(), ...loose].find((chunk) => chunk.number === number)?.keyframe;
    const sightings = rows.reduce((sum, row) => sum + row.sightings, 0);
    const to = Math.max(...rows.map((row) => row.closed_at));
    const book = await this.#rows.book(first.book);
    const begun = keyframe === undefined ? [] : [await packed({ keyframe, runs: [] }, book, 'quick')];
    const pieces: Uint8Array[] = [];
    const lines = new Set<number>();
    for (const bytes of [...begun, ...rows.map((row) => row.bytes)]) {
      const needs = this.#rows.linesOf(bytes, book);
      if (needs === null) continue;
      pieces.push(bytes);
      for (const line of needs) lines.add(line);
    }
    return { number, from: first.opened_at, to, sightings, closed, nextFrom, pieces, lines: book.some(lines), damaged: begun.length + rows.length - pieces.length };
  }

  #looseChunks(): LooseChunk[] {
    return this.#open === null ? [...this.#full.all] : [...this.#full.all, this.#open];
  }

  prune(before: Time): Promise<number> {
    return orUnavailable('Old positions could not be removed', 'Nothing was removed.', () => this.#prune(before));
  }

  #prune(before: Time): Promise<number> {
    return this.#db.transaction().execute(async (db) => {
      const ofWatch = db.selectFrom('traffic').where('watch', '=', this.#watch);
      const old = ofWatch.select('chunk').where('part', '=', 0).where('observed_to', '<', before);
      const gone = await old.execute();
      // Whatever could not be read of them goes with them.
      await db.deleteFrom('traffic').where('watch', '=', this.#watch).where('chunk', 'in', old).execute();
      await db.deleteFrom('traffic_book').where('watch', '=', this.#watch).where('book', 'not in', ofWatch.select('book')).where('book', '<', this.#book).execute();
      return gone.length;
    });
  }

  #reading<T>(work: () => Promise<T>): Promise<T> {
    return orUnavailable('Recorded positions could not be read', 'Nothing was changed.', work);
  }
}

const dayOf = (at: Time): number => Math.floor(at / DAY_MS);

function measured(runs: readonly RecordedRun[]): Measure {
  const of = { observed_from: Infinity, observed_to: -Infinity, sightings: 0, positions: 0 };
  for (const run of runs) {
    of.sightings += run.sightings.length;
    for (const { kind, observedAt } of run.sightings) {
      if (kind === 'position') of.positions += 1;
      if (observedAt < of.observed_from) of.observed_from = observedAt;
      if (observedAt > of.observed_to) of.observed_to = observedAt;
    }
  }
  return of;
}

function together(a: Measure, b: Measure): Measure {
  return {
    observed_from: Math.min(a.observed_from, b.observed_from),
    observed_to: Math.max(a.observed_to, b.observed_to),
    sightings: a.sightings + b.sightings,
    positions: a.positions + b.positions,
  };
}
