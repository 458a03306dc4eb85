import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { encodeChunk } from '../../../shared/wire/traffic/encode.ts';
import type { Chunk, Keyframe } from '../../../shared/wire/traffic/layout.ts';
import type { Moment, RecordedRun, TrafficLog } from '../../journal/contract.ts';
import { deflated } from '../../journal/traffic/deflate.ts';
import { KnownTracks } from '../../journal/traffic/known-tracks.ts';
import { RunList } from '../../journal/traffic/runs.ts';
import { TRAFFIC_KEPT_MS } from '../../journal/retention.ts';
import type { Db } from './schema.ts';
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

/** The chunk that is being filled. Its parts are in the store; its sightings are here too, to be packed together. */
interface OpenChunk {
  readonly number: number;
  readonly openedAt: Time;
  readonly keyframe: Keyframe;
  readonly runs: RunList;
  parts: number;
}

/** The traffic of one watch in SQLite: parts each second, packed into chunks. */
export class SqliteTrafficLog implements TrafficLog {
  readonly #db: Db;
  readonly #watch: string;
  readonly #rows: TrafficRows;
  readonly #known = new KnownTracks();
  readonly #notes = new RunList();
  #open: OpenChunk | null = null;
  #chunk = 0;
  #book = 1;
  #bookDay: number | null = null;
  /** Watch time up to which all is flushed; null until something is. */
  #clock: Time | null = null;
  /** On a new day: what was seen before this is to go. */
  #pruneBefore: Time | null = null;
  #dropped = 0;
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

  /** Takes up where the last process stopped, however it stopped: the last chunk, and the parts after it. */
  async restore(): Promise<this> {
    const last = await this.#db
      .selectFrom('traffic')
      .select(['chunk', 'part', 'book', 'opened_at'])
      .where('watch', '=', this.#watch)
      .orderBy('chunk', 'desc')
      .orderBy('part', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last === undefined) return this;
    this.#chunk = last.chunk;
    this.#book = last.book;
    this.#bookDay = dayOf(last.opened_at);
    const whole = last.part === 0 ? last.chunk : last.chunk - 1;
    for (const row of await this.#rows.rowsOf(whole)) {
      const chunk = await this.#rows.open(row);
      if (chunk !== null) this.#known.restore(chunk);
    }
    if (last.part === 0) return this;
    const open: OpenChunk = { number: last.chunk, openedAt: last.opened_at, keyframe: this.#known.keyframe(last.opened_at), runs: new RunList(), parts: last.part };
    for (const row of await this.#rows.rowsOf(last.chunk)) {
      const part = await this.#rows.open(row);
      if (part === null) continue;
      open.runs.addRuns(part.runs);
      for (const run of part.runs) for (const s of run.sightings) this.#known.take(s);
      this.#clock = row.closed_at;
    }
    this.#open = open;
    return this;
  }

  record(sightings: readonly Sighting[], afterSeq: number): void {
    for (const s of sightings) {
      this.#notes.add(Number.isInteger(s.observedAt) ? s : { ...s, observedAt: Math.round(s.observedAt) }, afterSeq);
    }
    if (this.#notes.length <= MOST_NOTES) return;
    const half = Math.floor(this.#notes.length / 2);
    this.#dropped += half;
    this.#notes.drop(half);
  }

  flush(at: Time): Promise<void> {
    // One after the other: a part's number and the chunk's end depend on the flush before.
    const turn = this.#flushing.then(() => orUnavailable('Positions could not be written', 'They are held in memory and written when it can be done.', () => this.#flush(at)));
    this.#flushing = turn.catch(() => undefined);
    return turn;
  }

  async #flush(at: Time): Promise<void> {
    if (this.#isDue(at)) await this.#close();
    while (this.#notes.length > 0) {
      const count = Math.min(this.#notes.length, MOST_IN_PART);
      const last = count === this.#notes.length;
      await this.#keepPart(this.#notes.runs(count), last ? at : null);
      this.#notes.drop(count);
      if (!last && this.#isDue(this.#clock ?? at)) await this.#close();
    }
    this.#clock = at;
    if (this.#pruneBefore === null) return;
    await this.#prune(this.#pruneBefore);
    this.#pruneBefore = null;
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
    const first = runs[0]?.sightings[0]?.observedAt ?? 0;
    const openedAt = this.#open?.openedAt ?? this.#opening(first);
    const open = this.#open ?? { number: this.#chunk + 1, openedAt, keyframe: this.#known.keyframe(openedAt), runs: new RunList(), parts: 0 };
    if (this.#open === null) await this.#chooseBook(openedAt);
    const { from, to } = observedIn(runs);
    const closedAt = at ?? to;
    const row = await this.#packed({ keyframe: { positions: [], identities: [] }, runs }, { chunk: open.number, part: open.parts + 1, opened_at: openedAt, closed_at: closedAt });
    await this.#db.transaction().execute(async (db) => {
      await this.#keepLines(db, row.lines);
      await db.insertInto('traffic').values({ ...row.values, observed_from: from, observed_to: to }).execute();
    });
    (await this.#rows.book(this.#book)).written(row.lines.length);
    open.parts += 1;
    open.runs.addRuns(runs);
    for (const run of runs) for (const s of run.sightings) this.#known.take(s);
    this.#open = open;
    this.#chunk = open.number;
    this.#clock = closedAt;
  }

  /** A chunk begins where the one before it ended, unless nobody was there in between. */
  #opening(first: Time): Time {
    const clock = this.#clock;
    return clock !== null && Math.abs(first - clock) < SHORTEST_MS ? clock : first;
  }

  /** Packs the parts of the open chunk into one, with its keyframe, and removes them, all in one transaction. */
  async #close(): Promise<void> {
    const open = this.#open;
    if (open === null) return;
    const runs = open.runs.runs();
    const { from, to } = observedIn(runs);
    const row = await this.#packed({ keyframe: open.keyframe, runs }, { chunk: open.number, part: 0, opened_at: open.openedAt, closed_at: this.#clock ?? to });
    await this.#db.transaction().execute(async (db) => {
      await this.#keepLines(db, row.lines);
      await db.deleteFrom('traffic').where('watch', '=', this.#watch).where('chunk', '=', open.number).execute();
      await db.insertInto('traffic').values({ ...row.values, observed_from: from, observed_to: to }).execute();
    });
    (await this.#rows.book(this.#book)).written(row.lines.length);
    this.#open = null;
  }

  async #packed(chunk: Chunk, place: { chunk: number; part: number; opened_at: Time; closed_at: Time }) {
    const book = await this.#rows.book(this.#book);
    const bytes = deflated(encodeChunk(chunk, book));
    let sightings = 0;
    let positions = 0;
    for (const run of chunk.runs) {
      sightings += run.sightings.length;
      for (const s of run.sightings) if (s.kind === 'position') positions += 1;
    }
    return { lines: [...book.fresh], values: { watch: this.#watch, ...place, sightings, positions, book: this.#book, bytes } };
  }

  async #keepLines(db: Db, lines: readonly { number: number; content: string }[]): Promise<void> {
    const rows = lines.map((line) => ({ watch: this.#watch, book: this.#book, ...line }));
    for (let i = 0; i < rows.length; i += 1_000) await db.insertInto('traffic_book').values(rows.slice(i, i + 1_000)).execute();
  }

  /** A new book for a new day, or when the one in use is full. */
  async #chooseBook(at: Time): Promise<void> {
    const day = dayOf(at);
    const old = this.#bookDay === null || day === this.#bookDay ? null : this.#book;
    const full = (await this.#rows.book(this.#book)).size >= MOST_IN_BOOK;
    if (old !== null || full) {
      this.#book += 1;
      this.#rows.begin(this.#book);
    }
    if (day !== this.#bookDay) this.#pruneBefore = at - TRAFFIC_KEPT_MS;
    this.#bookDay = day;
  }

  async *read(from: Time): AsyncIterable<RecordedRun> {
    for (const number of await this.#reading(() => this.#rows.chunksFrom(from))) {
      for (const row of await this.#reading(() => this.#rows.rowsOf(number))) {
        const chunk = await this.#reading(() => this.#rows.open(row));
        for (const run of chunk?.runs ?? []) {
          const sightings = run.sightings.filter((s) => s.observedAt >= from);
          if (sightings.length > 0) yield { afterSeq: run.afterSeq, sightings };
        }
      }
    }
  }

  async moment(at: Time): Promise<Moment | null> {
    const rows = await this.#reading(async () => {
      const last = await this.#db
        .selectFrom('traffic')
        .select('chunk')
        .where('watch', '=', this.#watch)
        .where('opened_at', '<=', at)
        .orderBy('chunk', 'desc')
        .limit(1)
        .executeTakeFirst();
      return last === undefined ? [] : this.#rows.rowsOf(last.chunk);
    });
    // The open chunk has no keyframe in the store yet: it stands here.
    let keyframe = rows[0]?.chunk === this.#open?.number ? this.#open?.keyframe : undefined;
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

  prune(before: Time): Promise<number> {
    return orUnavailable('Old positions could not be removed', 'Nothing was removed.', () => this.#prune(before));
  }

  #prune(before: Time): Promise<number> {
    return this.#db.transaction().execute(async (db) => {
        const gone = await db.deleteFrom('traffic').where('watch', '=', this.#watch).where('part', '=', 0).where('observed_to', '<', before).executeTakeFirst();
        const used = db.selectFrom('traffic').select('book').where('watch', '=', this.#watch);
        await db.deleteFrom('traffic_book').where('watch', '=', this.#watch).where('book', 'not in', used).where('book', '<', this.#book).execute();
        return Number(gone.numDeletedRows);
      });
  }

  #reading<T>(work: () => Promise<T>): Promise<T> {
    return orUnavailable('Recorded positions could not be read', 'Nothing was changed.', work);
  }
}

const dayOf = (at: Time): number => Math.floor(at / DAY_MS);

function observedIn(runs: readonly RecordedRun[]): { from: Time; to: Time } {
  let from = Infinity;
  let to = -Infinity;
  for (const run of runs) {
    for (const { observedAt } of run.sightings) {
      if (observedAt < from) from = observedAt;
      if (observedAt > to) to = observedAt;
    }
  }
  return { from, to };
}
