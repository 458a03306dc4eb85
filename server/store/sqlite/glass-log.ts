import { z } from 'zod';
import type { GlassNote, GlassRecord, GlassStanding } from '../../../shared/words/glass.ts';
import type { Time } from '../../../shared/words/position.ts';
import { takeNote } from '../../../shared/glass/standing.ts';
import type { GlassLog } from '../../journal/contract.ts';
import { TRAFFIC_KEPT_MS } from '../../journal/retention.ts';
import { GlassRow, openGlass, packGlass, type GlassContent } from './glass-chunk.ts';
import type { Db, NewGlass } from './schema.ts';
import { orUnavailable } from './unavailable.ts';

/** A chunk is closed by the first note after this; until then a quiet watch writes nothing at all. */
const CHUNK_MS = 600_000;
/** So many are opened in some milliseconds; thirty restless screens make them in four minutes. */
const MOST_IN_CHUNK = 2_000;
/** Notes held while nothing can be written, some 10 MB. Then the older half goes, and that is said. */
const MOST_WAITING = 50_000;
/** A screen that was cut and did not come back for so long is not carried on into the next chunk. */
const FORGOTTEN_AFTER_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The chunk that is being filled. */
interface OpenChunk extends GlassContent {
  readonly number: number;
  readonly from: Time;
  /** Number of the last part. */
  readonly parts: number;
}

const Highest = z.object({ highest: z.number().int().nullable() });

/** What the screens of one watch had, in SQLite: parts each second in which anything was noted, packed into chunks. */
export class SqliteGlassLog implements GlassLog {
  readonly standings = new Map<number, GlassStanding>();
  highest = 0;
  newest: Time = 0;
  readonly #db: Db;
  readonly #watch: string;
  /** As `standings`, by what is in the store. */
  #kept = new Map<number, GlassStanding>();
  #open: OpenChunk | null = null;
  #chunk = 0;
  #waiting: GlassNote[] = [];
  #dropped = false;
  #writing = false;
  #day: number | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(db: Db, watch: string) {
    this.#db = db;
    this.#watch = watch;
  }

  /** Takes up where the last process stopped, however it stopped. */
  async restore(): Promise<this> {
    const highest = await this.#rows().select(({ fn }) => fn.max('highest').as('highest')).executeTakeFirst();
    this.highest = Highest.parse(highest).highest ?? 0;
    const rows = await this.#rowsBetween(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    const last = rows.at(-1);
    if (last === undefined) return this;
    this.#chunk = last.chunk;
    this.newest = last.to_at;
    const content = await joined(rows);
    for (const standing of content.begin) this.#kept.set(standing.screen, standing);
    for (const note of content.notes) takeNote(this.#kept, note);
    for (const [screen, standing] of this.#kept) this.standings.set(screen, standing);
    // Parts that cannot be read are left as they are, and a chunk of its own begins after them.
    if (last.part > 0 && !content.missing) this.#open = { ...content, number: last.chunk, from: last.from_at, parts: last.part };
    return this;
  }

  record(note: GlassNote): void {
    takeNote(this.standings, note);
    if (note.kind !== 'began') this.highest = Math.max(this.highest, note.screen);
    this.newest = Math.max(this.newest, note.at);
    this.#waiting.push(note);
    // Not while some are being written: they are taken from the front when they are.
    if (this.#waiting.length <= MOST_WAITING || this.#writing) return;
    for (const lost of this.#waiting.splice(0, MOST_WAITING / 2)) takeNote(this.#kept, lost);
    this.#dropped = true;
  }

  flush(): Promise<void> {
    return this.#inTurn(() => orUnavailable('What screens showed could not be written', 'It is held in memory and written when it can be done.', () => this.#flush()));
  }

  read(from: Time, to: Time): Promise<GlassRecord> {
    return this.#inTurn(() => orUnavailable('What screens showed could not be read', 'Nothing was changed.', () => this.#read(from, to)));
  }

  /** One after the other: a part's number depends on the flush before, and what is read is in the store or waits, never both. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #flush(): Promise<void> {
    this.#writing = true;
    try {
      for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
        if (this.#open !== null && (first.at - this.#open.from >= CHUNK_MS || this.#open.notes.length >= MOST_IN_CHUNK)) await this.#close(this.#open);
        const open = this.#open ?? (await this.#begin(first.at));
        await this.#writePart(open, this.#waiting.slice(0, MOST_IN_CHUNK - open.notes.length).filter(({ at }) => at - open.from < CHUNK_MS));
      }
    } finally {
      this.#writing = false;
    }
  }

  async #begin(from: Time): Promise<OpenChunk> {
    const day = Math.floor(from / DAY_MS);
    if (day !== this.#day) await this.#db.deleteFrom('glass').where('watch', '=', this.#watch).where('to_at', '<', from - TRAFFIC_KEPT_MS).execute();
    this.#day = day;
    const begin = [...this.#kept.values()].filter(({ state, since }) => state !== 'closed' && (state !== 'cut' || from - since < FORGOTTEN_AFTER_MS));
    return { number: this.#chunk + 1, from, begin, notes: [], missing: false, parts: 0 };
  }

  async #writePart(open: OpenChunk, notes: readonly GlassNote[]): Promise<void> {
    const part = open.parts + 1;
    const missing = this.#dropped;
    const bytes = await packGlass({ begin: part === 1 ? open.begin : [], notes: [...notes], missing });
    await this.#db.insertInto('glass').values(this.#row(open, part, notes, bytes)).execute();
    this.#waiting.splice(0, notes.length);
    if (missing) this.#dropped = false;
    for (const note of notes) takeNote(this.#kept, note);
    if (part === 1) {
      this.#chunk = open.number;
      this.#kept = new Map(open.begin.map((standing) => [standing.screen, standing]));
      for (const note of notes) takeNote(this.#kept, note);
      this.#forget();
    }
    this.#open = { ...open, notes: [...open.notes, ...notes], missing: open.missing || missing, parts: part };
  }

  /** What the new chunk does not know any more. */
  #forget(): void {
    for (const [screen, { state }] of this.standings) if ((state === 'closed' || state === 'cut') && !this.#kept.has(screen)) this.standings.delete(screen);
  }

  /** Packs a full chunk: its parts go, and it stands in their place. */
  async #close(open: OpenChunk): Promise<void> {
    const row = this.#row(open, 0, open.notes, await packGlass(open));
    await this.#db.transaction().execute(async (db) => {
      await db.deleteFrom('glass').where('watch', '=', this.#watch).where('chunk', '=', open.number).execute();
      await db.insertInto('glass').values(row).execute();
    });
    this.#open = null;
  }

  #row({ number, from }: OpenChunk, part: number, notes: readonly GlassNote[], bytes: Uint8Array): NewGlass {
    return { watch: this.#watch, chunk: number, part, from_at: from, to_at: notes.at(-1)?.at ?? from, notes: notes.length, highest: this.highest, bytes };
  }

  async #read(from: Time, to: Time): Promise<GlassRecord> {
    const { begin, notes, missing } = await joined(await this.#rowsBetween(from, to));
    const standings = new Map(begin.map((each) => [each.screen, each]));
    const wanted: GlassNote[] = [];
    for (const note of [...notes, ...this.#waiting]) {
      if (note.at < from) takeNote(standings, note);
      else if (note.at < to) wanted.push(note);
    }
    return { begin: [...standings.values()].filter(({ state }) => state !== 'closed'), notes: wanted, missing: missing || this.#dropped };
  }

  #rows() {
    return this.#db.selectFrom('glass').where('watch', '=', this.#watch);
  }

  /** The chunks that tell of a stretch of time, the one that it begins in first. One statement, so never half of a chunk's parts. */
  async #rowsBetween(from: Time, to: Time): Promise<z.infer<typeof GlassRow>[]> {
    const first = this.#rows().where('from_at', '<=', from).select((eb) => eb.fn.coalesce(eb.fn.max('chunk'), eb.lit(0)).as('chunk'));
    const rows = await this.#rows().where('chunk', '>=', first).where('from_at', '<=', to).select(['chunk', 'part', 'from_at', 'to_at', 'highest', 'bytes']).orderBy('chunk').orderBy('part').execute();
    return z.array(GlassRow).parse(rows);
  }
}

/** Chunks and parts together: how screens stood before the first, and all notes. */
async function joined(rows: readonly z.infer<typeof GlassRow>[]): Promise<GlassContent> {
  let begin: GlassStanding[] | null = null;
  const notes: GlassNote[] = [];
  let missing = false;
  for (const row of rows) {
    const content = await openGlass(row.bytes);
    missing ||= content === null || content.missing;
    if (content === null) continue;
    begin ??= content.begin;
    notes.push(...content.notes);
  }
  return { begin: begin ?? [], notes, missing };
}
