import { sql } from 'kysely';
import { z } from 'zod';
import type { Steps } from '../../../shared/words/steps.ts';
import { canonicalSteps, chainHash } from '../../journal/chain.ts';
import { JournalUnavailable } from '../../journal/contract.ts';
import { inTurns } from '../../journal/in-turns.ts';
import type { Db } from './schema.ts';
import { orUnavailable } from './unavailable.ts';

export const LogName = z.enum(['journal', 'control']);
export type LogName = z.infer<typeof LogName>;

/** A row of the entry table as it comes back. */
export const LineRow = z.object({ seq: z.number().int(), line: z.string(), hash: z.string() });
export const HeadRow = z.object({ seq: z.number().int(), hash: z.string() });

/** A line with its number and hash. */
export interface Chained<Line> {
  readonly seq: number;
  readonly hash: string;
  readonly line: Line;
}

/** Rows in one INSERT: far below SQLite's limit of bound values. */
const ROWS_AT_ONCE = 500;

/** One append-only, hash-chained log: the journal of a watch, or its control log. */
export class ChainedLog<Line> {
  readonly #db: Db;
  readonly #log: LogName;
  readonly #watch: string;
  readonly #schema: z.ZodType<Line>;
  readonly #check: (line: Line) => Steps<Line>;
  #seq = 0;
  /** What was asked before is kept before, however long it takes to write out. */
  #before: Promise<unknown> = Promise.resolve();

  /** `check` looks at a line by its schema in steps, where lines may be large. */
  constructor(db: Db, log: LogName, watch: string, schema: z.ZodType<Line>, check: (line: Line) => Steps<Line> = (line) => wholly(schema, line)) {
    this.#db = db;
    this.#log = log;
    this.#watch = watch;
    this.#schema = schema;
    this.#check = check;
  }

  /** Newest number; 0 when empty. */
  get seq(): number {
    return this.#seq;
  }

  /** Learns where the log stands. */
  async open(): Promise<this> {
    this.#seq = (await this.#head(this.#db))?.seq ?? 0;
    return this;
  }

  /** Numbers, chains and keeps the lines, all or none, durable when it returns. Screens get their turn while a large one is written out. */
  append(lines: readonly Line[]): Promise<Chained<Line>[]> {
    const kept = this.#before.then(() => this.#append(lines));
    this.#before = kept.catch(() => undefined);
    return kept;
  }

  async #append(lines: readonly Line[]): Promise<Chained<Line>[]> {
    if (lines.length === 0) return [];
    // What could not be read back must not be written: a wrong line here is a bug, found before it is kept.
    const written: { line: Line; json: string }[] = [];
    for (const line of lines) {
      const checked = await inTurns(this.#check(line));
      written.push({ line: checked, json: await inTurns(canonicalSteps(checked)) });
    }
    const kept = await orUnavailable(`The ${this.#log} could not be written`, 'Nothing of this was kept.', () =>
      this.#db.transaction().execute(async (db) => {
        const head = await this.#head(db);
        let seq = head?.seq ?? 0;
        let previous = head?.hash ?? null;
        const chained: Chained<Line>[] = [];
        const rows: { log: LogName; watch: string; seq: number; line: string; hash: string }[] = [];
        for (const { line, json } of written) {
          seq += 1;
          const hash = chainHash({ log: this.#log, watch: this.#watch, seq, previous }, json);
          previous = hash;
          rows.push({ log: this.#log, watch: this.#watch, seq, line: json, hash });
          chained.push({ seq, hash, line });
        }
        for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
          await db.insertInto('entry').values(rows.slice(i, i + ROWS_AT_ONCE)).execute();
        }
        const newest = { seq, hash: previous ?? '' };
        await db
          .insertInto('head')
          .values({ log: this.#log, watch: this.#watch, ...newest })
          .onConflict((conflict) => conflict.columns(['log', 'watch']).doUpdateSet(newest))
          .execute();
        return chained;
      }),
    );
    this.#seq = kept.at(-1)?.seq ?? this.#seq;
    return kept;
  }

  /** Lines after `seq`, oldest first. */
  async read(after: number, limit: number): Promise<Chained<Line>[]> {
    return (await this.lines(after, limit)).map((row) => this.#opened(row));
  }

  /** The same exactly as they are kept: canonical JSON, which the hashes are over. */
  async lines(after: number, limit: number): Promise<z.infer<typeof LineRow>[]> {
    const rows = await orUnavailable(`The ${this.#log} could not be read`, 'Nothing was lost by this.', () =>
      this.#db
        .selectFrom('entry')
        .select(['seq', 'line', 'hash'])
        .where('log', '=', this.#log)
        .where('watch', '=', this.#watch)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute(),
    );
    return rows.map((row) => LineRow.parse(row));
  }

  /** Of the lines after `seq`, what `paths` pick from their JSON by path: far cheaper than reading them. */
  async pick<Row>(after: number, limit: number, paths: Readonly<Record<string, string>>, schema: z.ZodType<Row>): Promise<Row[]> {
    const rows = await orUnavailable(`The ${this.#log} could not be read`, 'Nothing was lost by this.', () =>
      this.#db
        .selectFrom('entry')
        .select('seq')
        .select(Object.entries(paths).map(([name, path]) => sql`json_extract(line, ${path})`.as(name)))
        .where('log', '=', this.#log)
        .where('watch', '=', this.#watch)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute(),
    );
    return rows.map((row) => schema.parse(row));
  }

  #opened({ seq, hash, line }: z.infer<typeof LineRow>): Chained<Line> {
    try {
      return { seq, hash, line: this.#schema.parse(JSON.parse(line)) };
    } catch (error) {
      throw new JournalUnavailable(
        `Entry ${seq} of the ${this.#log} of '${this.#watch}' cannot be read. Nothing was changed. Keep a copy of the data folder and run \`varne verify\`.`,
        { cause: error },
      );
    }
  }

  async #head(db: Db): Promise<z.infer<typeof HeadRow> | undefined> {
    const row = await db
      .selectFrom('head')
      .select(['seq', 'hash'])
      .where('log', '=', this.#log)
      .where('watch', '=', this.#watch)
      .executeTakeFirst();
    return HeadRow.optional().parse(row);
  }
}

function* wholly<Line>(schema: z.ZodType<Line>, line: Line): Steps<Line> {
  const checked = schema.parse(line);
  yield;
  return checked;
}
