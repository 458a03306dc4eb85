import { z } from 'zod';
import { TrafficBook } from '../../../shared/wire/traffic/book.ts';
import type { PastStretch } from '../../../shared/wire/past/overview.ts';
import { checkChunk, decodeChunk } from '../../../shared/wire/traffic/decode.ts';
import type { Chunk } from '../../../shared/wire/traffic/layout.ts';
import { linesOf } from '../../../shared/wire/traffic/lines.ts';
import type { RecordedRun } from '../../journal/contract.ts';
import { inflated } from '../../journal/traffic/deflate.ts';
import { Blob } from './database.ts';
import type { Db } from './schema.ts';

/** A stored chunk or part as it comes back. */
export const TrafficRow = z.object({
  chunk: z.number().int(),
  part: z.number().int(),
  opened_at: z.number(),
  closed_at: z.number(),
  sightings: z.number().int(),
  book: z.number().int(),
  bytes: Blob,
});
export type TrafficRow = z.infer<typeof TrafficRow>;

const Place = TrafficRow.pick({ chunk: true, book: true, opened_at: true });
const Opened = TrafficRow.pick({ opened_at: true });
const StretchRow = z.object({ chunk: z.number().int(), opened_at: z.number(), closed_at: z.number(), sightings: z.number(), part: z.number().int() });
/** Two days of chunks of a minute. */
const MOST_STRETCHES = 3_000;
const Numbered = TrafficRow.pick({ chunk: true });
const BookRow = z.object({ number: z.number().int(), content: z.string() });
const WHY = { 'not-a-chunk': 'it is no chunk', 'other-version': 'a newer Varne wrote it', checksum: 'its checksum is wrong', damaged: 'it is damaged' } as const;

/** Opens the stored traffic of one watch; keeps the books that it opened. */
export class TrafficRows {
  readonly #db: Db;
  readonly #watch: string;
  readonly #books = new Map<number, Promise<TrafficBook>>();
  readonly #damage = new Map<string, string>();

  constructor(db: Db, watch: string) {
    this.#db = db;
    this.#watch = watch;
  }

  /** What could not be read so far, in words. */
  get damage(): readonly string[] {
    return [...this.#damage.values()];
  }

  /** A book with all its lines: one for all who ask, for it grows. */
  book(number: number): Promise<TrafficBook> {
    const known = this.#books.get(number);
    if (known !== undefined) return known;
    const reading = this.#readBook(number);
    this.#books.set(number, reading);
    reading.catch(() => this.#books.delete(number));
    return reading;
  }

  async #readBook(number: number): Promise<TrafficBook> {
    const book = new TrafficBook();
    const rows = await this.#db
      .selectFrom('traffic_book')
      .select(['number', 'content'])
      .where('watch', '=', this.#watch)
      .where('book', '=', number)
      .orderBy('number')
      .execute();
    for (const row of z.array(BookRow).parse(rows)) book.learn(row.number, row.content);
    return book;
  }

  /** A new book, empty. The ones before it can be read again from the store, but for those that still grow. */
  begin(number: number, growing: ReadonlySet<number>): void {
    for (const known of this.#books.keys()) if (!growing.has(known)) this.#books.delete(known);
    this.#books.set(number, Promise.resolve(new TrafficBook()));
  }

  /** Where the newest chunk begins that was opened by `at`, and its book; null when there is none. */
  async newest(at = Number.MAX_SAFE_INTEGER): Promise<Pick<TrafficRow, 'chunk' | 'book' | 'opened_at'> | null> {
    const row = await this.#db
      .selectFrom('traffic')
      .select(['chunk', 'book', 'opened_at'])
      .where('watch', '=', this.#watch)
      .where('opened_at', '<=', at)
      .orderBy('chunk', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : Place.parse(row);
  }

  /** The newest chunk that is packed; null when none is. */
  async newestWhole(): Promise<number | null> {
    const row = await this.#db.selectFrom('traffic').select('chunk').where('watch', '=', this.#watch).where('part', '=', 0).orderBy('chunk', 'desc').limit(1).executeTakeFirst();
    return row === undefined ? null : Numbered.parse(row).chunk;
  }

  /** The numbers of the chunks after one, oldest first. */
  async chunksAfter(chunk: number): Promise<number[]> {
    const rows = await this.#db.selectFrom('traffic').select('chunk').distinct().where('watch', '=', this.#watch).where('chunk', '>', chunk).orderBy('chunk').execute();
    return z.array(Numbered).parse(rows).map((row) => row.chunk);
  }

  /** The numbers of the chunks that hold anything seen at or after `from`, oldest first. */
  async chunksFrom(from: number): Promise<number[]> {
    const rows = await this.#db
      .selectFrom('traffic')
      .select('chunk')
      .distinct()
      .where('watch', '=', this.#watch)
      .where('observed_to', '>=', from)
      .orderBy('chunk')
      .execute();
    return z.array(Numbered).parse(rows).map((row) => row.chunk);
  }

  /** The rows of one chunk: itself, or the parts of it that were flushed so far. One statement, so never half of both. */
  async rowsOf(chunk: number): Promise<TrafficRow[]> {
    const rows = await this.#db
      .selectFrom('traffic')
      .select(['chunk', 'part', 'opened_at', 'closed_at', 'sightings', 'book', 'bytes'])
      .where('watch', '=', this.#watch)
      .where('chunk', '=', chunk)
      .orderBy('part')
      .execute();
    return z.array(TrafficRow).parse(rows);
  }

  /** When the chunk after this one was opened; null when there is none. */
  async opensAfter(chunk: number): Promise<number | null> {
    const row = await this.#db.selectFrom('traffic').select('opened_at').where('watch', '=', this.#watch).where('chunk', '>', chunk).orderBy('chunk').limit(1).executeTakeFirst();
    return row === undefined ? null : Opened.parse(row).opened_at;
  }

  /** When the oldest chunk was opened; null when there is none. */
  oldest(): Promise<number | null> {
    return this.opensAfter(-1);
  }

  /** Chunks of which something was recorded between two times, oldest first. */
  async stretches(from: number, to: number): Promise<PastStretch[]> {
    const rows = await this.#db
      .selectFrom('traffic')
      .select((of) => ['chunk', of.fn.min('opened_at').as('opened_at'), of.fn.max('closed_at').as('closed_at'), of.fn.sum('sightings').as('sightings'), of.fn.min('part').as('part')])
      .where('watch', '=', this.#watch)
      .where('observed_to', '>=', from)
      .where('opened_at', '<=', to)
      .groupBy('chunk')
      .orderBy('chunk')
      .limit(MOST_STRETCHES)
      .execute();
    return z.array(StretchRow).parse(rows).map((row) => ({ number: row.chunk, from: row.opened_at, to: row.closed_at, sightings: row.sightings, closed: row.part === 0 }));
  }

  /** The lines of the book that a stored row refers to; null when it is damaged. */
  linesOf(packed: Uint8Array, book: TrafficBook): ReadonlySet<number> | null {
    const bytes = inflated(packed);
    const lines = bytes === null ? null : linesOf(bytes, (number) => book.lane(number));
    return lines === null || 'fault' in lines ? null : lines;
  }

  /** What was seen at or after `from`, in recorded order. */
  async *runsFrom(from: number): AsyncGenerator<RecordedRun, void, void> {
    for (const number of await this.chunksFrom(from)) {
      for (const row of await this.rowsOf(number)) {
        const chunk = await this.open(row);
        for (const run of chunk?.runs ?? []) {
          const sightings = run.sightings.filter((s) => s.observedAt >= from);
          if (sightings.length > 0) yield { afterSeq: run.afterSeq, sightings };
        }
      }
    }
  }

  /** What a row holds, or null when it is damaged, which is noted. */
  async open(row: TrafficRow): Promise<Chunk | null> {
    const bytes = inflated(row.bytes);
    const chunk = bytes === null ? ({ fault: 'damaged' } as const) : decodeChunk(bytes, await this.book(row.book));
    if (!('fault' in chunk)) return chunk;
    this.#note(row, chunk.fault);
    return null;
  }

  /** Whether a row is whole, without opening it; what is not is noted. */
  isWhole(row: TrafficRow): boolean {
    const bytes = inflated(row.bytes);
    const fault = bytes === null ? 'damaged' : checkChunk(bytes)?.fault;
    if (fault !== undefined) this.#note(row, fault);
    return fault === undefined;
  }

  #note(row: TrafficRow, fault: keyof typeof WHY): void {
    const between = `${new Date(row.opened_at).toISOString()} to ${new Date(row.closed_at).toISOString()}`;
    const name = row.part === 0 ? `chunk ${row.chunk}` : `part ${row.part} of chunk ${row.chunk}`;
    this.#damage.set(`${row.chunk}/${row.part}`, `The traffic of '${this.#watch}' from ${between} (${name}) cannot be read: ${WHY[fault]}. It is left out; all else is whole.`);
  }
}
